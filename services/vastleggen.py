"""How is one fact recorded in a dossier from a screen or by another system?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.decisions.registreer import registreer
from domain.decisions.voorstel import Voorstel
from domain.errors import Weigering
from domain.kader import Kader
from services.eventlog.codec import Nieuw
from services.eventlog.log import EventLog
from services.eventlog.opnieuw import until_first


@dataclass(frozen=True, slots=True)
class Afzender:
    """Where a fact comes from, and the pseudonym of who records it."""

    bron: str
    door: str


def leg_vast(
    log: EventLog,
    kader: Kader,
    dossier_id: UUID,
    voorstel: Voorstel,
    afzender: Afzender,
    nu: Callable[[], datetime],
) -> Weigering | None:
    """
    Record a fact, unless a rule refuses it; the same id a second time changes nothing.

    Raises:
        ConflictError: others were first every time; nothing was recorded.

    """

    def doe() -> Weigering | None:
        if log.known_ids([voorstel.id]):
            return None
        dossier = log.dossier(dossier_id)
        besluit = registreer(dossier, voorstel, kader)
        if isinstance(besluit, Weigering):
            return besluit
        nieuw = [
            Nieuw(v.id, dossier_id, dossier.versie + i, v.feit, afzender.bron, afzender.door)
            for i, v in enumerate(besluit, 1)
        ]
        if nieuw:
            log.append(nieuw, nu=nu())
        return None

    return until_first(doe)
