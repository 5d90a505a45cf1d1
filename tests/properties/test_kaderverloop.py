"""Is every day judged within the frame of that day, as was known then, however the log is cut?"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid5

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dossier import Dossier, dossier_of
from domain.events.beleid import BeleidVastgesteld
from domain.kader import Kader
from domain.kaderverloop import BELEIDSTROOM, Kaderverloop
from domain.periode import ALTIJD, DAG
from domain.tijdzone import micros
from projections.bitemporaal import geschiedenis
from projections.stores.promise import Vraag
from projections.views import BY_NAME, CATALOGUE
from projections.views.view import Inzicht, Rij, View
from services.eventlog.codec import Nieuw
from services.projector import catch_up, rebuild, verloop_of
from tests.kit.beleidsverloop import Versie, beleidstroom
from tests.kit.histories import BEGIN, History, claimed_histories, histories
from tests.kit.kader import landelijk
from tests.kit.versies import DAGEN, versies
from tests.kit.winkel import Winkel, kortstondig
from tests.kit.woorden import LEERLING
from tests.properties.test_projecties import answers, dump

BEKEKEN = [BY_NAME[n] for n in ("statuslijn", "termijnen", "stappen", "werkvoorraad", "signalen", "vrijstellingen")]
momenten = st.timedeltas(timedelta(days=-40), timedelta(days=600)).map(lambda verder: BEGIN + verder)
Stap = Versie | Any
"""A version, or something that was recorded about a pupil."""


def verloop_van(lijst: Iterable[Versie]) -> Kaderverloop:
    return Kaderverloop(landelijk(), beleidstroom(*lijst))


def said(kader: Kader) -> tuple[Any, ...]:
    return kader.beleid, vars(kader.kalender)


@given(lijst=versies, moment=momenten)
def test_a_line_of_frames_covers_every_day_once(lijst: list[Versie], moment: datetime) -> None:
    lijn = verloop_van(lijst).lijn(moment)

    assert (lijn[0].dagen.van, lijn[-1].dagen.tot_en_met) == (date.min, ALTIJD)
    assert [deel.dagen.van for deel in lijn[1:]] == [deel.dagen.tot_en_met + DAG for deel in lijn[:-1]]


@given(lijst=versies, moment=momenten, dag=DAGEN)
def test_a_day_is_judged_by_the_last_version_that_began_and_was_known(
    lijst: list[Versie], moment: datetime, dag: date
) -> None:
    gekend = [v.feit for v in lijst[1:] if v.op <= moment and isinstance(v.feit, BeleidVastgesteld)]
    begonnen = [feit for feit in gekend if feit.ingangsdatum <= dag]
    expected = max(begonnen, key=lambda feit: (feit.ingangsdatum, gekend.index(feit)), default=None)
    actual = verloop_van(lijst).op(dag, moment).beleid

    assert actual.model_dump(mode="json") == (
        landelijk().beleid.model_dump(mode="json") if expected is None else expected.inhoud
    )


@given(lijst=versies, tot=st.integers(1, 5), moment=momenten)
def test_what_is_recorded_later_changes_no_line_of_an_earlier_moment(
    lijst: list[Versie], tot: int, moment: datetime
) -> None:
    erna = [v.op for v in lijst[tot:]]
    if erna:
        moment = min(moment, erna[0] - timedelta(microseconds=1))
    toen, nu = (verloop_van(deel).lijn(moment) for deel in (lijst[:tot], lijst))

    assert [(deel.dagen, *said(deel.kader)) for deel in toen] == [(deel.dagen, *said(deel.kader)) for deel in nu]


def on(view: View, rijen: Iterable[Rij], dag: date) -> set[tuple[Any, ...]]:
    """Return what rows say about a day, apart from the first and last day of each."""
    kolommen = [kolom for kolom in view.kolommen if kolom not in ("van", "tot_en_met")]
    return {tuple(getattr(r, k) for k in kolommen) for r in rijen if r.van <= dag.isoformat() <= r.tot_en_met}


def naive(view: View, dossier: Dossier, verloop: Kaderverloop, dag: date, moment: datetime) -> set[tuple[Any, ...]]:
    bekend = dossier.bekend_op(moment)
    return on(view, view.rows(Inzicht(bekend, verloop.op(dag, moment))), dag) if bekend.vastleggingen else set()


@settings(max_examples=60)
@given(history=claimed_histories, lijst=versies, vragen=st.lists(st.tuples(DAGEN, momenten), min_size=1, max_size=4))
def test_a_row_says_of_a_day_what_the_frame_of_that_day_says(
    history: History, lijst: list[Versie], vragen: list[tuple[date, datetime]]
) -> None:
    dossier, verloop = dossier_of(LEERLING, history), verloop_van(lijst)
    for view in BEKEKEN:
        alle = list(geschiedenis(view, dossier, verloop))
        for dag, moment in vragen:
            wanneer = micros(moment)
            staand = [rij for rij, van, tot in alle if van <= wanneer < tot]

            assert on(view, staand, dag) == naive(view, dossier, verloop, dag, moment), view.name


@settings(max_examples=60)
@given(history=claimed_histories, lijst=versies)
def test_of_each_view_the_key_tells_the_rows_of_a_moment_apart(history: History, lijst: list[Versie]) -> None:
    dossier, verloop = dossier_of(LEERLING, history), verloop_van(lijst)
    for view in CATALOGUE:
        alle = list(geschiedenis(view, dossier, verloop))
        sleutels = {(*(getattr(rij, kolom) for kolom in view.sleutel), van) for rij, van, _ in alle}

        assert len(sleutels) == len(alle), view.name


def in_order(history: History, lijst: list[Versie]) -> list[Stap]:
    """Return all that came in, in the order in which it did."""
    alle = [*((v.op, 0, v) for v in lijst), *((v.ontvangen_op, 1, v) for v in history)]
    return [stap for _, _, stap in sorted(alle, key=lambda gezegd: gezegd[:2])]


def record(winkel: Winkel, stappen: Iterable[Stap]) -> None:
    """Store each thing at its own moment."""
    for stap in stappen:
        if isinstance(stap, Versie):
            versie = winkel.log.beleid().versie + 1
            nieuw = Nieuw(uuid5(BELEIDSTROOM, str(versie)), BELEIDSTROOM, versie, stap.feit, "beleid", "test")
            winkel.log.append([nieuw], nu=stap.op)
        else:
            claim = stap.vastgelegd_op if stap.vastgelegd_op < stap.ontvangen_op else None
            winkel.log.append(
                [Nieuw(stap.id, stap.dossier_id, stap.versie, stap.feit, stap.bron, stap.door, None, claim)],
                nu=stap.ontvangen_op,
            )


def moment_of(stappen: list[Stap]) -> datetime:
    return max((s.op if isinstance(s, Versie) else s.ontvangen_op for s in stappen), default=BEGIN)


@settings(max_examples=30)
@given(
    history=claimed_histories,
    lijst=versies,
    knippen=st.lists(st.integers(0, 20), max_size=4),
    batches=st.lists(st.sampled_from((1, 2, 3, 5_000)), min_size=5, max_size=5),
    vragen=st.lists(st.tuples(DAGEN, momenten), max_size=3),
)
def test_rows_in_the_store_are_the_same_however_the_log_is_cut_and_after_a_rebuild(
    history: History,
    lijst: list[Versie],
    knippen: list[int],
    batches: list[int],
    vragen: list[tuple[date, datetime]],
) -> None:
    alle = in_order(history, lijst)
    grenzen = [0, *sorted(min(knip, len(alle)) for knip in knippen), len(alle)]
    with kortstondig() as winkel:
        for van, tot, batch in zip(grenzen, grenzen[1:], batches, strict=False):
            record(winkel, alle[van:tot])
            catch_up(winkel.log, winkel.rows, landelijk(), moment_of(alle[:tot]), batch=batch)
        in_delen = dump(winkel)
        rebuild(winkel.log, winkel.rows, landelijk(), winkel.klok(), tegelijk=batches[-1])
        opnieuw = dump(winkel)
        dossier, verloop = winkel.log.dossier(LEERLING), verloop_of(winkel.log, landelijk())
        voorspeld = {
            view.name: [naive(view, dossier, verloop, dag, moment) for dag, moment in vragen] for view in BEKEKEN
        }

    assert in_delen == opnieuw
    for view in BEKEKEN:
        staand = [
            [view.rij(*waarden) for _, van, tot, *waarden in opnieuw[view.name] if van <= micros(moment) < tot]
            for _, moment in vragen
        ]
        gevonden = [on(view, rijen, dag) for rijen, (dag, _) in zip(staand, vragen, strict=True)]
        assert gevonden == voorspeld[view.name], view.name


@settings(max_examples=30)
@given(
    history=histories,
    lijst=versies,
    knip=st.integers(0, 20),
    dagen=st.lists(DAGEN, min_size=1, max_size=4),
    eerder=st.lists(st.timedeltas(timedelta(0), timedelta(days=300)), max_size=3),
)
def test_an_answer_known_before_an_activation_is_the_same_after_it(
    history: History, lijst: list[Versie], knip: int, dagen: list[date], eerder: list[timedelta]
) -> None:
    alle = in_order(history, lijst)
    with kortstondig() as winkel:
        record(winkel, alle[:knip])
        gevolgd_op = catch_up(winkel.log, winkel.rows, landelijk(), moment_of(alle[:knip]))
        vragen = [Vraag(dag, gevolgd_op - terug) for dag in dagen for terug in (timedelta(0), *eerder)]
        voor = answers(winkel, vragen)
        record(winkel, alle[knip:])
        catch_up(winkel.log, winkel.rows, landelijk(), moment_of(alle), batch=1)
        na = answers(winkel, vragen)

    assert na == voor
