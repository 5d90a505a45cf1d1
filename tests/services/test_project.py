"""How do several followers share the work, and what becomes of a pupil whose history cannot be followed?"""

import logging
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from threading import Event as Sein
from uuid import UUID

import pytest

from domain.kaderverloop import Kaderverloop
from projections.bitemporaal import Aangroei, Wijziging, wijzigingen
from projections.stores.databank.wekker import wekker_voor
from projections.stores.promise import RowStore
from projections.stores.sqlite import SqliteRows
from projections.views import BY_NAME, CATALOGUE
from projections.views.view import Rij, View
from services.eventlog.codec import Nieuw
from services.eventlog.errors import OnleesbaarError
from services.generator.nummers import bsn
from services.projector.projector import catch_up
from services.projector.volger import Volger, achterstand
from tests.kit.kader import landelijk
from tests.kit.postgres import database
from tests.kit.winkel import BEGIN, Winkel, csv_van, open_winkel, rij, vast_id
from tests.kit.woorden import feit

STATUSLIJN = BY_NAME["statuslijn"]
AANTAL = 40


@pytest.fixture(params=["sqlite", "postgres"])
def adres(request: pytest.FixtureRequest) -> Iterator[str]:
    with ExitStack() as opruimen:
        yield opruimen.enter_context(database()) if request.param == "postgres" else ""


@pytest.fixture
def winkel(adres: str, tmp_path: Path) -> Iterator[Winkel]:
    with open_winkel(tmp_path, adres) as winkel:
        winkel.lever("a.csv", csv_van(*(rij(meldingsnummer=str(i), pgn=bsn(i)) for i in range(AANTAL))))
        yield winkel


def volger(winkel: Winkel, **opties: int) -> Volger:
    return Volger(winkel.log, winkel.rows, landelijk(), winkel.klok, **opties)


def dump(rows: RowStore) -> dict[str, list[object]]:
    return {view.name: list(rows.all(view)) for view in CATALOGUE}


def expected(winkel: Winkel, folder: Path) -> dict[str, list[object]]:
    """Return the rows as they are made in one go, in a file of their own."""
    with closing(SqliteRows(folder / "verwacht.rijen")) as rows:
        catch_up(winkel.log, rows, landelijk(), winkel.klok())
        return dump(rows)


def test_a_follower_makes_the_rows_that_a_question_would_make(winkel: Winkel, tmp_path: Path) -> None:
    while not volger(winkel, batch=3).ronde():
        pass

    assert dump(winkel.rows) == expected(winkel, tmp_path)


def test_followers_share_the_parts_and_do_nothing_twice(winkel: Winkel, adres: str, tmp_path: Path) -> None:
    with open_winkel(tmp_path, adres) as ander, ThreadPoolExecutor(2) as pool:
        volgers = [volger(winkel, batch=2), volger(ander, batch=2)]

        def follow(een: Volger) -> None:
            while achterstand(een.log, een.rows, BEGIN).gebeurtenissen:
                een.ronde()

        list(pool.map(follow, volgers))

    assert dump(winkel.rows) == expected(winkel, tmp_path)


def test_a_part_that_another_has_is_left_to_it(winkel: Winkel) -> None:
    if winkel.rows.delen == 1:
        return
    with winkel.rows.writing(3):
        assert volger(winkel).ronde()
        assert achterstand(winkel.log, winkel.rows, BEGIN).gebeurtenissen == winkel.log.last_id()
    while not volger(winkel).ronde() or achterstand(winkel.log, winkel.rows, BEGIN).gebeurtenissen:
        pass


@contextmanager
def following(een: Volger) -> Iterator[None]:
    """Follow in the background, woken as a process is."""
    stop, wekker = Sein(), wekker_voor(een.log.databank)
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(een.volg, stop, wekker)
        try:
            yield
        finally:
            stop.set()
            job.result()
            wekker.close()


def wait_until_there(winkel: Winkel, seconds: float = 20.0) -> None:
    until = time.monotonic() + seconds
    while achterstand(winkel.log, winkel.rows, BEGIN).gebeurtenissen:
        assert time.monotonic() < until, "the follower does not get there"
        time.sleep(0.01)


def test_what_is_recorded_while_it_follows_is_there_soon(winkel: Winkel, adres: str, tmp_path: Path) -> None:
    with open_winkel(tmp_path, adres) as ander, following(volger(ander)):
        wait_until_there(winkel)
        winkel.lever("b.csv", csv_van(rij(meldingsnummer="99", pgn=bsn(99))))
        wait_until_there(winkel)

    assert dump(winkel.rows) == expected(winkel, tmp_path)


# A pupil whose history cannot be followed


