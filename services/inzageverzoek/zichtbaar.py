"""Which events may a pupil or a parent see, so that what is left out cannot be guessed from what is there?"""

from collections.abc import Iterator
from uuid import UUID

from domain.dossier import Dossier, Vastlegging
from domain.events.base import Event
from domain.events.beheer import GebeurtenisHerroepen
from domain.events.ondersteuning import VeiligheidszorgAfgesloten, VeiligheidszorgGemeld
from domain.events.termijn import SignaalGegeven, TermijnVerstreken, TermijnVerstrekenHerzien

VEILIGHEID = (VeiligheidszorgGemeld, VeiligheidszorgAfgesloten)
OVER_HANDHAVING = frozenset({"pv-na-verhoor", "pv-na-melding", "bewaartermijn-wpg", "strafrechtelijk-kader", "halt"})
"""Terms and signals that begin with enforcement: that they passed tells that there was any."""
OVER_VEILIGHEID = "veilig"
"""What has this in its name begins with a concern for safety."""


def zichtbaar(dossier: Dossier, *, ouder: bool) -> Iterator[Vastlegging[Event]]:
    """Yield what may be seen: nothing of enforcement, and for a parent nothing of a concern for safety."""
    weg: set[UUID] = set()
    for vastlegging in dossier.vastleggingen:
        feit = vastlegging.feit
        if _is_hidden(feit, ouder=ouder) or (isinstance(feit, GebeurtenisHerroepen) and feit.gebeurtenis_id in weg):
            weg.add(vastlegging.id)
        else:
            yield vastlegging


def _is_hidden(feit: Event, *, ouder: bool) -> bool:
    if feit.wpg or feit.bewijs or (ouder and isinstance(feit, VEILIGHEID)):
        return True
    match feit:
        case TermijnVerstreken(termijn=soort) | TermijnVerstrekenHerzien(termijn=soort) | SignaalGegeven(soort=soort):
            return soort in OVER_HANDHAVING or (ouder and OVER_VEILIGHEID in soort)
        case _:
            return False
