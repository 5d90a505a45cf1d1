"""Does the product agree with someone who reads the specification and looks at one day at a time?"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import Phase, event, given, settings
from hypothesis import strategies as st

from domain.dossier import Dossier, dossier_of
from domain.kalender import Afwijking, Kalender
from domain.periode import Periode
from domain.rules.leerplicht import plicht
from domain.rules.thuiszitter import statusperiodes
from domain.termijnen.lopen import termijnperiodes
from tests.kit.histories import History, claimed_histories, histories
from tests.kit.kader import landelijk
from tests.kit.woorden import LEERLING
from tests.tweede_mening.dagstanden import RUIMTE, Dagstand, standen_op
from tests.tweede_mening.feiten import DAG, dagen
from tests.tweede_mening.pact import Termijnstand, termijnstanden
from tests.tweede_mening.thuisperioden import Thuisperiode, leerling_van, thuisperioden

pytestmark = pytest.mark.trager

VAN, TOT_EN_MET = date(2025, 8, 1), date(2026, 7, 31)
VENSTER = (VAN - RUIMTE, TOT_EN_MET + RUIMTE)
DRIE_MAANDEN = timedelta(days=92)
AFWIJKINGEN = (
    Afwijking("99AA", Periode(date(2026, 1, 13), date(2026, 1, 14))),  # study days
    Afwijking("99BB", Periode(date(2026, 2, 16), date(2026, 2, 20)), les=True),
    Afwijking("Noord", Periode(date(2026, 5, 4), date(2026, 5, 8))),  # a second May week
)
KADER = replace(landelijk(), kalender=Kalender(AFWIJKINGEN))
VOORBEELDEN = 800 if settings.get_current_profile_name() == "ci" else 400

uitgebreid = settings(max_examples=VOORBEELDEN, deadline=None, phases=set(Phase) - {Phase.explain})
verhalen = st.one_of(histories, claimed_histories)
kennis = st.one_of(st.none(), st.none(), st.integers(0, 20))
"""As it is known now, or as it was when the event of this number was registered."""


@uitgebreid
@given(verhalen, kennis)
def test_op_elke_dag_van_een_schooljaar_geven_beide_dezelfde_plicht_en_status(
    verhaal: History, nummer: int | None
) -> None:
    bekend_op = moment_van(verhaal, nummer)
    dossier = dossier_of(LEERLING, verhaal)
    leerling = leerling_van(dossier, KADER.kalender, bekend_op)
    perioden = thuisperioden(leerling, *VENSTER)
    event(f"{len(perioden)} thuisperioden")
    product = standen_van_het_product(bekend(dossier, bekend_op))
    tweede_mening = standen_op(leerling, perioden, VAN, TOT_EN_MET)
    anders = {
        str(dag): (product[dag], tweede_mening[dag]) for dag in tweede_mening if product[dag] != tweede_mening[dag]
    }

    assert list(anders.items())[:1] == []


@uitgebreid
@given(verhalen, kennis)
def test_op_elke_dag_die_ertoe_doet_geven_beide_dezelfde_pacttermijnen(verhaal: History, nummer: int | None) -> None:
    bekend_op = moment_van(verhaal, nummer)
    dossier = dossier_of(LEERLING, verhaal)
    leerling = leerling_van(dossier, KADER.kalender, bekend_op)
    perioden = thuisperioden(leerling, *VENSTER)
    product = termijnperiodes(bekend(dossier, bekend_op), KADER)

    for peildatum in peildata(verhaal, perioden):
        gevonden: dict[date, Termijnstand] = {}
        erbij: set[str] = set()
        for termijn in (t for t in product if t.soort == "thuiszitterspact"):
            start = date.fromisoformat(termijn.sleutel)
            if peildatum not in termijn.periode:
                continue
            if any(start == periode.thuis_sinds for periode in perioden):
                stand = (termijn.vervalt_op, str(termijn.status), termijn.gehaald_op)
                assert gevonden.setdefault(start, stand) == stand
            else:
                erbij.add(str(termijn.status))

        assert (str(peildatum), gevonden) == (
            str(peildatum),
            termijnstanden(leerling.feiten, perioden, peildatum),
        )
        assert erbij <= {"vervallen"}


def moment_van(verhaal: History, nummer: int | None) -> datetime | None:
    return verhaal[nummer % len(verhaal)].vastgelegd_op if verhaal and nummer is not None else None


def bekend(dossier: Dossier, bekend_op: datetime | None) -> Dossier:
    return dossier if bekend_op is None else dossier.bekend_op(bekend_op)


def standen_van_het_product(dossier: Dossier) -> dict[date, Dagstand]:
    moet = plicht(dossier, KADER)
    leerplicht, kwalificatieplicht = moet.leerplicht, moet.kwalificatieplicht
    standen = {
        dag: Dagstand(
            leerplichtig=leerplicht is not None and dag in leerplicht,
            kwalificatieplichtig=kwalificatieplicht is not None and dag in kwalificatieplicht,
            status="geen",
            categorie=None,
            thuis_sinds=None,
            thuiszitter_sinds=None,
        )
        for dag in dagen(VAN, TOT_EN_MET)
    }
    for stand in statusperiodes(dossier, KADER):
        for dag in dagen(max(VAN, stand.periode.van), min(TOT_EN_MET, stand.periode.tot_en_met)):
            assert standen[dag].status == "geen", f"twee statussen op {dag}"
            standen[dag] = replace(
                standen[dag],
                status=str(stand.status),
                categorie=str(stand.categorie),
                thuis_sinds=stand.thuis_sinds,
                thuiszitter_sinds=stand.thuiszitter_sinds,
            )
    return standen


def peildata(verhaal: History, perioden: Iterable[Thuisperiode]) -> list[date]:
    """Return the days about which something is said, those of the terms, and the days next to them."""
    midden = {v.feit.geldig_op for v in verhaal} | set(_termijndagen(perioden))
    return sorted({dag + k * DAG for dag in midden for k in (-1, 0, 1) if _in_venster(dag + k * DAG)})


def _termijndagen(perioden: Iterable[Thuisperiode]) -> Iterator[date]:
    for periode in perioden:
        yield periode.thuis_sinds
        yield periode.eerste_dag_erna or TOT_EN_MET
        vervalt_ongeveer = periode.thuis_sinds + DRIE_MAANDEN
        yield from dagen(vervalt_ongeveer - 3 * DAG, vervalt_ongeveer)


def _in_venster(dag: date) -> bool:
    return VENSTER[0] <= dag <= VENSTER[1]