def spoil(winkel: Winkel, notification_id: int) -> tuple[UUID, bytes]:
    """Make an event unreadable; return whose it was, and what it was."""
    [stored] = winkel.log.stored_since(notification_id - 1, 1)
    set_state(winkel, notification_id, stored.state[:20])
    return stored.dossier_id, stored.state


def set_state(winkel: Winkel, notification_id: int, state: bytes) -> None:
    with winkel.log.databank.schrijven() as v:
        v.doe("UPDATE gebeurtenissen SET state = ? WHERE notification_id = ?", (state, notification_id))


def follow_all(een: Volger) -> None:
    while not een.ronde():
        pass


def test_a_pupil_that_cannot_be_followed_waits_and_the_others_go_on(
    winkel: Winkel, caplog: pytest.LogCaptureFixture
) -> None:
    dossier_id, _ = spoil(winkel, 7)
    with caplog.at_level(logging.ERROR, "verzuimspoor.project"):
        follow_all(volger(winkel, batch=5))

    [wachtend] = winkel.rows.waiting()
    assert (wachtend.dossier_id, wachtend.notification_id) == (dossier_id, 7)
    assert f"dossier {dossier_id} wacht sinds gebeurtenis 7" in caplog.text
    assert "is niet te lezen" in wachtend.fout
    assert achterstand(winkel.log, winkel.rows, BEGIN).gebeurtenissen == 0
    assert len({rij[0] for rij in winkel.rows.all(STATUSLIJN)}) == AANTAL - 1


def test_later_events_of_that_pupil_wait_behind_it(winkel: Winkel) -> None:
    dossier_id, _ = spoil(winkel, 7)
    follow_all(volger(winkel))
    voor = dump(winkel.rows)
    set_state(winkel, 7, b"weer iets anders")
    feit_ = Nieuw(vast_id(1), dossier_id, 99, feit("Ziekgemeld", "2026-03-02"), "test", "tester")
    winkel.log.append([feit_], nu=winkel.klok())
    follow_all(volger(winkel))

    assert dump(winkel.rows) == voor
    assert [w.notification_id for w in winkel.rows.waiting()] == [7]


def test_once_it_can_be_read_again_it_is_followed_as_if_nothing_was_wrong(winkel: Winkel, tmp_path: Path) -> None:
    _, state = spoil(winkel, 7)
    een = volger(winkel)
    follow_all(een)
    assert (een.probeer_wachtende(), len(winkel.rows.waiting())) == (0, 1)
    set_state(winkel, 7, state)
    winkel.lever("b.csv", csv_van(rij(meldingsnummer="99", pgn=bsn(99))))
    follow_all(een)

    assert een.probeer_wachtende() == 1
    assert winkel.rows.waiting() == []
    assert dump(winkel.rows) == expected(winkel, tmp_path)


def test_a_question_says_so_and_stops_as_long_as_nobody_follows(winkel: Winkel) -> None:
    spoil(winkel, 7)

    with pytest.raises(OnleesbaarError):
        winkel.volg()


def test_a_mistake_in_a_rule_stops_one_pupil_and_its_text_is_not_told(
    winkel: Winkel, monkeypatch: pytest.MonkeyPatch
) -> None:
    fout_bij = winkel.log.find([bsn(3)])[bsn(3)]

    def stumbles(
        views: Iterable[View],
        aangroei: Aangroei,
        staand: Mapping[str, Mapping[Rij, int]],
        verloop: Kaderverloop,
    ) -> dict[str, Wijziging]:
        if aangroei.dossier.id == fout_bij:
            raise ValueError(f"van leerling {bsn(3)} klopt iets niet")
        return wijzigingen(views, aangroei, staand, verloop)

    monkeypatch.setattr("services.projector.batch.wijzigingen", stumbles)
    follow_all(volger(winkel))

    [wachtend] = winkel.rows.waiting()
    assert (wachtend.dossier_id, wachtend.fout) == (fout_bij, "ValueError")
    assert len({rij[0] for rij in winkel.rows.all(STATUSLIJN)}) == AANTAL - 1


def test_the_lag_is_told_in_events_and_in_seconds(winkel: Winkel) -> None:
    [eerste] = winkel.log.stored_since(0, 1)
    voor = achterstand(winkel.log, winkel.rows, winkel.klok())
    follow_all(volger(winkel))
    na = achterstand(winkel.log, winkel.rows, winkel.klok())

    assert voor.gebeurtenissen == winkel.log.last_id() > 0
    assert voor.seconden == pytest.approx((winkel.klok.moment.timestamp() * 1e6 - eerste.ontvangen_op) / 1e6, abs=60)
    assert (na.gebeurtenissen, na.seconden, na.wachtend) == (0, 0.0, 0)
