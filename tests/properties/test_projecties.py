"""Do the rows say the same, however the log is cut and whenever they are made?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.dossier import dossier_of
from domain.events.base import Event
from domain.kaderverloop import Kaderverloop
from projections.bitemporaal import ALTIJD, Aangroei, geschiedenis, wijzigingen
from projections.stores.promise import Vraag
from projections.views import BY_NAME, CATALOGUE
from projections.views.view import Rij, View
from services.eventlog.codec import Nieuw
from services.projector import catch_up, rebuild
from tests.kit.histories import BEGIN, History, claimed_histories, histories
from tests.kit.kader import landelijk
from tests.kit.winkel import Winkel, kortstondig
from tests.kit.woorden import LEERLING

Mixed = list[History]
"""The histories of a few pupils; their events come in by turns."""

peildata: SearchStrategy[date] = st.dates(date(2025, 8, 1), date(2026, 9, 1))


VERLOOP = Kaderverloop(landelijk())


def of_pupil(nummer: int) -> SearchStrategy[History]:
    dossier_id = uuid5(LEERLING, f"leerling {nummer}")
    return claimed_histories.map(lambda history: [moved(v, dossier_id) for v in history])


def moved(vastlegging: Any, dossier_id: UUID) -> Any:
    """Give what was recorded to another pupil, with the ids that go with it."""
    feit: Event = vastlegging.feit
    if "gebeurtenis_id" in feit.model_fields_set:
        feit = feit.model_copy(update={"gebeurtenis_id": event_id(feit.__dict__["gebeurtenis_id"], dossier_id)})
    return replace(vastlegging, id=event_id(vastlegging.id, dossier_id), dossier_id=dossier_id, feit=feit)


def event_id(oud: UUID, dossier_id: UUID) -> UUID:
    return uuid5(dossier_id, str(oud))


mixed: SearchStrategy[Mixed] = st.tuples(of_pupil(1), of_pupil(2)).map(list)


def by_turns(mix: Mixed) -> Iterator[Any]:
    """Yield what was recorded about all pupils, in the order in which we heard of it."""
    yield from sorted((v for history in mix for v in history), key=lambda v: (v.ontvangen_op, v.dossier_id, v.versie))


def record(winkel: Winkel, vastleggingen: list[Any]) -> None:
    """Store each event at its own moment, with its claim if it has one."""
    for v in vastleggingen:
        claim = v.vastgelegd_op if v.vastgelegd_op < v.ontvangen_op else None
        nieuw = Nieuw(v.id, v.dossier_id, v.versie, v.feit, v.bron, v.door, None, claim)
        winkel.log.append([nieuw], nu=v.ontvangen_op)


def dump(winkel: Winkel) -> dict[str, list[tuple[Any, ...]]]:
    return {view.name: winkel.rows.all(view) for view in CATALOGUE}


@settings(max_examples=40)
@given(
    mix=mixed,
    knippen=st.lists(st.integers(0, 20), max_size=3),
    batches=st.lists(st.sampled_from((1, 2, 3, 5_000)), min_size=4, max_size=4),
)
def test_rows_are_the_same_however_the_log_is_cut_and_after_a_rebuild(
    mix: Mixed, knippen: list[int], batches: list[int]
) -> None:
    alle = list(by_turns(mix))
    grenzen = [0, *sorted(min(knip, len(alle)) for knip in knippen), len(alle)]
    with kortstondig() as winkel:
        for van, tot, batch in zip(grenzen, grenzen[1:], batches, strict=False):
            record(winkel, alle[van:tot])
            winkel.volg(batch)
        in_delen = dump(winkel)
        rebuild(winkel.log, winkel.rows, landelijk(), winkel.klok(), tegelijk=batches[0])
        opnieuw = dump(winkel)

    assert in_delen == opnieuw


@settings(max_examples=15)
@given(mix=mixed)
def test_every_size_of_batch_gives_the_same_bytes(mix: Mixed) -> None:
    alle = list(by_turns(mix))
    with kortstondig() as winkel:
        record(winkel, alle)
        uitkomsten = []
        for batch in (1, 2, 3, 5_000):
            rebuild(winkel.log, winkel.rows, landelijk(), winkel.klok(), tegelijk=batch)
            uitkomsten.append(dump(winkel))

    assert all(uitkomst == uitkomsten[0] for uitkomst in uitkomsten)


@settings(max_examples=15)
@given(mix=mixed, welke=st.sampled_from(CATALOGUE), batch=st.sampled_from((1, 3, 5_000)))
def test_one_view_made_anew_gives_the_same_and_leaves_the_others(mix: Mixed, welke: View, batch: int) -> None:
    with kortstondig() as winkel:
        record(winkel, list(by_turns(mix)))
        winkel.volg(2)
        voor = dump(winkel)
        rebuild(winkel.log, winkel.rows, landelijk(), winkel.klok(), [welke], tegelijk=batch)

        assert dump(winkel) == voor


def answers(winkel: Winkel, vragen: list[Vraag]) -> list[list[dict[str, Any]]]:
    """Return what is answered; until when a row was held true is no part of it."""
    gevonden = [[*winkel.rows.thuiszitters(vraag), *winkel.rows.termijnen(vraag)] for vraag in vragen]
    return [
        [{naam: waarde for naam, waarde in rij.items() if naam != "bekend_tot"} for rij in rijen] for rijen in gevonden
    ]


terug = st.timedeltas(timedelta(0), timedelta(days=300))


@settings(max_examples=40)
@given(
    history=histories,
    knip=st.integers(0, 20),
    dagen=st.lists(peildata, min_size=1, max_size=4),
    eerder=st.lists(terug, max_size=3),
)
def test_a_question_has_the_same_answer_for_ever(
    history: History, knip: int, dagen: list[date], eerder: list[timedelta]
) -> None:
    with kortstondig() as winkel:
        record(winkel, history[:knip])
        nu = max((v.ontvangen_op for v in history[:knip]), default=BEGIN)
        gevolgd_op = catch_up(winkel.log, winkel.rows, landelijk(), nu)
        vragen = [Vraag(dag, gevolgd_op - terug_) for dag in dagen for terug_ in (timedelta(0), *eerder)]
        voor = answers(winkel, vragen)
        record(winkel, history[knip:])
        winkel.volg(1)
        na = answers(winkel, vragen)
        rebuild(winkel.log, winkel.rows, landelijk(), winkel.klok())
        herbouwd = answers(winkel, vragen)

    assert na == voor
    assert herbouwd == voor


@settings(max_examples=40)
@given(history=claimed_histories, dag=peildata, moment=st.timedeltas(timedelta(0), timedelta(days=400)))
def test_an_answer_from_the_rows_is_that_of_the_dossier_as_it_was_known(
    history: History, dag: date, moment: timedelta
) -> None:
    bekend_op = BEGIN + moment
    with kortstondig() as winkel:
        record(winkel, history)
        winkel.volg(2)
        gevonden = [(r["status"], r["thuis_sinds"]) for r in winkel.rows.thuiszitters(Vraag(dag, bekend_op))]
        toen = winkel.log.dossier(LEERLING).bekend_op(bekend_op)
        expected = [
            (rij.status, rij.thuis_sinds)
            for rij, _, tot in geschiedenis(BY_NAME["statuslijn"], toen, VERLOOP)
            if tot == ALTIJD and rij.van <= dag.isoformat() <= rij.tot_en_met
        ]

    assert gevonden == expected


def applied(rows: dict[Rij, tuple[int, int]], wijziging: Any) -> None:
    """Change rows as a store does."""
    if wijziging.opnieuw:
        rows.clear()
    for rij, van, tot in wijziging.gesloten:
        rows[rij, van] = (van, tot)
    for rij, van, tot in wijziging.geopend:
        assert (rij, van) not in rows
        rows[rij, van] = (van, tot)


def rows_in_batches(
    history: History, knippen: list[int], verloop: Kaderverloop
) -> dict[str, dict[Rij, tuple[int, int]]]:
    """Compute the rows of all views as the projector does, so many events at a time."""
    rows: dict[str, dict[Rij, tuple[int, int]]] = {view.name: {} for view in CATALOGUE}
    eerste_nieuwe = 1
    for tot in sorted({*(min(knip, len(history)) for knip in knippen), len(history)}):
        dossier = dossier_of(LEERLING, history[:tot])
        staand = {
            naam: {rij: van for (rij, van), (_, einde) in stuk.items() if einde == ALTIJD}
            for naam, stuk in rows.items()
        }
        for naam, wijziging in wijzigingen(CATALOGUE, Aangroei(dossier, eerste_nieuwe), staand, verloop).items():
            applied(rows[naam], wijziging)
        eerste_nieuwe = tot + 1
    return rows


@settings(max_examples=60)
@given(history=claimed_histories, knippen=st.lists(st.integers(1, 20), max_size=6))
def test_the_history_of_rows_from_scratch_is_that_of_all_changes_together(history: History, knippen: list[int]) -> None:
    rows = rows_in_batches(history, knippen, VERLOOP)

    for view in CATALOGUE:
        helemaal = {
            (rij, van): (van, tot) for rij, van, tot in geschiedenis(view, dossier_of(LEERLING, history), VERLOOP)
        }
        assert rows[view.name] == helemaal


@settings(max_examples=60)
@given(history=claimed_histories)
def test_on_every_day_and_at_every_moment_a_pupil_has_at_most_one_status(history: History) -> None:
    lijn = list(geschiedenis(BY_NAME["statuslijn"], dossier_of(LEERLING, history), VERLOOP))

    for (een, een_van, een_tot), (twee, twee_van, twee_tot) in combinations(lijn, 2):
        tegelijk = een_van < twee_tot and twee_van < een_tot
        assert not (tegelijk and een.van <= twee.tot_en_met and twee.van <= een.tot_en_met)


@settings(max_examples=60)
@given(history=claimed_histories)
def test_of_every_term_there_is_at_most_one_row_on_a_day_at_a_moment(history: History) -> None:
    termijnen = list(geschiedenis(BY_NAME["termijnen"], dossier_of(LEERLING, history), VERLOOP))

    for (een, een_van, een_tot), (twee, twee_van, twee_tot) in combinations(termijnen, 2):
        tegelijk = een_van < twee_tot and twee_van < een_tot
        dezelfde = (een.soort, een.sleutel) == (twee.soort, twee.sleutel)
        assert not (dezelfde and tegelijk and een.van <= twee.tot_en_met and twee.van <= een.tot_en_met)


@pytest.mark.parametrize("view", CATALOGUE, ids=lambda view: view.name)
@settings(max_examples=25)
@given(history=claimed_histories)
def test_a_row_begins_before_it_ends(view: View, history: History) -> None:
    rows = list(geschiedenis(view, dossier_of(LEERLING, history), VERLOOP))

    assert all(van < tot for _, van, tot in rows)
    assert all(rij.van <= rij.tot_en_met for rij, _, _ in rows if hasattr(rij, "van"))
