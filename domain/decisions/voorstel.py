"""What does somebody want to record?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID

from domain.dossier import Dossier, Vastlegging, evolve
from domain.errors import Weigering
from domain.events.base import Event
from domain.kader import Kader

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A fact that may be recorded, with the id it will have."""

    id: UUID
    feit: Event


Bewaker = Callable[[Dossier, Voorstel, Kader], Weigering | None]
"""Guards one invariant: None lets the fact pass."""

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def dossier_met(dossier: Dossier, voorstel: Voorstel) -> Dossier:
    """Return the dossier as it would be with the proposal as its last word."""
    return evolve(dossier, last_word(dossier, voorstel.id, voorstel.feit))


def last_word(dossier: Dossier, event_id: UUID, feit: E) -> Vastlegging[E]:
    """Return how a fact would be recorded, had it just been accepted."""
    laatste = dossier.vastleggingen[-1].vastgelegd_op if dossier.vastleggingen else _BEFORE_ALL
    return Vastlegging(
        id=event_id,
        dossier_id=dossier.id,
        versie=dossier.versie + 1,
        vastgelegd_op=laatste,
        ontvangen_op=laatste,
        bron="",
        door="",
        correlatie=None,
        feit=feit,
    )
