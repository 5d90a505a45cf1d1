"""Is a command done once when the connection is lost, wherever that is, and does it take one round trip when not?"""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import psycopg
import pytest

from services.eventlog import recorder_postgres
from services.eventlog.codec import Nieuw
from services.eventlog.errors import EventLogError
from services.eventlog.log import EventLog
from tests.contracts.conftest import NU, nieuw, nieuw_dossier, numbers, open_log
from tests.kit.doorgeefluik import Doorgeefluik, Knip, Waar
from tests.kit.postgres import database

VEEL = [nieuw(1, dossier=nieuw_dossier(i)) for i in range(300)]
PUNTEN: dict[str, tuple[bytes, bytes]] = {
    "enkel": (b"leg_vast(", b""),
    "bulk": (b"COMMIT", b"gebeurtenissen_hoofd"),
    "bulk-hoofd": (b"UPDATE gebeurtenissen_hoofd", b""),
    "bulk-copy": (b"COPY ", b""),
    "bulk-zegel": (b"INSERT INTO zegel", b""),
    "met index": (b"COMMIT", b"pgn_index"),
}
WAAR: tuple[Waar, ...] = ("ervoor", "onderweg", "erna")


@pytest.fixture
def luik() -> Iterator[Doorgeefluik]:
    with database() as adres, Doorgeefluik(adres) as luik:
        yield luik


@pytest.fixture
def log(luik: Doorgeefluik, tmp_path: Path) -> Iterator[EventLog]:
    with open_log(luik.adres, tmp_path / "log.sleutels") as log:
        log.append([nieuw(1)], nu=NU)
        yield log


def command(log: EventLog, punt: str, *, van: int = 2) -> tuple[range, list[Nieuw]]:
    """Do what belongs to a point."""
    if punt == "enkel":
        feiten = [nieuw(van), nieuw(van + 1)]
        return log.append(feiten, nu=NU), feiten
    if punt == "met index":
        feiten = [nieuw(1, dossier=nieuw_dossier(1))]
        return log.append(feiten, nu=NU, pgns={"999990019": nieuw_dossier(1)}), feiten
    return log.append(VEEL, nu=NU), VEEL


@pytest.mark.parametrize("waar", WAAR)
@pytest.mark.parametrize("punt", PUNTEN)
def test_a_command_is_done_once_wherever_the_connection_is_lost(
    luik: Doorgeefluik, log: EventLog, punt: str, waar: Waar
) -> None:
    wat, in_transactie = PUNTEN[punt]
    luik.knip = Knip(wat, waar, in_transactie)
    plaatsen, feiten = command(log, punt)

    assert luik.knip.gevallen == 1
    assert plaatsen == range(2, 2 + len(feiten))
    assert numbers(log) == list(range(1, 2 + len(feiten)))
    assert [s.event_id for s in log.stored_since(1, 1_000)] == [n.id for n in feiten]
    assert punt != "met index" or log.find(["999990019"]) == {"999990019": nieuw_dossier(1)}
    assert log.append([nieuw(1, dossier=nieuw_dossier(900))], nu=NU) == range(2 + len(feiten), 3 + len(feiten))


@pytest.mark.parametrize("punt", ["enkel", "bulk"])
def test_when_it_is_lost_each_time_the_error_says_that_nothing_was_stored(
    luik: Doorgeefluik, log: EventLog, punt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wat, in_transactie = PUNTEN[punt]
    monkeypatch.setattr(Knip, "valt", lambda _, bericht, transactie: wat in bericht and in_transactie in transactie)
    luik.knip = Knip(wat, "ervoor", in_transactie)
    with pytest.raises(EventLogError, match="niets vastgelegd"):
        command(log, punt)
    luik.knip = None

    assert numbers(log) == [1]


@pytest.mark.parametrize("waar", WAAR)
def test_when_the_server_stays_away_the_error_says_that_it_is_not_known(
    luik: Doorgeefluik, log: EventLog, waar: Waar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_postgres, "PAUSES", (0.0, 0.1))
    luik.knip, luik.weg = Knip(b"leg_vast(", waar), True
    with pytest.raises(EventLogError, match="is niet bekend: bied het opnieuw aan"):
        log.append([nieuw(2)], nu=NU)
    luik.knip, luik.weg = None, False

    assert numbers(log) in ([1], [1, 2])


def test_without_an_event_nobody_claims_to_know(luik: Doorgeefluik, log: EventLog) -> None:
    luik.knip = Knip(b"COMMIT", "erna", b"pgn_index")
    with pytest.raises(EventLogError, match="is niet bekend"):
        log.append([], nu=NU, pgns={"999990019": nieuw_dossier(1)})


def test_connections_that_died_while_nobody_used_them_are_passed_over(luik: Doorgeefluik, log: EventLog) -> None:
    klaar = Barrier(8)

    def hold() -> None:
        with log.databank.lezen():
            klaar.wait(30)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: hold(), range(8)))
    _end_all(luik)
    assert numbers(log) == [1]
    _end_all(luik)
    assert log.append([nieuw(2)], nu=NU) == range(2, 3)
    _end_all(luik)
    assert log.append([nieuw(1, dossier=nieuw_dossier(1))], nu=NU, pgns={"999990019": nieuw_dossier(1)}) == range(3, 4)


def _end_all(luik: Doorgeefluik) -> None:
    with psycopg.connect(luik.adres, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_writer_that_nobody_overtakes_needs_one_round_trip(luik: Doorgeefluik, log: EventLog) -> None:
    rondes = [round_trips(luik, log, versie) for versie in range(2, 14)]

    assert sorted(rondes) == [1] * 11 + [2]  # once the statement is prepared


def test_a_writer_that_was_overtaken_needs_one_more(luik: Doorgeefluik, log: EventLog) -> None:
    assert log.sleutels.path is not None
    with open_log(luik.adres, log.sleutels.path) as ander:
        rondes = []
        for versie in range(2, 14):
            ander.append([nieuw(versie - 1, dossier=nieuw_dossier(1))], nu=NU)
            rondes.append(round_trips(luik, log, versie))

    assert sorted(rondes) == [2] * 11 + [3]


def test_a_writer_that_queues_needs_seven(luik: Doorgeefluik, log: EventLog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder_postgres, "GUESSES", 0)
    rondes = Counter(round_trips(luik, log, versie) for versie in range(2, 14))

    assert rondes.most_common(1)[0][0] == 7
    assert max(rondes) <= 11, "more only when a statement is prepared"


def round_trips(luik: Doorgeefluik, log: EventLog, versie: int) -> int:
    voor = luik.rondes
    log.append([nieuw(versie)], nu=NU)
    return luik.rondes - voor
