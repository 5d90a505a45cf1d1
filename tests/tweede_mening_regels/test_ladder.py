"""Are the same steps of the ladder due as the specification says, told day by day?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings

from domain.beleid.ladder import Aanleiding, Bevindingsoort, Stap
from domain.events.base import Event
from domain.ladder import stapmomenten
from domain.woonplaats import Verblijf
from tests.kit.kader import landelijk
from tests.kit.woorden import dossier, geboren
from tests.tweede_mening_regels.alle_feiten import VOOR_DE_LADDER, geschiedenissen
from tests.tweede_mening_regels.kalender import DAG
from tests.tweede_mening_regels.ladder import Ladder, Sport
from tests.tweede_mening_regels.lopend import EERSTE_DAG, Verteld

LEERLING = geboren("2012-02-10")
SPORTEN = (
    Sport("pact-helft", termijn="thuiszitterspact", procent=50),
    Sport("pact-een", termijn="thuiszitterspact", procent=1),
    Sport("pact-bijna", termijn="thuiszitterspact", procent=99, route=1),
    Sport("pact-voorbij", termijn="thuiszitterspact"),
    Sport("verhoor-derde", termijn="pv-na-verhoor", procent=33),
    Sport("verhoor-voorbij", termijn="pv-na-verhoor", route=2),
    Sport("pv-bijna", termijn="pv-na-melding", procent=80),
    Sport("plan-bijna", termijn="opp-vaststellen", procent=80),
    Sport("melden-voorbij", termijn="zestien-uur-melden"),
    *(Sport(str(regel), regel=str(regel)) for regel in Bevindingsoort),
    Sport("thuis-op-route-2", regel="thuiszitter", route=2),
    Sport("route-een", gebeurtenis="RouteBepaald", route=1),
    Sport("route-twee", gebeurtenis="RouteBepaald", route=2),
    Sport("opgeschaald", gebeurtenis="Opgeschaald"),
    Sport("opgeschaald-naar-twee", gebeurtenis="Opgeschaald", route=2),
    Sport("hulp", gebeurtenis="HulpIngezet"),
    Sport("hulp-op-route-een", gebeurtenis="HulpIngezet", route=1),
)


def as_step(sport: Sport) -> Stap:
    regel = None if sport.regel is None else Bevindingsoort(sport.regel)
    bij = Aanleiding(termijn=sport.termijn, procent=sport.procent, regel=regel, gebeurtenis=sport.gebeurtenis)
    return Stap(soort=sport.soort, bij=bij, aan="school", tekst="Een stap.", route=sport.route, bron="een verhaal")


KADER = replace(
    landelijk(), beleid=landelijk().beleid.model_copy(update={"stap": tuple(as_step(sport) for sport in SPORTEN)})
)


@settings(max_examples=120)
@given(feiten=geschiedenissen(VOOR_DE_LADDER))
def test_ladder(feiten: list[Event]) -> None:
    bekend = dossier(LEERLING, *feiten)
    verteld = Verteld(feiten, bekend, KADER.kalender, Verblijf(bekend, KADER).is_lesdag)
    ladder, momenten = Ladder(verteld, SPORTEN), stapmomenten(bekend, KADER)

    for dag in sorted({*verteld.dagen_die_ertoe_doen, *percentages(verteld)}):
        gevonden = Counter(moment.stap.soort for moment in momenten if dag in moment.dagen)
        assert (dag, gevonden) == (dag, ladder.op(dag))


def percentages(verteld: Verteld) -> Iterator[date]:
    """Yield the days round which so much of a term has gone by, and those on which sickness or absence lasts long."""
    for termijn in verteld.termijnen(date(2027, 9, 1)):
        duur = (termijn.vervalt_op - termijn.start).days
        for procent in {sport.procent for sport in SPORTEN}:
            ongeveer = termijn.start + timedelta(days=duur * procent // 100)
            yield from (ongeveer - DAG, ongeveer, ongeveer + DAG, ongeveer + 2 * DAG)
    for feit in verteld.feiten:
        if feit.geldig_op > EERSTE_DAG:
            yield from (feit.geldig_op + timedelta(days=n) for n in range(6, 13))
