"""What holds for every division of work, whatever happened?"""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.behandelaars import Behandelaars
from domain.dossier import dossier_of
from domain.events.base import Event
from domain.periode import Dagen, Periode
from domain.werkverdeling import dagen_open
from projections.views import behandeling
from projections.views.view import Inzicht
from tests.kit.histories import History, histories
from tests.kit.kader import landelijk
from tests.kit.werkverdeling import aangesteld, afwezig, kantoor, terug, vertrokken
from tests.kit.woorden import LEERLING, lrv

VOORBEELDEN = 80 if settings.get_current_profile_name() == "ci" else 40
ruim = settings(max_examples=VOORBEELDEN, deadline=None)
BEGIN = date(2026, 3, 2)
WIE = ("anna", "bram", "caro")
namen, dagen = st.sampled_from(WIE), st.integers(0, 9).map(lambda n: BEGIN + timedelta(n))


@st.composite
def voorvallen(draw: st.DrawFn) -> Event:
    """Return somebody who is away for a while, is back or leaves."""
    wie, dag = draw(namen), draw(dagen)
    if (soort := draw(st.integers(0, 5))) == 0:
        return vertrokken(dag.isoformat(), wie)
    if soort == 1:
        return terug(dag.isoformat(), wie)
    einde = draw(st.none() | st.integers(0, 6).map(lambda n: (dag + timedelta(n)).isoformat()))
    waarnemer = draw(st.none() | namen.filter(lambda ander: ander != wie))
    return afwezig(dag.isoformat(), wie, einde, waarnemer=waarnemer)


@ruim
@given(histories)
def test_elke_open_dag_staat_er_een_keer_met_wie_hem_behandelt(verhaal: History) -> None:
    inzicht = Inzicht(dossier_of(LEERLING, verhaal), landelijk())
    behandelaars, rijen = Behandelaars(inzicht.dossier), list(behandeling.rows(inzicht))
    perioden = [Periode(date.fromisoformat(r.van), date.fromisoformat(r.tot_en_met)) for r in rijen]

    assert Dagen(perioden) == dagen_open(inzicht.dossier, inzicht.kader)
    assert all(a.tot_en_met < b.van for a, b in pairwise(perioden))
    for rij, periode in zip(rijen, perioden, strict=True):
        for dag in (periode.van, periode.tot_en_met):
            assert (rij.toegewezen, rij.behandelaar) == (behandelaars.toegewezen(dag), behandelaars.op(dag))


@ruim
@given(st.lists(voorvallen(), max_size=5), st.sampled_from(WIE))
def test_na_elke_dag_verdelen_behandelt_het_wie_het_moet_en_is_er_niets_meer_te_zeggen(
    wat: list[Event], eerst: str
) -> None:
    huis = kantoor(*(aangesteld("2026-01-01", wie) for wie in WIE), *wat).met(lrv("2026-01-12"))
    huis = huis.geeft("2026-02-09", eerst)
    for n in range(12):
        dag = BEGIN + timedelta(n)
        huis = huis.verdeelt(dag.isoformat())
        behandelaars = Behandelaars(huis.dossier)
        van_wie = behandelaars.toegewezen(dag)

        assert van_wie == eerst, "only a person, or a new report, takes a dossier away from somebody"
        assert behandelaars.op(dag) == (huis.bezetting.waarnemer(eerst, dag) or eerst)
        huis.zegt_niets_meer(dag.isoformat())


@ruim
@given(st.lists(voorvallen(), max_size=5), st.dictionaries(namen, st.integers(0, 9)))
def test_een_nieuw_dossier_gaat_naar_wie_er_werkt_en_het_minst_heeft(wat: list[Event], belast: dict[str, int]) -> None:
    huis = kantoor(*(aangesteld("2026-01-01", wie) for wie in WIE), *wat).met(lrv("2026-03-01"))
    for n in range(12):
        dag = BEGIN + timedelta(n)
        wie, _ = huis.kiest(dag.isoformat(), belast)
        werkend = [m.wie for m in huis.bezetting.op(dag)]
        er = [een for een in werkend if huis.bezetting.is_er(een, dag)] or werkend

        assert wie == min(er, key=lambda een: (belast.get(een, 0), een), default=None)
