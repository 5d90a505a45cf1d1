"""Which events can be sent, and with which fields?"""

from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from domain.decisions.personeel import VAN_HET_PERSONEEL
from domain.decisions.schoolteam import VAN_EEN_TEAM
from domain.decisions.verwijzing import ANDERE_STROOM
from domain.events import CATALOGUE
from domain.events.base import Event
from domain.events.beheer import DossierVernietigd, HandhavingVernietigd
from domain.events.identiteit import DossiersSamengevoegd, PgnVervangen

VERWIJZING = "#/components/schemas/{model}"
NUMMER = {"type": "string", "pattern": "^[0-9]{9}$"}
APART = (DossierVernietigd, HandhavingVernietigd)
"""Not just recorded: keys and rows go with it."""
TEAM: tuple[type[Event], ...] = VAN_EEN_TEAM
PERSONEEL: tuple[type[Event], ...] = VAN_HET_PERSONEEL
LEERLING: tuple[type[Event], ...] = tuple(
    soort for soort in CATALOGUE if soort.__module__ not in ANDERE_STROOM and soort not in APART
)


@cache
def event_schemas() -> dict[str, Any]:
    """Return by name the schema of each event that can be sent, and of what they hold."""
    soorten = dict.fromkeys((*LEERLING, *TEAM, *PERSONEEL))
    _, samen = models_json_schema([(soort, "validation") for soort in soorten], ref_template=VERWIJZING)
    schemas: dict[str, Any] = samen["$defs"]
    for soort in soorten:
        schema = schemas[soort.__name__]
        naam = soort.type_name()
        schema["properties"] = {"type": {"type": "string", "const": naam}, **schema["properties"]}
        schema["required"] = ["type", *schema.get("required", [])]
    _with_a_number(schemas[PgnVervangen.__name__], "nieuwPgn")
    samengevoegd = schemas[DossiersSamengevoegd.__name__]
    _with_a_number(samengevoegd, "anderPgn")
    del samengevoegd["properties"]["blijft"], samengevoegd["properties"]["ander"]
    samengevoegd["required"].remove("ander")
    return schemas


def _with_a_number(schema: dict[str, Any], veld: str) -> None:
    """Ask for the number that a line of events names, in place of what is recorded of it."""
    schema["properties"][veld] = NUMMER
    schema["properties"].pop("soort", None)
    schema["required"] = [naam for naam in (*schema["required"], veld) if naam != "soort"]


def one_of(soorten: tuple[type[Event], ...]) -> dict[str, Any]:
    """Return the schema of any of these, told apart by `type`."""
    wegen = {soort.type_name(): VERWIJZING.format(model=soort.__name__) for soort in soorten}
    return {
        "oneOf": [{"$ref": weg} for weg in wegen.values()],
        "discriminator": {"propertyName": "type", "mapping": wegen},
    }
