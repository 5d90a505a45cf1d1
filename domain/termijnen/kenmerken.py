"""Is this about the same person, ground, role, melding or arrangement?"""

from datetime import date
from typing import Final

from domain.events.base import Event
from domain.events.ondersteuning import ArrangementAangevraagd, ArrangementBesloten

FIELDS: Final = {
    "persoon": ("wie", "tegen", "aan"),
    "grond": ("grond",),
    "rol": ("rol",),
    "meldingsnummer": ("meldingsnummer",),
}
"""By what is compared, the fields in which events name it."""

Kenmerken = dict[str, str]


def kenmerken_van(feit: Event) -> Kenmerken:
    """Return what an event names."""
    gevonden: Kenmerken = {}
    for kenmerk, velden in FIELDS.items():
        for veld in velden:
            waarde = getattr(feit, veld, None)
            if waarde is not None:
                gevonden[kenmerk] = str(waarde)
    if isinstance(feit, ArrangementAangevraagd | ArrangementBesloten) and feit.soort is not None:
        gevonden["arrangement"] = feit.soort
    return gevonden


def past_bij(begin: Kenmerken, feit: Event) -> bool:
    """
    Say whether an event is about the same as what started a term.

    What one of the two does not name is no difference (specification 3.5).
    """
    genoemd = kenmerken_van(feit)
    return all(genoemd.get(kenmerk, waarde) == waarde for kenmerk, waarde in begin.items())


def besloten_op(feit: Event) -> date:
    """Return the day that counts for a term: that of the decision, else the first day of the fact."""
    besluit: date | None = getattr(feit, "besluit_op", None)
    return besluit or feit.geldig_op
