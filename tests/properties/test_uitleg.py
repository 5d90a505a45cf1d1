"""Does every status, term, turn and step say why, by which rule and on which events?"""

import orjson
from hypothesis import given

from domain.dossier import dossier_of
from domain.rules import CATALOGUE as REGELS
from projections.views import BY_NAME
from projections.views.view import Inzicht
from tests.kit.histories import History, histories
from tests.kit.kader import landelijk
from tests.kit.woorden import LEERLING

TERMIJNEN = {termijn.soort for termijn in landelijk().beleid.termijnen}
BEKEND = {regel.id for regel in REGELS} | TERMIJNEN | {"ladder"}


@given(history=histories)
def test_every_row_explains_itself_by_a_known_rule_and_events_of_the_dossier(history: History) -> None:
    dossier = dossier_of(LEERLING, history)
    inzicht = Inzicht(dossier, landelijk())
    ids = {str(event_id) for event_id in dossier.ids}

    for naam in ("statuslijn", "termijnen", "stappen", "werkvoorraad", "signalen", "vrijstellingen"):
        for row in BY_NAME[naam].rows(inzicht):
            uitleg = orjson.loads(row.uitleg)
            assert {deel["regel"] for deel in uitleg} <= BEKEND
            assert all(deel["tekst"] and deel["bron"] for deel in uitleg)
            assert any(deel["gebeurtenissen"] for deel in uitleg), f"{naam}: {uitleg}"
            assert {i for deel in uitleg for i in deel["gebeurtenissen"]} <= ids


@given(history=histories)
def test_what_falls_due_first_rests_on_the_events_of_its_term(history: History) -> None:
    inzicht = Inzicht(dossier_of(LEERLING, history), landelijk())

    for termijn in inzicht.termijnen:
        beurt = inzicht.beurten.op(termijn.periode.van)
        if beurt is not None and f"De termijn {termijn.soort} " in beurt.uitleg.tekst:
            assert beurt.uitleg.gebeurtenissen
