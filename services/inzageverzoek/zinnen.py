"""How is an event said to a pupil or a parent, and which of its fields may be said?"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

from babel.dates import format_date
from pydantic.fields import FieldInfo

from domain.events.base import Event, PersoonlijkeTekst

NEDERLANDS = "nl_NL"
VAN_MEDEWERKERS = frozenset({"behandelaar", "deelnemers", "uitvoerder"})
"""Who did it by name: that of an employee is not told."""
VAN_ONS = frozenset(
    {
        "sleutel",
        "mutatie_op",
        "inhoud",
        "ander",
        "blijft",
        "gebeurtenis_id",
        "opgemerkt_op",
        "overleg",
        "afspraak",
        "vingerafdruk",
    }
)
"""What only the machinery has a use for."""
NAMEN = {"brin": "school (BRIN)", "met": "gesproken met", "aan": "aan", "bron": "bron"}
WOORDEN = {
    "status": {
        "R": "gemeld",
        "B": "in behandeling",
        "G": "afgesloten",
        "K": "ter kennisgeving",
        "I": "ingetrokken",
        "D": "overgedragen",
    },
    "soort": {"LRV": "langdurig relatief verzuim", "L": "luxe verzuim", "O": "overig verzuim"},
    "onderwijssoort": {"po": "basisonderwijs", "vo": "voortgezet onderwijs", "so": "speciaal onderwijs"},
}
DATUM = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
NADRUK = re.compile(r"`(\w+)`")


def zin(feit: Event) -> str:
    """Return what an event says, as the first sentence about it, with the days that it names."""
    eerste = (type(feit).__doc__ or "").strip().partition("\n")[0]
    gezegd = feit.model_dump(mode="python")
    return NADRUK.sub(lambda naam: _said(gezegd.get(naam[1]), naam[1]), eerste)


def velden(feit: Event, *, met_tekst: bool) -> dict[str, str]:
    """Return what may be said of the fields that were given, by what they are called."""
    weg = {*VAN_MEDEWERKERS, *VAN_ONS, *(() if met_tekst else vrije_tekst(feit)), "geldig_op"}
    gezegd = feit.fields_given()
    gegeven = {naam: gezegd[naam] for naam in type(feit).model_fields if naam in gezegd and naam not in weg}
    return {
        NAMEN.get(naam, naam.replace("_", " ")): _said(waarde, naam)
        for naam, waarde in gegeven.items()
        if waarde is not None
    }


def weggelaten(feit: Event, *, met_tekst: bool) -> Iterator[str]:
    """Yield why something that was given is not said: `tekst` or `medewerker`."""
    gegeven = {naam for naam, waarde in feit.fields_given().items() if waarde is not None}
    if not met_tekst and gegeven & set(vrije_tekst(feit)):
        yield "tekst"
    if gegeven & VAN_MEDEWERKERS:
        yield "medewerker"


def vrije_tekst(feit: Event) -> list[str]:
    """Return the fields in which anything may stand, also about somebody else."""
    return [naam for naam, veld in type(feit).model_fields.items() if _is_free(veld)]


def dag(wanneer: date) -> str:
    """Write a day in Dutch."""
    return format_date(wanneer, "d MMMM y", locale=NEDERLANDS)


def met_datums(tekst: str) -> str:
    """Return a text with its days as people write them."""
    return DATUM.sub(lambda gevonden: dag(date.fromisoformat(gevonden[0])), tekst)


def _is_free(veld: FieldInfo) -> bool:
    eigen = {getattr(m, "max_length", None) for m in get_args(PersoonlijkeTekst)[1:]} - {None}
    heeft = {getattr(m, "max_length", None) for m in veld.metadata}
    return bool(eigen & heeft) or PersoonlijkeTekst in get_args(veld.annotation)


def _said(waarde: Any, naam: str) -> str:  # noqa: ANN401 - whatever a field holds
    match waarde:
        case None:
            return naam.replace("_", " ")
        case bool():
            return "ja" if waarde else "nee"
        case date():
            return dag(waarde)
        case list() | tuple():
            return ", ".join(_said(een, naam) for een in waarde)
        case dict():
            return ", ".join(f"{veld.replace('_', ' ')}: {_said(een, veld)}" for veld, een in waarde.items() if een)
        case _:
            geschreven = str(getattr(waarde, "value", waarde))
            return met_datums(WOORDEN.get(naam, {}).get(geschreven, geschreven))
