"""Does each person heard about a melding have the term that the specification gives him (3.5, pv-na-melding)?"""

from hypothesis import given, settings

from domain.events.base import Event
from domain.termijnen.lopen import termijnperiodes
from tests.kit.kader import landelijk
from tests.kit.woorden import dossier
from tests.tweede_mening_regels.alle_feiten import geschiedenissen, hearings, reports
from tests.tweede_mening_regels.kalender import DAG, maanden_na
from tests.tweede_mening_regels.lopend import pv_na_melding
from tests.tweede_mening_regels.meldingen import meldingen


@settings(max_examples=150)
@given(feiten=geschiedenissen([(reports, hearings, hearings), (hearings,)]))
def test_pv_na_melding(feiten: list[Event]) -> None:
    product = [t for t in termijnperiodes(dossier(*feiten), landelijk()) if t.soort == "pv-na-melding"]
    bekend = meldingen(feiten)
    gemeld = {m.melddatum for m in bekend if m.melddatum is not None}
    midden = {f.geldig_op for f in feiten} | gemeld | {maanden_na(dag, 2) for dag in gemeld}

    for dag in sorted({dag + k * DAG for dag in midden for k in (-1, 0, 1)}):
        gevonden = [(t.start, t.vervalt_op, str(t.status)) for t in product if dag in t.periode]
        verwacht = [(t.start, t.vervalt_op, t.status) for t in pv_na_melding(feiten, bekend, dag)]
        assert (dag, sorted(gevonden)) == (dag, sorted(verwacht))
