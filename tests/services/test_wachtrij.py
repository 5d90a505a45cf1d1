"""Where is a delivery when somebody stops, dies, removes it or asks meanwhile?"""

import io
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event as Sein
from threading import Thread

import pytest

from services.ingest import Uitkomst
from services.ingest.regels import Voortgang
from services.ingest.verwerk import Telling
from services.projector import verloop_of
from services.volgt import VERS, Volgt
from services.wachtrij import Aanleveringenmap, Innemer, Levering, Status, Wachtrij
from services.wachtrij.levering import schrijf
from tests.kit.kader import landelijk
from tests.kit.winkel import Winkel

REGEL = b"een regel\n"


def neem_in(bestand: Path, _afgewezen: Path, voortgang: Voortgang, _door: str) -> Uitkomst:
    """Read a file, and record nothing of it."""
    for regel in bestand.read_bytes().splitlines(keepends=True):
        voortgang(len(regel))
    return Uitkomst(bestand, "verzuimmeldingen", Telling(gelezen=1), None)


@pytest.fixture
def rij(tmp_path: Path) -> Wachtrij:
    return Wachtrij(tmp_path / "rij")


@pytest.fixture
def map_(tmp_path: Path) -> Aanleveringenmap:
    return Aanleveringenmap(tmp_path / "rij")


def ontvang(rij: Wachtrij, naam: str = "a.csv") -> Levering:
    return rij.ontvang_bestand(naam, io.BytesIO(REGEL))


def een(rij: Wachtrij, levering: Levering) -> Levering:
    gevonden = rij.een(levering.id)
    assert gevonden
    return gevonden


def test_they_are_taken_in_in_the_order_of_arrival(rij: Wachtrij, map_: Aanleveringenmap) -> None:
    wachtend, gezien = [ontvang(rij, f"{naam}.csv") for naam in "bac"], []

    def onthoud(bestand: Path, *rest: object) -> Uitkomst:
        gezien.append(bestand.name)
        return neem_in(bestand, *rest)  # type: ignore[arg-type] # what was given goes on

    assert Innemer(map_, onthoud).volg(Sein(), rust=0) == 3
    assert gezien == ["b.csv", "a.csv", "c.csv"]
    assert {een(rij, levering).status for levering in wachtend} == {Status.KLAAR}
    assert list(map_.van(wachtend[0].id).iterdir()) == [map_.van(wachtend[0].id) / "stand.json"]


def test_who_takes_in_while_another_does_waits(rij: Wachtrij, map_: Aanleveringenmap) -> None:
    levering = ontvang(rij)

    def ook(bestand: Path, *rest: object) -> Uitkomst:
        assert Innemer(Aanleveringenmap(bestand.parents[2]), neem_in).volg(Sein(), rust=0) == 0
        assert (map_.is_verlaten(), een(rij, levering).status) == (False, Status.BEZIG)
        return neem_in(bestand, *rest)  # type: ignore[arg-type] # what was given goes on

    assert map_.is_verlaten()
    assert Innemer(map_, ook).volg(Sein(), rust=0) == 1
    assert een(rij, levering).status is Status.KLAAR


def test_told_to_stop_it_waits_for_the_next_time_and_that_is_no_try(rij: Wachtrij, map_: Aanleveringenmap) -> None:
    levering, stop = ontvang(rij), Sein()

    def halverwege(bestand: Path, *rest: object) -> Uitkomst:
        stop.set()
        return neem_in(bestand, *rest)  # type: ignore[arg-type] # what was given goes on

    assert Innemer(map_, halverwege).volg(stop) == 0
    assert (een(rij, levering).status, een(rij, levering).pogingen) == (Status.WACHT, 0)
    assert Innemer(map_, neem_in).volg(Sein(), rust=0) == 1


