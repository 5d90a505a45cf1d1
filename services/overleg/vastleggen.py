"""How is something about a meeting recorded, several facts at once and only once?"""

from collections.abc import Sequence
from uuid import UUID

from domain.decisions.overleg import registreer_bij_overleg
from domain.decisions.voorstel import Voorstel, last_word
from domain.errors import Weigering
from domain.events.base import Event
from domain.events.overleg import OverlegGepland, OverlegVerzet
from domain.overleg import Overleg, overleg_of
from services.eventlog.codec import Nieuw
from services.eventlog.opnieuw import until_first
from services.ingest.aanlevering import Omgeving
from services.ingest.enkel import AndereVersie


def leg_vast_bij_overleg(
    omgeving: Omgeving, overleg_id: UUID, feiten: Sequence[Event], sleutel: str, bron: str, gezien: int | None = None
) -> Overleg | Weigering | AndereVersie:
    """
    Record facts about a meeting together, in this order; return the meeting as it is then, or the first refusal.

    A new id begins a meeting. The same `sleutel` again changes nothing. With `gezien` only if the meeting is at that
    version still (raises EventLogError).
    """
    log = omgeving.log
    ids = [event_id(omgeving, overleg_id, sleutel, plaats) for plaats in range(len(feiten))]

    def once() -> Overleg | Weigering | AndereVersie:
        gelezen = overleg = log.overleg(overleg_id) or overleg_of(overleg_id, ())
        nieuw: list[Nieuw] = []
        for een_id, feit in zip(ids, feiten, strict=True):
            besluit = registreer_bij_overleg(overleg, Voorstel(een_id, feit), omgeving.kader)
            if isinstance(besluit, Weigering):
                return besluit
            for voorstel in besluit:
                erbij = last_word(overleg, voorstel.id, voorstel.feit)
                nieuw.append(Nieuw(erbij.id, overleg_id, erbij.versie, erbij.feit, bron, omgeving.door))
                overleg = overleg_of(overleg_id, (*overleg.vastleggingen, erbij))
        if nieuw and gezien not in (None, gelezen.versie):
            return AndereVersie(gelezen.versie)
        if nieuw:
            dagen = [(overleg_id, n.feit.dag) for n in nieuw if isinstance(n.feit, OverlegGepland | OverlegVerzet)]
            log.append(nieuw, nu=omgeving.klok(), overleggen=dagen)
        return log.overleg(overleg_id) or gelezen

    return until_first(once)


def event_id(omgeving: Omgeving, overleg_id: UUID, sleutel: str, plaats: int = 0) -> UUID:
    """Return the id of the so manieth fact that is recorded about a meeting with a key."""
    return omgeving.log.new_dossier(overleg_id).id_for(f"sleutel {sleutel} {plaats}")
