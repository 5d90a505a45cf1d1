"""Is every change of a log on a server that goes round it found, at every place, and named?"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

from projections.stores.databank import open_databank
from projections.stores.postgres import PostgresRows
from services.eventlog.controlepunt import Controlepunt
from services.eventlog.log import EventLog
from services.eventlog.sleutels import open_sleutelkast
from services.eventlog.tabelstand import SCHEMA
from services.vragen.bevinding import Bevinding
from services.vragen.verify import verify
from tests.kit.postgres import database, naam_van
from tests.kit.verzegeld import AANTAL, ANDER, TRANSACTIES, leg_vast
from tests.kit.winkel import BEGIN
from tests.kit.woorden import LEERLING
from tests.services.test_zegel import BLOKKEN, NUMMERS, blok_van

KOLOMMEN = {
    "notification_id": "-notification_id",
    "originator_id": "gen_random_uuid()",
    "originator_version": "originator_version + 7",
    "topic": "'Betergemeld.v1'",
    "state": "sha256(state) || sha256(state || '1')",
    "event_id": "gen_random_uuid()",
    "ontvangen_op": "ontvangen_op + 1",
}
BLOKKOLOMMEN = {
    "nummer": "-nummer",
    "eerste_id": "eerste_id + 1",
    "laatste_id": "laatste_id + 1",
    "ontvangen_op": "ontvangen_op - 1",
    "soort": "1 - soort",
    "wortel": "sha256(wortel)",
    "vorige": "sha256(vorige)",
    "stempel": "substr(stempel, 2)",
}


@dataclass(frozen=True)
class Opslag:
    """A sealed log on a server, with its keys."""

    adres: str
    keys: Path

    def open(self) -> EventLog:
        """Open the log."""
        return EventLog(open_databank(self.adres, SCHEMA), open_sleutelkast(self.keys))

    def knoei(self, *opdrachten: str) -> None:
        """Change the store behind the back of the log."""
        with closing(open_databank(self.adres, SCHEMA)) as databank, databank.schrijven() as v:
            for opdracht in opdrachten:
                v.doe(opdracht)

    def bevindingen(self, punt: Controlepunt | None = None) -> list[Bevinding]:
        """Return what `verify` finds."""
        with self.open() as log, closing(PostgresRows(self.adres)) as rijen:
            return verify(log, rijen, punt=punt).bevindingen

    def genoemd(self, punt: Controlepunt | None = None) -> str:
        """Return what `verify` finds, as one text."""
        return "\n".join(f"{b.code}: {b.plaats} {b.melding}" for b in self.bevindingen(punt))


@pytest.fixture(scope="module")
def gaaf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opslag]:
    with database() as adres:
        opslag = Opslag(adres, tmp_path_factory.mktemp("sleutels") / "log.sleutels")
        with opslag.open() as log:
            log.append([], nu=BEGIN, pgns={"999990019": LEERLING, "999990020": ANDER})
            leg_vast(log)
        yield opslag


@pytest.fixture
def opslag(gaaf: Opslag) -> Iterator[Opslag]:
    with database(zoals=naam_van(gaaf.adres)) as adres:
        yield Opslag(adres, gaaf.keys)


def test_an_untouched_log_is_in_order(opslag: Opslag) -> None:
    assert opslag.bevindingen() == []


@pytest.mark.parametrize("nummer", NUMMERS)
@pytest.mark.parametrize("kolom", KOLOMMEN)
def test_a_changed_column_is_found_with_its_block(kolom: str, nummer: int, opslag: Opslag) -> None:
    opslag.knoei(f"UPDATE gebeurtenissen SET {kolom} = {KOLOMMEN[kolom]} WHERE notification_id = {nummer}")

    assert f"inhoud: blok {blok_van(nummer)} " in opslag.genoemd()


@pytest.mark.parametrize("nummer", NUMMERS)
def test_a_moment_between_its_neighbours_is_found_in_its_row(nummer: int, opslag: Opslag) -> None:
    opslag.knoei(f"UPDATE gebeurtenissen SET ontvangen_op = ontvangen_op - 1 WHERE notification_id = {nummer}")

    assert f"tijd: gebeurtenis {nummer} " in opslag.genoemd()


@pytest.mark.parametrize(("een", "ander"), [*combinations(NUMMERS, 2)])
def test_two_rows_that_changed_places_are_found(een: int, ander: int, opslag: Opslag) -> None:
    opslag.knoei(
        *(
            f"UPDATE gebeurtenissen SET notification_id = {naar} WHERE notification_id = {van}"
            for van, naar in ((een, 99), (ander, een), (99, ander))
        )
    )
    gevonden = opslag.genoemd()

    assert all(f"inhoud: blok {blok_van(nummer)} " in gevonden for nummer in (een, ander))


@pytest.mark.parametrize("nummer", NUMMERS)
def test_a_removed_row_is_found(nummer: int, opslag: Opslag) -> None:
    opslag.knoei(f"DELETE FROM gebeurtenissen WHERE notification_id = {nummer}")
    aantal = len(TRANSACTIES[blok_van(nummer) - 1])

    assert f"1 van de {aantal} verzegelde ontbreken" in opslag.genoemd()


@pytest.mark.parametrize("nummer", [-(1 << 63), -1, 0, AANTAL + 1, 50, (1 << 63) - 1])
def test_an_inserted_row_is_found(nummer: int, opslag: Opslag) -> None:
    opslag.knoei(
        "INSERT INTO gebeurtenissen "
        "(notification_id, originator_id, originator_version, topic, state, event_id, ontvangen_op) "
        f"SELECT {nummer}, gen_random_uuid(), 1, topic, state, gen_random_uuid(), ontvangen_op "
        "FROM gebeurtenissen WHERE notification_id = 1"
    )

    assert f"los: gebeurtenis {nummer} " in opslag.genoemd()


@pytest.mark.parametrize("nummer", BLOKKEN)
@pytest.mark.parametrize("kolom", BLOKKOLOMMEN)
def test_a_changed_block_is_found(kolom: str, nummer: int, opslag: Opslag) -> None:
    opslag.knoei(f"UPDATE zegel SET {kolom} = {BLOKKOLOMMEN[kolom]} WHERE nummer = {nummer}")

    assert "zegel: blok " in opslag.genoemd()


@pytest.mark.parametrize("nummer", BLOKKEN)
def test_a_removed_block_is_found(nummer: int, opslag: Opslag) -> None:
    opslag.knoei(f"DELETE FROM zegel WHERE nummer = {nummer}")

    assert "los: gebeurtenis " in opslag.genoemd()


def test_a_seal_that_was_taken_away_is_found(opslag: Opslag) -> None:
    opslag.knoei("DROP TABLE zegel CASCADE")

    assert f"los: gebeurtenis 1 t/m {AANTAL} " in opslag.genoemd()


@pytest.mark.parametrize("over", [1, 2, 3])
def test_an_end_that_was_cut_off_without_a_trace_is_found_with_a_checkpoint_only(over: int, opslag: Opslag) -> None:
    with opslag.open() as log, log.opname() as opname:
        punt = Controlepunt.of((ruw.blok for ruw in opname.blokken()), log.sleutels.zegelsleutel)
    laatste = sum(map(len, TRANSACTIES[:over]))
    opslag.knoei(
        f"DELETE FROM gebeurtenissen WHERE notification_id > {laatste}",
        f"DELETE FROM zegel WHERE nummer > {over}",
        f"UPDATE gebeurtenissen_hoofd SET last_id = {laatste}",
    )

    assert {b.code for b in opslag.bevindingen()} <= {"index"}
    assert "het einde ontbreekt" in opslag.genoemd(punt)
