"""Does the product count the days of a decision as one who counts them one by one?"""

from datetime import date, timedelta
from uuid import uuid5

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.events.base import Event
from projections.views.view import Inzicht
from tests.kit.kader import landelijk
from tests.kit.woorden import LEERLING, dossier, feit
from tests.tweede_mening_regels.beslistermijn import Verzoek, uiterste_dag

START = date(2026, 3, 3)
STUKKEN = ("bewijs-ander-onderwijs", "programma", "plan-van-aanpak")
"""Each asking is about something else, so that each has an end of its own."""
SOORTEN = {"15": ("vrijstelling-beslissen", 8, True), "3a": ("vervangende-leerplicht-beslissen", 4, False)}
_rond_het_einde = st.sampled_from([START + timedelta(weeks=w, days=d) for w in (0, 4, 8) for d in range(-3, 5)])
_dagen = st.one_of(_rond_het_einde, st.integers(0, 100).map(lambda n: START + timedelta(days=n))).filter(
    lambda dag: dag >= START
)


@st.composite
def verzoeken(draw: st.DrawFn) -> list[Verzoek]:
    gevonden = []
    for _ in STUKKEN[: draw(st.integers(0, len(STUKKEN)))]:
        op = draw(_dagen)
        duur, aangevuld = draw(st.integers(0, 21)), draw(st.none() | st.integers(0, 25))
        binnen = None if aangevuld is None else op + timedelta(days=aangevuld)
        gevonden.append(Verzoek(op, op + timedelta(days=duur), binnen))
    return gevonden


def verteld(grond: str, gevraagd: list[Verzoek], uitstel: list[tuple[date, date]]) -> list[Event]:
    aanvraag = str(uuid5(LEERLING, "1"))
    feiten = [feit("VrijstellingAangevraagd", str(START), grond=grond)]
    for stuk, v in zip(STUKKEN, gevraagd, strict=False):
        velden = {"aanvraag": aanvraag, "totEnMet": str(v.tot_en_met), "stukken": [stuk]}
        feiten.append(feit("AanvullingGevraagd", str(v.gevraagd_op), **velden))
        if v.aangevuld_op is not None:
            feiten.append(feit("StukOntvangen", str(v.aangevuld_op), aanvraag=aanvraag, soort=stuk))
    feiten.extend(
        feit("BeslistermijnVerlengd", str(op), aanvraag=aanvraag, totEnMet=str(max(op, naar))) for op, naar in uitstel
    )
    return feiten


@pytest.mark.parametrize("grond", SOORTEN)
@settings(max_examples=120)
@given(gevraagd=verzoeken(), uitstel=st.lists(st.tuples(_dagen, _dagen), max_size=2, unique_by=lambda paar: paar[0]))
@example(gevraagd=[Verzoek(date(2026, 4, 28), date(2026, 5, 5), None)], uitstel=[])
@example(gevraagd=[Verzoek(date(2026, 4, 27), date(2026, 5, 5), None)], uitstel=[(date(2026, 4, 28), date(2026, 5, 8))])
@example(gevraagd=[], uitstel=[(date(2026, 4, 28), date(2026, 5, 8))])
@example(
    gevraagd=[Verzoek(date(2026, 4, 20), date(2026, 4, 27), None)], uitstel=[(date(2026, 4, 20), date(2026, 5, 8))]
)
def test_de_uiterste_dag(grond: str, gevraagd: list[Verzoek], uitstel: list[tuple[date, date]]) -> None:
    soort, weken, uit_te_stellen = SOORTEN[grond]
    uitstel = [(op, max(op, naar)) for op, naar in uitstel]
    inzicht = Inzicht(dossier(*verteld(grond, gevraagd, uitstel)), landelijk())
    (einde,) = {t.vervalt_op for t in inzicht.termijnen if t.soort == soort}

    assert einde == uiterste_dag(START, weken, gevraagd, uitstel, uit_te_stellen=uit_te_stellen)
