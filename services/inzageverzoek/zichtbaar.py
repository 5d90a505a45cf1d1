"""Which events may a pupil or a parent see, so that what is left out cannot be guessed from what is there?"""

from collections.abc import Iterator
from uuid import UUID

from domain.dossier import Dossier, Vastlegging
from domain.events.afspraak import AfspraakGemaakt, AfspraakNagekomen, AfspraakVervallen
from domain.events.base import Event
from domain.events.beheer import GebeurtenisHerroepen
from domain.events.ondersteuning import VeiligheidszorgAfgesloten, VeiligheidszorgGemeld
from domain.events.termijn import SignaalGegeven, TermijnVerstreken, TermijnVerstrekenHerzien

VEILIGHEID = (VeiligheidszorgGemeld, VeiligheidszorgAfgesloten)
OVER_HANDHAVING = frozenset({"pv-na-verhoor", "pv-na-melding", "bewaartermijn-wpg", "strafrechtelijk-kader", "halt"})
"""Terms and signals that begin with enforcement: that they passed tells that there was any."""
VEILIG_THUIS = "veilig-thuis"
"""Who sees to it when there is a concern for safety."""
OVER_VEILIGHEID = "veilig"
"""What has this in its name begins with a concern for safety."""


def zichtbaar(dossier: Dossier, *, ouder: bool) -> Iterator[Vastlegging[Event]]:
    """Yield what may be seen: nothing of enforcement, and for a parent nothing of a concern for safety."""
    weg: set[UUID] = set()
    for vastlegging in dossier.vastleggingen:
        feit = vastlegging.feit
        if _is_hidden(feit, ouder=ouder) or _follows(feit, weg):
            weg.add(vastlegging.id)
        else:
            yield vastlegging


def _follows(feit: Event, weg: set[UUID]) -> bool:
    """Say whether an event is about one that may not be seen: that it was revoked, kept, let go or passed."""
    match feit:
        case GebeurtenisHerroepen(gebeurtenis_id=over):
            return over in weg
        case AfspraakNagekomen(afspraak=over) | AfspraakVervallen(afspraak=over):
            return over in weg
        case TermijnVerstreken(sleutel=sleutel) | TermijnVerstrekenHerzien(sleutel=sleutel):
            return sleutel in {str(een) for een in weg}
        case _:
            return False


def _is_hidden(feit: Event, *, ouder: bool) -> bool:
    if feit.wpg or feit.bewijs or (ouder and isinstance(feit, VEILIGHEID)):
        return True
    if ouder and isinstance(feit, AfspraakGemaakt) and feit.rol == VEILIG_THUIS:
        return True
    match feit:
        case TermijnVerstreken(termijn=soort) | TermijnVerstrekenHerzien(termijn=soort) | SignaalGegeven(soort=soort):
            return soort in OVER_HANDHAVING or (ouder and OVER_VEILIGHEID in soort)
        case _:
            return False
