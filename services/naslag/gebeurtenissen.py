"""What does the page of all events say?"""

import re
from collections.abc import Iterator
from inspect import getdoc, getmodule
from typing import Any

from pydantic.alias_generators import to_camel

from domain.events import CATALOGUE
from domain.events.base import Event
from services.naslag.tabel import codes, tabel

KOP = """# Gebeurtenissen

Alles wat kan worden vastgelegd. Deze bladzijde wordt gemaakt uit de code (`python -m services.naslag`) en niet met de
hand veranderd. Wat de woorden betekenen en waar zij vandaan komen, staat in de [woordenlijst](woordenlijst.md).

Elke gebeurtenis heeft `geldigOp`: de eerste dag waarop het feit geldt. De opgeslagen naam verandert nooit; een andere
vorm is een nieuwe versie. Een veld dat persoonlijk is, wordt versleuteld bewaard en staat nooit in een logregel, een
melding of een telling. Gebeurtenissen die onder de Wet politiegegevens vallen, hebben een eigen sleutel en
bewaartermijn.
"""
PATRONEN = {
    "^[0-9A-Za-z._-]{1,40}$": "nummer",
    "^[0-9]{2}[A-Z]{2}$": "BRIN",
    "^[0-9A-Z]{2}$": "vestiging (twee tekens)",
    "^[0-9]{4}$": "gemeentecode (vier cijfers)",
    "^[A-Z]{2}$|^[0-9]{4}$": "land (twee letters of vier cijfers)",
    "^(Noord|Midden|Zuid|[0-9]{2}[A-Z]{2})$": "vakantieregio of BRIN",
    "^([01][0-9]|2[0-3]):[0-5][0-9]$": "tijd (uu:mm)",
    "^[0-9]{4}-[0-9]{4}$": "schooljaar (JJJJ-JJJJ)",
    "^[0-9a-f]{64}$": "SHA-256 (64 tekens)",
    "^[a-z0-9-]{1,40}$": "persoon (kleine letters, cijfers en streepjes)",
}
SOORTEN = {"boolean": "ja of nee", "number": "getal", "integer": "geheel getal", "string": "tekst"}
VORMEN = {"date": "datum", "date-time": "tijdstip", "uuid": "UUID"}
EIGEN_VORM = {
    "geboortedatum": "geboortedatum (met 00 voor een onbekende dag of maand)",
    "woonplaats": "plaats in de gemeente (vrije tekst)",
    "inhoud": "het hele profiel, met wat eronder ligt",
}
"""Fields of which the schema does not say what they hold."""
VRIJE_TEKST = 1_000
"""A text that may be longer than this is not a code."""


def events_md() -> str:
    """Return the page: every event by family, with its sentence, its stored name and its fields."""
    return "\n".join([KOP, *_families()]).rstrip() + "\n"


def _families() -> Iterator[str]:
    families: dict[str, list[type[Event]]] = {}
    for soort in CATALOGUE:
        families.setdefault(soort.__module__, []).append(soort)
    for module, soorten in families.items():
        yield f"## {module.rpartition('.')[2].capitalize()}"
        yield ""
        yield getdoc(getmodule(soorten[0])) or ""
        yield ""
        for soort in soorten:
            yield from _event(soort)


def _event(soort: type[Event]) -> Iterator[str]:
    wpg = " Valt onder de Wet politiegegevens." if soort.wpg else ""
    yield f"### {soort.type_name()}"
    yield ""
    yield f"{_sentence(soort)} Opgeslagen als `{soort.name}`.{wpg}"
    yield ""
    velden = list(_fields(soort))
    if velden:
        yield from tabel(("veld", "soort", "verplicht", "persoonlijk"), velden)
    else:
        yield "Geen eigen velden."
        yield ""


def _sentence(soort: type[Event]) -> str:
    """Return the Dutch sentence with which the docstring opens, with the names that files use."""
    zin = " ".join((getdoc(soort) or "").split("\n\n")[0].split())
    return re.sub(r"`(\w+)`", lambda gevonden: f"`{to_camel(gevonden[1])}`", zin)


def _fields(soort: type[Event]) -> Iterator[tuple[str, str, str, str]]:
    schema = soort.model_json_schema()
    persoonlijk = set(soort.personal_fields())
    for naam, veld in soort.model_fields.items():
        if naam != "geldig_op":
            verplicht = "ja" if veld.is_required() else ""
            vorm = EIGEN_VORM.get(naam) or _kind(schema["properties"][to_camel(naam)], schema.get("$defs", {}))
            yield f"`{to_camel(naam)}`", vorm, verplicht, "ja" if naam in persoonlijk else ""


def _kind(schema: dict[str, Any], defs: dict[str, Any]) -> str:
    """Say in Dutch what a field may hold."""
    if "$ref" in schema:
        return _kind(defs[schema["$ref"].rpartition("/")[2]], defs)
    if "anyOf" in schema:
        return " of ".join(_kind(een, defs) for een in schema["anyOf"] if een.get("type") != "null")
    if "enum" in schema:
        return codes((str(waarde) for waarde in schema["enum"]), ", ")
    if schema.get("type") == "array":
        return f"lijst van {_kind(schema['items'], defs)}"
    if "properties" in schema:
        delen = (f"`{naam}` {_kind(deel, defs)}" for naam, deel in schema["properties"].items())
        return f"({', '.join(delen)})"
    return _simple(schema)


def _simple(schema: dict[str, Any]) -> str:
    if "format" in schema:
        return VORMEN[schema["format"]]
    if "pattern" in schema:
        return PATRONEN[schema["pattern"]]
    if schema["type"] == "string" and "maxLength" in schema:
        return "vrije tekst" if schema["maxLength"] > VRIJE_TEKST else "code"
    grenzen = [str(schema[grens]) for grens in ("minimum", "maximum") if grens in schema]
    binnen = f" (vanaf {grenzen[0]})" if len(grenzen) == 1 else f" ({' tot en met '.join(grenzen)})" if grenzen else ""
    return SOORTEN[schema["type"]] + binnen
