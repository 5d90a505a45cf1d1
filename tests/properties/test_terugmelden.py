"""Whatever happens between a municipality and DUO: does each status go once, and is nothing left that could go?"""

from collections import Counter
from datetime import date
from uuid import uuid5

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.decisions.registreer import registreer
from domain.decisions.terugmelden import bied_aan
from domain.decisions.voorstel import Voorstel, dossier_met
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events.base import Event
from domain.events.duo import TerugmeldingAangeboden
from domain.terugmelding import ONDERWEG, Terugmeldstand, terugmeldingen
from tests.kit.kader import landelijk
from tests.kit.terugmelden import UITVOER, bepaald, onderzoek
from tests.kit.woorden import LEERLING, dossier, feit, geboren, gewijzigd, ingetrokken, lrv

DAG = "2026-02-02"
NUMMERS = st.sampled_from(("1", "2"))
FEITEN: st.SearchStrategy[Event] = st.one_of(
    NUMMERS.map(lambda n: onderzoek(DAG, n)),
    st.just(onderzoek(DAG, None)),
    st.tuples(st.sampled_from("BKG"), NUMMERS).map(
        lambda keuze: bepaald(DAG, keuze[0], "terug" if keuze[0] == "G" else None, nummer=keuze[1])
    ),
    st.tuples(st.sampled_from("RBKG"), NUMMERS).map(lambda keuze: gewijzigd(DAG, nummer=keuze[1], status=keuze[0])),
    NUMMERS.map(lambda n: ingetrokken(DAG, nummer=n)),
)
ANTWOORDEN = {"bevestigd": ("TerugmeldingBevestigd", {}), "afgewezen": ("TerugmeldingAfgewezen", {"code": "E"})}
STAPPEN = st.lists(st.one_of(FEITEN, st.just("aanbieden"), st.sampled_from(("bevestigd", "afgewezen"))), max_size=12)


def na(stappen: list[Event | str]) -> Dossier:
    """Let it happen, one after another; what may not be recorded is not."""
    kader = landelijk()
    deze = dossier(geboren("2012-02-10"), lrv("2026-01-12", status="R"), lrv("2026-01-19", nummer="2", status="R"))
    for n, stap in enumerate(stappen):
        voorstellen: tuple[Voorstel, ...] = ()
        if stap == "aanbieden":
            voorstellen = bied_aan(deze, UITVOER, date.fromisoformat(DAG))
        elif isinstance(stap, Event):
            voorstellen = (Voorstel(uuid5(LEERLING, f"stap {n}"), stap),)
        elif weg := [t for t in terugmeldingen(deze) if t.stand is Terugmeldstand.AANGEBODEN]:
            soort, ook = (
                ("TerugmeldingBevestigd", {}) if stap == "bevestigd" else ("TerugmeldingAfgewezen", {"code": "E"})
            )
            velden = {"meldingsnummer": weg[0].meldingsnummer, "status": weg[0].status, "terugmelding": str(weg[0].id)}
            voorstellen = (Voorstel(uuid5(LEERLING, f"stap {n}"), feit(soort, DAG, **velden, **ook)),)
        for voorstel in voorstellen:
            besluit = registreer(deze, voorstel, kader)
            if not isinstance(besluit, Weigering):
                for een in besluit:
                    deze = dossier_met(deze, een)
    return deze


@given(STAPPEN)
@settings(max_examples=60, deadline=None)
def test_each_status_goes_once(stappen: list[Event | str]) -> None:
    geteld = Counter(v.feit.terugmelding for v in na(stappen).van(TerugmeldingAangeboden))

    assert set(geteld.values()) <= {1}


@given(STAPPEN)
@settings(max_examples=60, deadline=None)
def test_after_an_export_nothing_waits_and_nothing_more_goes(stappen: list[Event | str]) -> None:
    deze = na([*stappen, "aanbieden"])

    assert [t for t in terugmeldingen(deze) if t.stand is Terugmeldstand.TE_MELDEN] == []
    assert bied_aan(deze, UITVOER, date.fromisoformat(DAG)) == ()


@given(STAPPEN)
@settings(max_examples=60, deadline=None)
def test_of_a_withdrawn_melding_nothing_is_on_its_way(stappen: list[Event | str]) -> None:
    deze = na([*stappen, ingetrokken("2026-02-03", nummer="1")])
    onderweg = [t for t in terugmeldingen(deze) if t.meldingsnummer == "1" and t.stand in ONDERWEG]

    assert onderweg == []
