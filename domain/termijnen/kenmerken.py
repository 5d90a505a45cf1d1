"""Is this about the same person, ground, role, melding, arrangement or agreement?"""

from datetime import date
from functools import cache
from typing import Final

from domain.events.afspraak import AfspraakGemaakt
from domain.events.base import Event
from domain.events.ondersteuning import ArrangementAangevraagd, ArrangementBesloten
from domain.stroom import Vastlegging

FIELDS: Final = {
    "persoon": ("wie", "tegen", "aan"),
    "grond": ("grond",),
    "rol": ("rol",),
    "meldingsnummer": ("meldingsnummer",),
    "afspraak": ("afspraak",),
}
"""By what is compared, the fields in which events name it."""

Kenmerken = dict[str, str]


BESLUIT: Final = "besluit_op"


@cache
def _has_a_decision(soort: type[Event]) -> bool:
    return BESLUIT in soort.model_fields


@cache
def _fields_of(soort: type[Event]) -> tuple[tuple[str, str], ...]:
    """Return what a kind of event can name, with the field."""
    bekend = soort.model_fields
    return tuple((kenmerk, veld) for kenmerk, velden in FIELDS.items() for veld in velden if veld in bekend)


def kenmerken_van(feit: Event) -> Kenmerken:
    """Return what an event names."""
    gevonden: Kenmerken = {}
    for kenmerk, veld in _fields_of(type(feit)):
        waarde = getattr(feit, veld)
        if waarde is not None:
            gevonden[kenmerk] = str(waarde)
    if isinstance(feit, ArrangementAangevraagd | ArrangementBesloten) and feit.soort is not None:
        gevonden["arrangement"] = feit.soort
    return gevonden


def kenmerken_bij(vastlegging: Vastlegging[Event]) -> Kenmerken:
    """Return what an event names; an agreement is named by the events that follow it, so it names itself."""
    genoemd = kenmerken_van(vastlegging.feit)
    return genoemd | {"afspraak": str(vastlegging.id)} if isinstance(vastlegging.feit, AfspraakGemaakt) else genoemd


def past_bij(begin: Kenmerken, feit: Event) -> bool:
    """
    Say whether an event is about the same as what started a term.

    What one of the two does not name is no difference (specification 3.5).
    """
    genoemd = kenmerken_van(feit) if begin else {}
    return all(genoemd.get(kenmerk, waarde) == waarde for kenmerk, waarde in begin.items())


def besloten_op(feit: Event) -> date:
    """Return the day that counts for a term: that of the decision, else the first day of the fact."""
    besluit: date | None = getattr(feit, BESLUIT, None) if _has_a_decision(type(feit)) else None
    return besluit or feit.geldig_op
