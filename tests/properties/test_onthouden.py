"""Is what was remembered of a moment before the same as what is found from scratch, of every pupil in every frame?"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dossier import Dossier, Opeenvolging, dossier_of
from domain.geheugen import Vraag
from domain.kaderverloop import Kaderverloop
from domain.tijdzone import micros
from projections.bitemporaal import ALTIJD
from projections.inzichten import Inzichten
from projections.views import CATALOGUE
from projections.views.view import Rij, View
from services.beleid import lees_kader, profielen
from tests.kit.beleidsverloop import beleidstroom
from tests.kit.histories import History, claimed_histories, histories
from tests.kit.kader import landelijk
from tests.kit.versies import versies
from tests.kit.woorden import LEERLING
from tests.properties.test_projecties import Mixed, mixed, rows_in_batches

Held = set[tuple[Rij, int, int]]


@cache
def verloop_van(profiel: str) -> Kaderverloop:
    return Kaderverloop(lees_kader(profiel))


def fresh(dossier: Dossier, moment: datetime) -> Dossier:
    """Return the dossier as it was known at a moment, of which nothing was asked before."""
    bekend = dossier.bekend_op(moment)
    return Dossier(bekend.id, bekend.vastleggingen, bekend.naamruimte)


def moments(dossier: Dossier, verloop: Kaderverloop) -> list[datetime]:
    geweten = {dossier.gekend(v).vanaf for v in dossier.vastleggingen}
    return sorted({*geweten, *(moment for moment in verloop.momenten if moment > min(geweten))}) if geweten else []


def plainly(view: View, dossier: Dossier, verloop: Kaderverloop) -> Held:
    """Compute the rows of a view at every moment from scratch, and return for how long each was held true."""
    staand: dict[Rij, int] = {}
    gehouden: Held = set()
    for moment in moments(dossier, verloop):
        toen = fresh(dossier, moment)
        rijen = () if toen.opgegaan_in is not None else Inzichten(toen, verloop.lijn(moment)).rijen(view)
        gehouden |= {(rij, staand.pop(rij), micros(moment)) for rij in set(staand) - set(rijen)}
        staand |= {rij: micros(moment) for rij in rijen if rij not in staand}
    return gehouden | {(rij, van, ALTIJD) for rij, van in staand.items()}


def in_batches(history: History, knippen: list[int], verloop: Kaderverloop) -> dict[str, Held]:
    """Compute the rows of all views as the projector does, so many events at a time."""
    rows = rows_in_batches(history, knippen, verloop)
    return {naam: {(rij, van, tot) for (rij, _), (van, tot) in stuk.items()} for naam, stuk in rows.items()}


knippen = st.lists(st.integers(1, 20), max_size=4)


@pytest.mark.parametrize("profiel", profielen())
@settings(max_examples=40)
@given(history=st.one_of(histories, claimed_histories), knippen=knippen)
def test_the_rows_are_those_of_every_moment_from_scratch(profiel: str, history: History, knippen: list[int]) -> None:
    dossier, verloop = dossier_of(LEERLING, history), verloop_van(profiel)
    gehouden = in_batches(history, knippen, verloop)

    for view in CATALOGUE:
        assert gehouden[view.name] == plainly(view, dossier, verloop), view.name


@settings(max_examples=60)
@given(history=st.one_of(histories, claimed_histories), lijst=versies)
def test_also_when_policy_and_calendar_change_in_between(history: History, lijst: Any) -> None:
    dossier, verloop = dossier_of(LEERLING, history), Kaderverloop(landelijk(), beleidstroom(*lijst))
    gehouden = in_batches(history, [], verloop)

    for view in CATALOGUE:
        assert gehouden[view.name] == plainly(view, dossier, verloop), view.name


def remembered(dossier: Dossier) -> Iterator[tuple[Vraag, Any]]:
    """Yield every question that was ever asked of a dossier, with the answer that it gives now."""
    for vraag in dossier.geheugen.gesteld:
        yield vraag, dossier.geheugen.antwoord(dossier, vraag)


@settings(max_examples=60)
@given(history=st.one_of(histories, claimed_histories), overslaan=st.sets(st.integers(0, 20)))
def test_every_answer_that_stands_is_the_one_found_from_scratch(history: History, overslaan: set[int]) -> None:
    dossier, verloop = dossier_of(LEERLING, history), verloop_van("landelijk")
    opeenvolging = Opeenvolging(verloop.niets)
    for nummer, moment in enumerate(moments(dossier, verloop)):
        toen, opnieuw = opeenvolging.daarna(dossier.bekend_op(moment)), fresh(dossier, moment)
        if nummer in overslaan:
            continue  # what nobody asked about at this moment must be found right at a later one
        for view in CATALOGUE:
            Inzichten(toen, verloop.lijn(moment)).rijen(view)
        for vraag, antwoord in remembered(toen):
            assert antwoord == vraag[0](opnieuw, *vraag[1:]), vraag[0].__name__


@settings(max_examples=40)
@given(mix=mixed, profielen_=st.tuples(st.sampled_from(profielen()), st.sampled_from(profielen())))
def test_nothing_leaks_from_one_pupil_or_frame_to_another(mix: Mixed, profielen_: tuple[str, str]) -> None:
    """Follow two pupils by turns, who began as the same nothing, each looked at within two frames."""
    frames = [verloop_van(profiel) for profiel in profielen_]
    niets = Dossier(LEERLING)
    dossiers = [dossier_of(history[0].dossier_id, history) for history in mix if history]
    gangen = [Opeenvolging(niets) for _ in dossiers]
    alle = sorted((moment, i) for i, dossier in enumerate(dossiers) for moment in moments(dossier, frames[0]))
    for moment, i in alle:
        toen, opnieuw = gangen[i].daarna(dossiers[i].bekend_op(moment)), fresh(dossiers[i], moment)
        for view in CATALOGUE:
            for verloop in frames:
                lijn = verloop.lijn(moment)
                assert Inzichten(toen, lijn).rijen(view) == Inzichten(opnieuw, lijn).rijen(view), view.name
    for vraag, antwoord in remembered(niets):
        assert antwoord == vraag[0](Dossier(LEERLING), *vraag[1:]), vraag[0].__name__


@settings(max_examples=40)
@given(history=st.one_of(histories, claimed_histories))
def test_the_dossier_of_an_earlier_moment_keeps_to_what_was_known_then(history: History) -> None:
    dossier, verloop = dossier_of(LEERLING, history), verloop_van("landelijk")
    opeenvolging = Opeenvolging(verloop.niets)
    gehad = [(moment, opeenvolging.daarna(dossier.bekend_op(moment))) for moment in moments(dossier, verloop)]
    for moment, toen in gehad:
        opnieuw, lijn = fresh(dossier, moment), verloop.lijn(moment)
        for view in CATALOGUE:
            assert Inzichten(toen, lijn).rijen(view) == Inzichten(opnieuw, lijn).rijen(view), view.name
