"""Are rows made anew beside those in use, while everything goes on, without any effect but new rows?"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from domain.kaderverloop import Kaderverloop
from projections.bitemporaal import Aangroei, Wijziging, wijzigingen
from projections.stores.rijen import Rijen
from projections.stores.sqlite import SqliteRows
from projections.stores.stellen import Ander
from projections.views import BY_NAME, CATALOGUE
from projections.views.view import Rij, View
from services.generator.nummers import bsn
from services.projector import catch_up
from services.projector.leerlingen import Herbouwer, begin
from services.projector.volger import Volger, achterstand
from services.projector.wisselen import Ernaast, HerbouwError
from tests.kit.kader import landelijk
from tests.kit.postgres import database
from tests.kit.winkel import BEGIN, Winkel, csv_van, open_winkel, rij

AANTAL = 40
STATUSLIJN = BY_NAME["statuslijn"]


@pytest.fixture(params=["sqlite", "postgres"])
def winkel(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Winkel]:
    with ExitStack() as opruimen:
        adres = opruimen.enter_context(database()) if request.param == "postgres" else ""
        winkel = opruimen.enter_context(open_winkel(tmp_path, adres))
        lever(winkel, 0, AANTAL)
        winkel.volg()
        yield winkel


def lever(winkel: Winkel, van: int, tot: int, **cellen: str) -> None:
    rijen = (rij(meldingsnummer=str(i), pgn=bsn(i), **cellen) for i in range(van, tot))
    winkel.lever(f"{van}-{tot}-{len(cellen)}.csv", csv_van(*rijen))


def ernaast(winkel: Winkel) -> Ernaast:
    return Ernaast(winkel.log, winkel.rows, landelijk(), winkel.klok, lambda _wachtend: None)


def dump(rows: Rijen) -> dict[str, list[tuple[Any, ...]]]:
    return {view.name: rows.all(view) for view in CATALOGUE}


def other(winkel: Winkel) -> dict[str, list[tuple[Any, ...]]]:
    assert winkel.rows.stellen is not None
    with winkel.rows.stel(winkel.rows.stellen.gebruik().andere) as ander:
        return dump(ander)


def expected(winkel: Winkel, folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows as the log alone makes them, event by event, in a file of their own."""
    with closing(SqliteRows(folder / "verwacht.rijen")) as rows:
        catch_up(winkel.log, rows, landelijk(), winkel.klok(), batch=7)
        return dump(rows)