@pytest.mark.parametrize(("pogingen", "status"), [(4, Status.KLAAR), (5, Status.MISLUKT)])
def test_one_on_which_the_process_dies_again_and_again_fails_and_the_next_is_taken_in(
    pogingen: int, status: Status, rij: Wachtrij, map_: Aanleveringenmap
) -> None:
    dodelijk, volgende = ontvang(rij), ontvang(rij)
    schrijf(map_.van(dodelijk.id), dodelijk.model_copy(update={"status": Status.BEZIG, "pogingen": pogingen}))
    Innemer(map_, neem_in).volg(Sein(), rust=0)

    assert (een(rij, dodelijk).status, een(rij, volgende).status) == (status, Status.KLAAR)
    assert "bied het opnieuw aan" in (een(rij, dodelijk).fout or "") or status is Status.KLAAR


def test_what_is_coming_in_is_left_alone_and_what_nobody_brings_goes(rij: Wachtrij, tmp_path: Path) -> None:
    dood = tmp_path / "rij" / str(ontvang(rij).id)
    (dood / "stand.json").unlink()

    class Nog(io.BytesIO):
        def read(self, _: int | None = -1, /) -> bytes:
            ander = Wachtrij(tmp_path / "rij")
            assert len(list((tmp_path / "rij").glob("*-*"))) == 1
            assert ander.lijst() == []
            return super().read()

    assert rij.ontvang_bestand("b.csv", Nog(REGEL)).bytes == len(REGEL)
    assert [gevonden.bestandsnaam for gevonden in rij.lijst()] == ["b.csv"]


def test_what_is_being_taken_in_cannot_be_removed(rij: Wachtrij, map_: Aanleveringenmap) -> None:
    levering = ontvang(rij)
    schrijf(map_.van(levering.id), levering.model_copy(update={"status": Status.BEZIG}))
    assert not rij.verwijder(levering.id)

    schrijf(map_.van(levering.id), levering)
    assert rij.verwijder(levering.id)
    assert (rij.lijst(), rij.verwijder(levering.id)) == ([], True)


def test_whoever_removes_one_that_is_coming_to_its_end_waits_until_its_file_is_gone(
    rij: Wachtrij, map_: Aanleveringenmap
) -> None:
    levering, gelezen, verwijderaar = ontvang(rij), Sein(), ExitStack()

    def en_dan(bestand: Path, *rest: object) -> Uitkomst:
        verwijderaar.enter_context(map_.alleen())
        gelezen.set()
        return neem_in(bestand, *rest)  # type: ignore[arg-type] # what was given goes on

    einde = Thread(target=Innemer(map_, en_dan).volg, args=(Sein(), 0))
    with verwijderaar:
        einde.start()
        assert gelezen.wait(10)
        einde.join(0.05)
        assert (een(rij, levering).status, (map_.van(levering.id) / "inhoud").exists()) == (Status.BEZIG, True)
    einde.join()
    assert (een(rij, levering).status, (map_.van(levering.id) / "inhoud").exists()) == (Status.KLAAR, False)


def test_since_when_something_is_taken_in(map_: Aanleveringenmap) -> None:
    voor = datetime.now(UTC)  # noqa: TID251 - beside the clock of the files
    assert map_.werkt_sinds() is None
    with map_.werkt():
        sinds = map_.werkt_sinds()
        assert sinds is not None
        assert voor - timedelta(seconds=1) <= sinds
        assert map_.werkt_sinds() == sinds
    assert map_.werkt_sinds() is None


def test_a_question_does_not_wait_for_rows_that_another_brings_up(winkel: Winkel) -> None:
    op, kenmerk, seconde = winkel.volg(), verloop_of(winkel.log, landelijk()).kenmerk, timedelta(seconds=1)

    def tot(sinds: datetime | None, nu: datetime = op, vraag: datetime | None = None) -> datetime | None:
        return Volgt(lambda: sinds).tot(winkel.rows, lambda: kenmerk, nu, vraag)

    assert (tot(None), tot(op), tot(op - seconde)) == (None, op, op)
    assert tot(op + seconde) is None  # it began later: of before that something may be missing
    assert (tot(op, op + VERS), tot(op, op + VERS + seconde)) == (op, None)
    assert (tot(op, op, op), tot(op, op, op + seconde)) == (op, None)
    assert Volgt(lambda: op).tot(winkel.rows, lambda: -1, op, None) is None
