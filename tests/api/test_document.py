"""Does the document keep the rules of the standard, and name everything that there is?"""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from domain.events import CATALOGUE
from services.api import openapi
from services.api.gebeurtenisvormen import APART, LEERLING, OVERLEG, PERSONEEL, TEAM

DOCUMENT = openapi()
OPERATIES = [
    (f"{methode.upper()} {pad}", operatie)
    for pad, wat in DOCUMENT["paths"].items()
    for methode, operatie in wat.items()
]
PERSOONSNUMMER = re.compile("pgn|bsn|nummer", re.IGNORECASE)


def parameters() -> Iterator[tuple[str, dict[str, Any]]]:
    for naam, operatie in OPERATIES:
        for parameter in operatie.get("parameters", ()):
            yield naam, parameter


def test_no_personal_number_is_asked_for_in_an_address_or_a_header() -> None:
    """Only the body of a search holds one; a melding has a number of its own, and is in bodies too."""
    assert [(naam, p["name"]) for naam, p in parameters() if PERSOONSNUMMER.search(p["name"])] == []


@pytest.mark.parametrize(("naam", "operatie"), OPERATIES, ids=[naam for naam, _ in OPERATIES])
def test_an_operation_names_its_errors_and_no_422(naam: str, operatie: dict[str, Any]) -> None:
    statussen = set(operatie["responses"])

    assert {"400", "406", "421", "500", "503"} <= statussen
    assert "422" not in statussen
    assert ("404" in statussen) is ("Id}" in naam)


def test_everything_is_said_in_dutch_words() -> None:
    """A description that opens with an English article or verb was forgotten."""
    engels = re.compile(r"\b(the|returns?|what|whether|which|who)\b", re.IGNORECASE)
    gezegd = [(naam, o["description"]) for naam, o in OPERATIES]
    gezegd += [(naam, p.get("description", "")) for naam, p in parameters()]

    assert [een for een in gezegd if engels.search(een[1])] == []


def test_every_event_can_be_sent_but_those_that_go_apart() -> None:
    van_het_huis = {"BeleidVastgesteld", "KalenderVastgesteld", "JaarverslagVastgesteld"}

    kan = {soort.__name__ for soort in (*LEERLING, *TEAM, *OVERLEG, *PERSONEEL)}

    assert {soort.__name__ for soort in CATALOGUE} - kan == van_het_huis | {soort.__name__ for soort in APART}
    assert kan <= set(DOCUMENT["components"]["schemas"])


def test_every_reference_leads_somewhere() -> None:
    def references(deel: object) -> Iterator[str]:
        if isinstance(deel, dict):
            if isinstance(deel.get("$ref"), str):
                yield deel["$ref"]
            for waarde in deel.values():
                yield from references(waarde)
        elif isinstance(deel, list):
            for waarde in deel:
                yield from references(waarde)

    def found(weg: str) -> bool:
        plaats: Any = DOCUMENT
        for naam in weg.removeprefix("#/").split("/"):
            plaats = plaats.get(naam, {})
        return bool(plaats)

    assert [weg for weg in set(references(DOCUMENT)) if not found(weg)] == []


def test_what_goes_in_and_what_comes_out_has_one_shape() -> None:
    """FastAPI would split a shape in two, and name those of its own errors; neither says anything to who reads."""
    namen = DOCUMENT["components"]["schemas"]

    assert [naam for naam in namen if naam.endswith(("-Input", "-Output"))] == []
    assert namen.keys() & {"HTTPValidationError", "ValidationError"} == set()


def test_a_moment_that_is_answered_is_a_moment_in_the_document() -> None:
    """Whoever writes moments in a way of his own, loses their format."""
    schemas = DOCUMENT["components"]["schemas"].items()
    momenten = {(naam, veld): vorm for naam, s in schemas for veld, vorm in s.get("properties", {}).items()}
    momenten = {waar: vorm for waar, vorm in momenten.items() if waar[1] in ("vastgelegdOp", "ontvangenOp", "bekendOp")}

    assert len(momenten) > 10
    assert [waar for waar, vorm in momenten.items() if "'date-time'" not in str(vorm)] == []
