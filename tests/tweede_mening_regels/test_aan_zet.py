"""Is the same role to act as the specification says, told day by day (3.7)?"""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.base import Event
from domain.events.verzuim import Ziekgemeld
from domain.rules.aan_zet import Beurten
from domain.woonplaats import Verblijf
from tests.kit.kader import landelijk
from tests.kit.klok import kader_van
from tests.kit.woorden import dossier, geboren
from tests.tweede_mening_regels.aan_zet import aan_zet
from tests.tweede_mening_regels.alle_feiten import VOOR_AAN_ZET, geschiedenissen
from tests.tweede_mening_regels.kalender import DAG, dagen, jarig
from tests.tweede_mening_regels.lopend import Verteld

geboortedagen = st.sampled_from((date(2012, 2, 10), date(2008, 3, 3), date(2008, 2, 29)))
verhalen = geschiedenissen(VOOR_AAN_ZET)


@pytest.mark.parametrize("profiel", ["landelijk", "groningen-stad"])
@settings(max_examples=100)
@given(geboren_op=geboortedagen, feiten=verhalen)
def test_aan_zet(profiel: str, geboren_op: date, feiten: list[Event]) -> None:
    wie = geboren(str(geboren_op))
    bekend, kader = dossier(wie, *feiten), kader_van(profiel)
    lesdag = Verblijf(bekend, kader).is_lesdag
    verteld = Verteld(feiten, bekend, kader.kalender, lesdag, in_groningen=profiel == "groningen-stad")
    beurten = Beurten(bekend, kader)

    for dag in telling_days(verteld, geboren_op):
        beurt = beurten.op(dag)
        mogen = aan_zet(verteld, geboren_op, dag)
        gevonden = None if beurt is None else beurt.rol
        assert gevonden in mogen, f"op {dag} is {gevonden} aan zet, en niet {mogen}"


@settings(max_examples=50)
@given(geboren_op=geboortedagen, feiten=verhalen)
def test_wie_aan_zet_is_wisselt_alleen_op_een_omslag(geboren_op: date, feiten: list[Event]) -> None:
    bekend = dossier(geboren(str(geboren_op)), *feiten)
    beurten = Beurten(bekend, landelijk())
    rollen = {dag: beurten.op(dag) for dag in dagen(date(2025, 12, 31), date(2026, 9, 30))}
    gewisseld = {
        dag
        for dag in list(rollen)[1:]
        if (een := rollen[dag - DAG]) != (ander := rollen[dag]) and (een and een.rol) != (ander and ander.rol)
    }

    assert gewisseld <= beurten.omslagen()


def telling_days(verteld: Verteld, geboren_op: date) -> list[date]:
    """Return the days on which somebody else may be to act, and those next to them."""
    ziek = {f.geldig_op for f in verteld.feiten if isinstance(f, Ziekgemeld)}
    erbij = {jarig(geboren_op, 18) - DAG, jarig(geboren_op, 18)}
    erbij.update(dag for op in ziek for dag in dagen(op, op + timedelta(days=24)))
    return sorted({*verteld.dagen_die_ertoe_doen, *(dag for dag in erbij if dag < date(2027, 9, 1))})