def half_way(winkel: Winkel) -> Ernaast:
    """Fill half of the dossiers, and stop."""
    een = ernaast(winkel)
    een.start()
    assert winkel.rows.stellen is not None
    with winkel.rows.stel(winkel.rows.stellen.gebruik().andere) as ander:
        herbouwer = Herbouwer(winkel.log, ander, landelijk(), winkel.klok, tegelijk=AANTAL // 2 // ander.delen or 1)
        while ernaast(winkel).stand().gedaan < AANTAL // 2:
            assert herbouwer.stap()
    assert ander.delen == 1 or een.stand().gedaan >= AANTAL // 2
    return een


def test_new_rows_are_filled_compared_swapped_and_swapped_back(winkel: Winkel, tmp_path: Path) -> None:
    een, voor = ernaast(winkel), dump(winkel.rows)
    een.start()
    een.vul()
    gevonden = een.vergelijk()
    een.wissel()

    assert gevonden.is_gelijk
    assert sum(view.rijen for view in gevonden.views) == sum(map(len, voor.values())) > 0
    assert (een.stand().gebruik.nummer, een.stand().gebruik.ander) == (2, Ander.VORIGE)
    assert dump(winkel.rows) == voor == expected(winkel, tmp_path)
    een.terug()
    assert (een.stand().gebruik.nummer, een.stand().gebruik.ander) == (1, Ander.VORIGE)
    een.weg()
    assert een.stand().gebruik.ander is Ander.LEEG
    assert dump(winkel.rows) == voor


def test_what_comes_in_while_it_is_filled_is_in_both(winkel: Winkel, tmp_path: Path) -> None:
    een = half_way(winkel)
    voor = dump(winkel.rows)
    lever(winkel, AANTAL - 5, AANTAL + 5, einddatum="2026-03-02", laatste_mutatie="2026-03-05T09:00:00")
    winkel.volg()
    assert dump(winkel.rows) != voor, "those in use are followed meanwhile"
    een.vul()

    assert een.vergelijk().is_gelijk
    een.wissel()
    assert dump(winkel.rows) == expected(winkel, tmp_path)


def test_after_a_swap_the_previous_rows_stand_still_and_come_along_when_one_goes_back(
    winkel: Winkel, tmp_path: Path
) -> None:
    een = ernaast(winkel)
    een.start()
    een.vul()
    een.wissel(ongezien=True)
    lever(winkel, AANTAL, AANTAL + 3)
    winkel.volg()
    assert other(winkel) != dump(winkel.rows)
    een.terug()

    assert dump(winkel.rows) == expected(winkel, tmp_path)


def test_a_rebuild_records_nothing(winkel: Winkel) -> None:
    last_id = winkel.log.last_id()
    een = ernaast(winkel)
    een.start()
    een.vul()
    een.vergelijk()
    een.wissel()

    assert winkel.log.last_id() == last_id


def test_swapping_asks_for_a_filled_and_compared_set(winkel: Winkel) -> None:
    een = ernaast(winkel)
    with pytest.raises(HerbouwError, match="begin met"):
        een.wissel()
    een.start()
    with pytest.raises(HerbouwError, match="nog niet gevuld"):
        een.vergelijk()
    een.vul()
    with pytest.raises(HerbouwError, match="vergelijk"):
        een.wissel()
    with pytest.raises(HerbouwError, match="geen vorige"):
        een.terug()
    een.wissel(ongezien=True)
    with pytest.raises(HerbouwError, match="de vorige"):
        een.wissel(ongezien=True)
    with pytest.raises(HerbouwError, match="project herbouw weg"):
        een.start()


def test_starting_again_goes_on_where_it_was(winkel: Winkel) -> None:
    een = half_way(winkel)
    gedaan = een.stand().gedaan
    assert not een.start()
    assert een.stand().gedaan == gedaan
    een.vul()

    assert een.vergelijk().is_gelijk


def test_rows_that_are_wrong_now_are_right_after_it_and_the_comparison_says_which(
    winkel: Winkel, tmp_path: Path
) -> None:
    with winkel.rows.databank.schrijven() as v:
        v.doe("UPDATE statuslijn SET categorie = 'absoluut'")
    een = ernaast(winkel)
    een.start()
    een.vul()
    lijn = next(view for view in een.vergelijk().views if not view.is_gelijk)
    een.wissel()

    assert (lijn.naam, lijn.anders) == ("statuslijn", lijn.rijen)
    assert dict(lijn.kolommen) == {"categorie": lijn.rijen}
    assert dump(winkel.rows) == expected(winkel, tmp_path)


def test_the_clock_of_answers_never_goes_back(winkel: Winkel) -> None:
    een = ernaast(winkel)
    een.start()
    een.vul()
    voor = winkel.volg()
    een.wissel(ongezien=True)
    na = winkel.rows.gevolgd_op()

    assert na is not None
    assert na >= voor


# A pupil whose history cannot be followed


def stumbling(winkel: Winkel, monkeypatch: pytest.MonkeyPatch) -> None:
    fout_bij = winkel.log.find([bsn(3)])[bsn(3)]

    def stumbles(
        views: Iterable[View], aangroei: Aangroei, staand: Mapping[str, Mapping[Rij, int]], verloop: Kaderverloop
    ) -> dict[str, Wijziging]:
        if aangroei.dossier.id == fout_bij:
            raise ValueError(f"van leerling {bsn(3)} klopt iets niet")
        return wijzigingen(views, aangroei, staand, verloop)

    monkeypatch.setattr("services.projector.leerlingen.wijzigingen", stumbles)


def test_who_cannot_be_computed_waits_in_the_new_rows_and_the_others_are_there(
    winkel: Winkel, monkeypatch: pytest.MonkeyPatch
) -> None:
    stumbling(winkel, monkeypatch)
    een = ernaast(winkel)
    een.start()
    een.vul()
    gevonden = een.vergelijk()

    assert een.stand().wachtend == 1
    assert (gevonden.wachtend_oud, gevonden.wachtend_nieuw, gevonden.is_gelijk) == (0, 1, False)
    assert all(view.is_gelijk for view in gevonden.views)
    een.wissel()
    monkeypatch.undo()
    assert [w.fout for w in winkel.rows.waiting()] == ["ValueError"]
    assert Volger(winkel.log, winkel.rows, landelijk(), winkel.klok).probeer_wachtende() == 1
    assert dump(winkel.rows) == other(winkel)


def test_a_rebuild_by_a_question_stops_at_who_cannot_be_computed(
    winkel: Winkel, monkeypatch: pytest.MonkeyPatch
) -> None:
    stumbling(winkel, monkeypatch)
    with pytest.raises(ValueError, match="klopt iets niet"):
        fill_from_nothing(winkel)


# The first filling


def fill_from_nothing(winkel: Winkel) -> None:
    """Make the rows in use anew as a store that is far behind does."""
    for deel in range(winkel.rows.delen):
        with winkel.rows.writing(deel) as schrijver:
            for view in CATALOGUE:
                schrijver.clear(view)
    catch_up(winkel.log, winkel.rows, landelijk(), winkel.klok(), ver=10)


def test_rows_that_are_far_behind_are_made_by_pupil_and_then_followed(winkel: Winkel, tmp_path: Path) -> None:
    fill_from_nothing(winkel)
    lever(winkel, AANTAL, AANTAL + 2)
    winkel.volg()

    assert winkel.rows.stroken() == []
    assert dump(winkel.rows) == expected(winkel, tmp_path)


def test_followers_do_it_together(winkel: Winkel, tmp_path: Path) -> None:
    for deel in range(winkel.rows.delen):
        with winkel.rows.writing(deel) as schrijver:
            for view in CATALOGUE:
                schrijver.clear(view)
    volgers = [Volger(winkel.log, winkel.rows, landelijk(), winkel.klok, ver=10) for _ in range(2)]
    while achterstand(winkel.log, winkel.rows, BEGIN).gebeurtenissen:
        for volger in volgers:
            volger.ronde()

    assert min(volger.gedaan for volger in volgers) > 0
    assert dump(winkel.rows) == expected(winkel, tmp_path)


def test_one_view_that_begins_anew_leaves_the_others_and_one_that_was_half_made_begins_again(
    winkel: Winkel, tmp_path: Path
) -> None:
    views = [BY_NAME["termijnen"]]
    for deel in range(winkel.rows.delen):
        with winkel.rows.writing(deel) as schrijver:
            kenmerk = schrijver.kader()
            assert kenmerk is not None
            begin(winkel.log, winkel.rows, schrijver, views, winkel.log.last_id(), kenmerk)
    Herbouwer(winkel.log, winkel.rows, landelijk(), winkel.klok, tegelijk=1).stap()
    for deel in range(winkel.rows.delen):
        with winkel.rows.writing(deel) as schrijver:
            schrijver.clear(STATUSLIJN)
    winkel.volg()

    assert dump(winkel.rows) == expected(winkel, tmp_path)


def test_two_at_the_same_strip_store_it_once(winkel: Winkel, tmp_path: Path) -> None:
    een = ernaast(winkel)
    een.start()
    with winkel.rows.stel(2) as ander:
        strook = ander.stroken()[0]
        herbouwers = [Herbouwer(winkel.log, ander, landelijk(), winkel.klok, tegelijk=1_000) for _ in range(2)]
        for herbouwer in herbouwers:
            herbouwer._next_of(strook, herbouwer._verloop())
    een.vul()

    assert other(winkel) == expected(winkel, tmp_path)
