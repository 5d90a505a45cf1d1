"""What holds for the overviews of every history?"""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.afwezigheid.vrij import VRIJSTELLEND, vrijgesteld
from domain.dossier import dossier_of
from domain.periode import ALTIJD, DAG, Dagen, Periode
from domain.rules.vrijstellingen import vrijstellingen
from projections.views import CATALOGUE, telfeiten, werkvoorraad
from projections.views.view import Inzicht
from tests.kit.histories import History, claimed_histories, histories
from tests.kit.kader import landelijk
from tests.kit.woorden import LEERLING
from tests.tweede_mening.telling import cijfers_van

VOORBEELDEN = 100 if settings.get_current_profile_name() == "ci" else 60
ruim = settings(max_examples=VOORBEELDEN, deadline=None)
verhalen = st.one_of(histories, claimed_histories)
AUGUSTUS = date(2025, 8, 1)
NIET_NAGETELD = "lrv-verhuisd"
"""The second count knows one municipality."""


def inzicht_van(verhaal: History) -> Inzicht:
    return Inzicht(dossier_of(LEERLING, verhaal), landelijk())


@ruim
@given(verhalen)
def test_de_sleutel_houdt_de_regels_van_een_leerling_uit_elkaar(verhaal: History) -> None:
    inzicht = inzicht_van(verhaal)

    for view in CATALOGUE:
        sleutels = Counter(tuple(getattr(rij, kolom) for kolom in view.sleutel) for rij in view.rows(inzicht))

        assert {(view.name, sleutel) for sleutel, aantal in sleutels.items() if aantal > 1} == set()


@ruim
@given(verhalen)
def test_van_kracht_is_wat_uit_het_verzuim_wordt_geknipt(verhaal: History) -> None:
    dossier = dossier_of(LEERLING, verhaal)
    van_kracht = [v.van_kracht for v in vrijstellingen(dossier) if v.grond in VRIJSTELLEND and v.van_kracht is not None]

    assert Dagen(van_kracht) == vrijgesteld(dossier)


@ruim
@given(verhalen)
def test_een_vrijstelling_heeft_vanaf_haar_eerste_dag_op_elke_dag_een_status(verhaal: History) -> None:
    for vrijstelling in vrijstellingen(dossier_of(LEERLING, verhaal)):
        dagen = [periode for periode, _ in vrijstelling.standen()]

        assert dagen[-1].tot_en_met == ALTIJD
        assert [deel.van for deel in dagen[1:]] == [deel.tot_en_met + DAG for deel in dagen[:-1]]


@ruim
@given(verhalen)
def test_wat_er_te_doen_is_zijn_de_open_termijnen_die_op_iemand_wachten(verhaal: History) -> None:
    inzicht = inzicht_van(verhaal)
    regels: dict[tuple[str, str, str], list[Periode]] = {}
    for rij in werkvoorraad.rows(inzicht):  # another handler begins another row
        dagen = Periode(date.fromisoformat(rij.van), date.fromisoformat(rij.tot_en_met))
        regels.setdefault((rij.soort, rij.sleutel, rij.rol), []).append(dagen)
    open_: dict[tuple[str, str, str], list[Periode]] = {}
    for termijn in inzicht.termijnen:
        if termijn.status.is_open and termijn.aan_zet is not None and not termijn.soort.startswith("bewaartermijn"):
            open_.setdefault((termijn.soort, termijn.sleutel, termijn.aan_zet), []).append(termijn.periode)

    assert {naam: Dagen(dagen) for naam, dagen in regels.items()} == {naam: Dagen(d) for naam, d in open_.items()}


@pytest.mark.trager
@ruim
@given(verhalen, st.dates(AUGUSTUS, date(2026, 7, 31)))
def test_een_tweede_telling_geeft_dezelfde_cijfers(verhaal: History, stand: date) -> None:
    product = {
        rij.cijfer
        for rij in telfeiten.rows(inzicht_van(verhaal))
        if rij.schooljaar == "2025-2026" and rij.op <= stand.isoformat()
    }
    tweede = cijfers_van(dossier_of(LEERLING, verhaal), landelijk().kalender, AUGUSTUS, stand)

    assert product - {NIET_NAGETELD} == set(tweede)
