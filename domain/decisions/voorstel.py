"""What does somebody want to record?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID

from domain.dossier import Dossier, Vastlegging, evolve
from domain.errors import Weigering
from domain.events.base import Event
from domain.kader import Kader
from domain.stroom import Stroom

E = TypeVar("E", bound=Event)
S = TypeVar("S", bound=Stroom)


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A fact that may be recorded, with the id it will have."""

    id: UUID
    feit: Event


Bewaker = Callable[[Dossier, Voorstel, Kader], Weigering | None]
"""Guards one invariant: None lets the fact pass."""


def eerste_weigering(
    bewakers: Iterable[Callable[[S, Voorstel, Kader], Weigering | None]], stroom: S, voorstel: Voorstel, kader: Kader
) -> Weigering | None:
    """Return what the first guard that objects says; None lets the fact pass."""
    for bewaker in bewakers:
        weigering = bewaker(stroom, voorstel, kader)
        if weigering is not None:
            return weigering
    return None


_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def dossier_met(dossier: Dossier, voorstel: Voorstel) -> Dossier:
    """Return the dossier as it would be with the proposal as its last word."""
    return evolve(dossier, last_word(dossier, voorstel.id, voorstel.feit))


def last_word(stroom: Stroom, event_id: UUID, feit: E) -> Vastlegging[E]:
    """Return how a fact would be recorded, had it just been accepted."""
    laatste = stroom.vastleggingen[-1].vastgelegd_op if stroom.vastleggingen else _BEFORE_ALL
    return Vastlegging(
        id=event_id,
        dossier_id=stroom.id,
        versie=stroom.versie + 1,
        vastgelegd_op=laatste,
        ontvangen_op=laatste,
        bron="",
        door="",
        correlatie=None,
        feit=feit,
    )
