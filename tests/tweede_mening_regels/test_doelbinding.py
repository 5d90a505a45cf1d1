"""May a leerplichtambtenaar look on the same days as the specification says (3.8)?"""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.base import Event
from domain.rules.doelbinding import grondslag as regel
from domain.rules.thuisperiode import thuisperioden
from domain.termijnen.lopen import termijnperiodes
from domain.woonplaats import Verblijf
from tests.kit.kader import landelijk
from tests.kit.woorden import dossier, geboren
from tests.tweede_mening_regels.alle_feiten import DAGEN, VOOR_DOELBINDING, ZOMER, geschiedenissen
from tests.tweede_mening_regels.doelbinding import grondslag, grondslagen
from tests.tweede_mening_regels.kalender import DAG
from tests.tweede_mening_regels.lopend import Verteld

LEERLING = geboren("2009-09-10")
"""He need not go to school from his eighteenth birthday on: before the last day that we look at."""
GRENZEN = [date(jaar, 7, 31) + k * DAG for jaar in range(2026, 2031) for k in (0, 1)]


@pytest.mark.parametrize("rond", [DAGEN, ZOMER], ids=["het jaar door", "de zomer"])
@settings(max_examples=120)
@given(data=st.data())
def test_doelbinding(rond: Sequence[str], data: st.DataObject) -> None:
    feiten: list[Event] = data.draw(geschiedenissen(VOOR_DOELBINDING, rond))
    bekend, kader = dossier(LEERLING, *feiten), landelijk()
    verteld = Verteld(feiten, bekend, kader.kalender, Verblijf(bekend, kader).is_lesdag)
    thuis, alle = thuisperioden(bekend, kader), grondslagen(verteld)
    termijnen = termijnperiodes(bekend, kader)

    for dag in (*verteld.dagen_die_ertoe_doen, *GRENZEN):
        gevonden, verwacht = regel(bekend, kader, thuis, termijnen, dag), grondslag(alle, dag)
        if gevonden is None or verwacht is None:
            assert (dag, gevonden) == (dag, verwacht)
        else:
            assert (dag, gevonden.tot_en_met) == (dag, verwacht[1])
            assert gevonden.soort in verwacht[0]
