"""Do the rows keep up with the log, and what happens when that goes wrong?"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from domain.errors import VerzuimspoorError
from projections.stores.promise import Vraag
from projections.views import BY_NAME, CATALOGUE
from services.eventlog.errors import OnleesbaarError
from services.generator.nummers import bsn
from services.projector import catch_up, rebuild
from tests.kit.kader import landelijk
from tests.kit.winkel import VANDAAG, Winkel, csv_van, open_winkel, rij

AANTAL = 12


@pytest.fixture
def winkel(tmp_path: Path) -> Iterator[Winkel]:
    """A store with pupils at home, of whom the rows do not know yet."""
    with open_winkel(tmp_path) as geopend:
        geopend.lever("meldingen.csv", csv_van(*(rij(pgn=bsn(i)) for i in range(AANTAL))))
        yield geopend


def dump(winkel: Winkel) -> dict[str, list[tuple[Any, ...]]]:
    return {view.name: winkel.rows.all(view) for view in CATALOGUE}


def test_all_views_come_to_the_end_of_the_log(winkel: Winkel) -> None:
    gevolgd_op = winkel.volg()

    assert set(winkel.rows.positions().values()) == {winkel.aantal()}
    assert winkel.rows.gevolgd_op() == gevolgd_op
    assert len(winkel.rows.thuiszitters(Vraag(VANDAAG, gevolgd_op))) == AANTAL


def test_following_again_without_anything_new_changes_nothing_but_the_moment(winkel: Winkel) -> None:
    eerst = winkel.volg()
    voor = dump(winkel)
    later = winkel.volg()

    assert later > eerst
    assert winkel.rows.gevolgd_op() == later
    assert dump(winkel) == voor


def test_what_comes_in_afterwards_is_later_than_the_moment_followed(winkel: Winkel) -> None:
    gevolgd_op = winkel.volg()
    winkel.klok.moment = gevolgd_op.replace(year=2020)
    winkel.lever("later.csv", csv_van(rij(meldingsnummer="2")))

    assert all(v.ontvangen_op > gevolgd_op for v in winkel.log.decode(winkel.log.stored_since(2 * AANTAL, 100)))


def test_an_empty_log_is_followed_too(tmp_path: Path) -> None:
    with open_winkel(tmp_path / "leeg") as leeg:
        gevolgd_op = leeg.volg()

        assert leeg.rows.gevolgd_op() == gevolgd_op
        assert leeg.rows.thuiszitters(Vraag(VANDAAG, gevolgd_op)) == []


def test_progress_is_told_after_every_batch(winkel: Winkel) -> None:
    gehoord: list[tuple[int, int]] = []
    catch_up(
        winkel.log, winkel.rows, landelijk(), winkel.klok(), batch=7, voortgang=lambda *stand: gehoord.append(stand)
    )

    assert gehoord == [*((i, 24) for i in range(7, 24, 7)), (24, 24)]


class Uitval(Exception):
    """Somebody pulled the plug."""


def stopped_after(batches: int) -> Any:
    def voortgang(_gedaan: int, _van: int) -> None:
        nonlocal batches
        batches -= 1
        if not batches:
            raise Uitval

    return voortgang


@pytest.mark.parametrize("batches", [1, 2, 3])
def test_a_run_that_stops_half_way_is_gone_on_with(winkel: Winkel, tmp_path: Path, batches: int) -> None:
    with pytest.raises(Uitval):
        catch_up(winkel.log, winkel.rows, landelijk(), winkel.klok(), batch=5, voortgang=stopped_after(batches))
    half = winkel.rows.positions()
    winkel.volg(batch=5)
    in_delen = dump(winkel)
    rebuild(winkel.log, winkel.rows, landelijk(), winkel.klok())

    assert set(half.values()) == {5 * batches}
    assert in_delen == dump(winkel)


def test_what_goes_wrong_inside_a_batch_leaves_rows_and_positions_of_the_batch_before(winkel: Winkel) -> None:
    catch_up_of_half(winkel)
    voor, posities = dump(winkel), winkel.rows.positions()
    zonder_beleid = replace(landelijk(), beleid=None)  # type: ignore[arg-type] # that is what goes wrong
    with pytest.raises(AttributeError):
        catch_up(winkel.log, winkel.rows, zonder_beleid, winkel.klok(), batch=5)

    assert dump(winkel) == voor
    assert winkel.rows.positions() == posities
    winkel.volg()
    assert set(winkel.rows.positions().values()) == {winkel.aantal()}


def catch_up_of_half(winkel: Winkel) -> None:
    with suppress(Uitval):
        catch_up(winkel.log, winkel.rows, landelijk(), winkel.klok(), batch=10, voortgang=stopped_after(1))


@pytest.mark.parametrize("batches", [1, 2, 3])
@pytest.mark.parametrize("views", [CATALOGUE, CATALOGUE[:1], CATALOGUE[1:3]], ids=["all", "one", "two"])
def test_a_rebuild_that_stops_half_way_is_gone_on_with(winkel: Winkel, batches: int, views: Any) -> None:
    winkel.volg()
    voor = dump(winkel)
    with pytest.raises(Uitval):
        rebuild(
            winkel.log, winkel.rows, landelijk(), winkel.klok(), views, tegelijk=5, voortgang=stopped_after(batches)
        )
    winkel.volg(batch=4)

    assert dump(winkel) == voor


def test_while_a_rebuild_is_half_way_the_rows_do_not_say_that_they_follow(winkel: Winkel) -> None:
    winkel.volg()
    with pytest.raises(Uitval):
        rebuild(winkel.log, winkel.rows, landelijk(), winkel.klok(), tegelijk=5, voortgang=stopped_after(1))

    assert winkel.rows.gevolgd_op() is None


def test_a_view_that_is_behind_catches_up_with_the_others_although_more_came_in(winkel: Winkel) -> None:
    winkel.volg()
    with pytest.raises(Uitval):
        rebuild(
            winkel.log, winkel.rows, landelijk(), winkel.klok(), CATALOGUE[:1], tegelijk=5, voortgang=stopped_after(1)
        )
    winkel.lever(
        "later.csv",
        csv_van(*(rij(pgn=bsn(i), einddatum="2026-02-02", laatste_mutatie="2026-02-03T09:00:00") for i in range(6))),
    )
    winkel.volg(batch=3)
    in_delen = dump(winkel)
    rebuild(winkel.log, winkel.rows, landelijk(), winkel.klok())

    assert in_delen == dump(winkel)


def poison(winkel: Winkel, notification_id: int) -> None:
    with winkel.log.databank.schrijven() as v:
        v.doe("UPDATE gebeurtenissen SET state = substr(state, 1, 20) WHERE notification_id = ?", (notification_id,))


def test_an_event_that_cannot_be_read_stops_the_rows_where_they_were(winkel: Winkel) -> None:
    catch_up_of_half(winkel)
    voor, posities, gevolgd_op = dump(winkel), winkel.rows.positions(), winkel.rows.gevolgd_op()
    poison(winkel, 15)
    for _ in range(2):
        with pytest.raises(OnleesbaarError) as gevangen:
            winkel.volg()

    assert isinstance(gevangen.value, VerzuimspoorError)
    assert "is niet te lezen" in str(gevangen.value)
    assert (dump(winkel), winkel.rows.positions(), winkel.rows.gevolgd_op()) == (voor, posities, gevolgd_op)


def test_what_comes_before_an_event_that_cannot_be_read_is_followed(winkel: Winkel) -> None:
    poison(winkel, 15)
    with pytest.raises(OnleesbaarError):
        winkel.volg(batch=2)

    assert set(winkel.rows.positions().values()) == {14}


def test_two_that_follow_the_same_log_give_the_same_as_one(winkel: Winkel) -> None:
    with open_winkel(winkel.folder) as ander:
        for batch in (3, 5, 2):
            with suppress(Uitval):
                catch_up(winkel.log, winkel.rows, landelijk(), winkel.klok(), batch=batch, voortgang=stopped_after(1))
            with suppress(Uitval):
                catch_up(ander.log, ander.rows, landelijk(), winkel.klok(), batch=batch + 1, voortgang=stopped_after(1))
        winkel.volg()
        samen = dump(ander)
    rebuild(winkel.log, winkel.rows, landelijk(), winkel.klok())

    assert samen == dump(winkel)


def test_rows_of_pupils_without_anything_new_are_not_touched(winkel: Winkel) -> None:
    winkel.volg()
    voor = set(winkel.rows.all(BY_NAME["statuslijn"]))
    weg = rij(pgn=bsn(0), status="I", reden="onterecht", laatste_mutatie="2026-02-03T09:00:00")
    winkel.lever("later.csv", csv_van(weg))
    winkel.volg()

    anders = {rij[0] for rij in voor ^ set(winkel.rows.all(BY_NAME["statuslijn"]))}
    assert anders == {winkel.log.find([bsn(0)])[bsn(0)].bytes}
