"""Does it matter in which order we hear of facts of whatever family, and how often? Everything is known in the end."""

from collections.abc import Hashable, Iterable
from datetime import timedelta
from typing import Any
from uuid import uuid5

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.dossier import Dossier, Vastlegging, dossier_of, evolve
from domain.events.base import Event
from domain.events.beheer import GebeurtenisHerroepen
from domain.events.duo import Meldingmutatie, MeldingOntvangen
from domain.events.inschrijving import Ingeschreven
from domain.events.leerplicht import VerdachteGehoord
from domain.events.ondersteuning import CasusregieBelegd, Opgeschaald, RouteBepaald
from domain.events.verzuim import VerkorteOnderwijstijdVastgesteld
from domain.events.vrijstelling import (
    VrijstellingAangevraagd,
    VrijstellingBeeindigd,
    VrijstellingGeweigerd,
    VrijstellingVerleend,
)
from domain.events.werk import BehandelaarToegewezen, BehandelaarVervangen
from domain.melding import mutatiemoment
from projections.views import CATALOGUE
from projections.views.view import Inzicht, View
from tests.kit import history_facts as f
from tests.kit.histories import BEGIN, History, claimed_histories, histories
from tests.kit.history_days import kern
from tests.kit.history_families import elke_familie, gemeld_met_melddatum, handhaving, op_school_met_ondersteuning
from tests.kit.history_families import vrijstelling as vrijstelling_met_besluit
from tests.kit.history_themes import alles
from tests.kit.kader import landelijk
from tests.kit.woorden import LEERLING, geboren

VRIJSTELLING = VrijstellingAangevraagd | VrijstellingVerleend | VrijstellingGeweigerd | VrijstellingBeeindigd
KEUZES = (CasusregieBelegd, Ingeschreven, VerkorteOnderwijstijdVastgesteld, BehandelaarToegewezen, BehandelaarVervangen)
"""Of two on one day the one that was recorded last holds, or comes last."""


def choice(feit: Event) -> Hashable:
    """Return what can be said once only, because of two of them the one recorded last would hold."""
    if isinstance(feit, RouteBepaald | Opgeschaald):
        return "route", feit.geldig_op
    if isinstance(feit, VRIJSTELLING):
        return "vrijstelling", feit.grond, getattr(feit, "besluit_op", None) or feit.geldig_op
    if isinstance(feit, Meldingmutatie):
        return "melding", feit.meldingsnummer, mutatiemoment(feit)
    if isinstance(feit, VerdachteGehoord):
        return "verhoor", feit.geldig_op
    return (type(feit), feit.geldig_op) if isinstance(feit, KEUZES) else feit


feiten: SearchStrategy[Event] = st.one_of(
    elke_familie,
    elke_familie,
    handhaving,
    vrijstelling_met_besluit,
    gemeld_met_melddatum,
    op_school_met_ondersteuning,
    alles,
    f.mutaties,
    f.ziekte,
).filter(lambda feit: feit.type_name() != "LeerlingGeregistreerd")  # of two birth dates the last one holds


@st.composite
def verhalen(draw: st.DrawFn) -> list[tuple[int, Event]]:
    """Draw numbered facts about one pupil; a revocation names what it revokes by its number."""
    draw(kern)
    verteld = draw(st.lists(feiten, min_size=2, max_size=12, unique_by=choice))
    ontvangen = {feit.meldingsnummer for feit in verteld if isinstance(feit, MeldingOntvangen)}
    staand = [x for x in verteld if not isinstance(x, Meldingmutatie) or x.meldingsnummer in ontvangen]
    weg = draw(st.lists(st.integers(1, max(1, len(staand))), max_size=2, unique=True)) if staand else []
    herroepingen = [GebeurtenisHerroepen(geldig_op=BEGIN.date(), gebeurtenis_id=id_of(nummer)) for nummer in weg]
    return list(enumerate([geboren("2010-03-12"), *staand, *herroepingen]))


def id_of(nummer: int) -> Any:
    return uuid5(LEERLING, f"feit {nummer}")


def heard(verteld: Iterable[tuple[int, Event]]) -> Dossier:
    """Record the facts in this order."""
    dossier = Dossier(LEERLING)
    for versie, (nummer, feit) in enumerate(verteld, 1):
        moment = BEGIN + timedelta(hours=versie)
        dossier = evolve(
            dossier, Vastlegging(id_of(nummer), LEERLING, versie, moment, moment, "test", "test", None, feit)
        )
    return dossier


def said(view: View, dossier: Dossier) -> list[str]:
    """Return the rows, without the order of what an explanation rests on and the places of events in the log."""
    return sorted(repr(_comparable(view, rij)) for rij in view.rows(Inzicht(dossier, landelijk())))


def _comparable(view: View, rij: Any) -> dict[str, Any]:
    velden = {veld: getattr(rij, veld) for veld in rij._fields}
    if "uitleg" in velden:
        uitleg = orjson.loads(velden["uitleg"])
        velden["uitleg"] = [{**deel, "gebeurtenissen": sorted(deel["gebeurtenissen"])} for deel in uitleg]
    if velden.get("soort") == "pv-na-melding":
        velden["sleutel"] = ""  # what was recorded first about the melding and the person
    velden.pop("versie", None)
    return velden


@settings(max_examples=120)
@given(verteld=verhalen(), data=st.data())
def test_facts_of_all_families_in_any_order_give_the_same_rows_of_every_view(
    verteld: list[tuple[int, Event]], data: st.DataObject
) -> None:
    anders = data.draw(st.permutations(verteld))
    een, ander = heard(verteld), heard(anders)

    for view in CATALOGUE:
        assert said(view, ander) == said(view, een), view.name


@pytest.mark.parametrize("view", CATALOGUE, ids=lambda view: view.name)
@settings(max_examples=25)
@given(history=st.one_of(histories, claimed_histories), data=st.data())
def test_what_is_recorded_twice_gives_the_same_rows(view: View, history: History, data: st.DataObject) -> None:
    dubbel = data.draw(st.lists(st.sampled_from(history), max_size=4)) if history else []
    nog_eens = dossier_of(LEERLING, [*history, *dubbel])

    assert said(view, nog_eens) == said(view, dossier_of(LEERLING, history))
