"""What was recorded in one stream of events, and what of it counts?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

from domain.events.base import Event
from domain.events.beheer import GebeurtenisHerroepen

E_co = TypeVar("E_co", bound=Event, covariant=True)
E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Vastlegging(Generic[E_co]):
    """
    A fact with its envelope: what was recorded, when, from where and by whom.

    `dossier_id` names the stream it was recorded in, `versie` its place there. `vastgelegd_op` is when we knew (the
    registration axis). It equals `ontvangen_op`, our own stamp that never goes back, unless a migration claims an
    earlier moment. Both are in UTC. `bron` names the delivery and its line, the system or the screen; `door` is a
    pseudonym.
    """

    id: UUID
    dossier_id: UUID
    versie: int
    vastgelegd_op: datetime
    ontvangen_op: datetime
    bron: str
    door: str
    correlatie: UUID | None
    feit: E_co

    @property
    def overgenomen(self) -> bool:
        """Whether a migration claims that it was known before it came in."""
        return self.vastgelegd_op < self.ontvangen_op


@dataclass(frozen=True)
class Stroom:
    """
    Everything recorded in one stream, in the order of registration.

    Facts arrive in any order of the days they are about, so the stream gathers them and the rules look at the whole
    set.
    """

    id: UUID
    vastleggingen: tuple[Vastlegging[Event], ...] = ()
    _answers: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was `derived` from it before."""

    @property
    def versie(self) -> int:
        """The number of the last event of this stream itself; 0 for one without any."""
        return max((v.versie for v in self.vastleggingen if v.dossier_id == self.id), default=0)

    @cached_property
    def geldend(self) -> tuple[Vastlegging[Event], ...]:
        """
        What counts: everything that is not revoked.

        A revoked event counts as never recorded; a revoked revocation restores what it revoked.
        """
        herroepen = {h.feit.gebeurtenis_id for h in self._herroepingen}
        return tuple(v for v in self.vastleggingen if v.id not in herroepen) if herroepen else self.vastleggingen

    @cached_property
    def herroepen(self) -> Mapping[UUID, Vastlegging[GebeurtenisHerroepen]]:
        """By the id of a revoked event, the first revocation that counts."""
        return {h.feit.gebeurtenis_id: h for h in reversed(self._herroepingen)}

    @cached_property
    def _herroepingen(self) -> list[Vastlegging[GebeurtenisHerroepen]]:
        telt: list[Vastlegging[GebeurtenisHerroepen]] = []
        ongedaan: set[UUID] = set()
        for vastlegging in sorted(self.vastleggingen, key=_really_came_in, reverse=True):
            if type(vastlegging.feit) is GebeurtenisHerroepen and vastlegging.id not in ongedaan:
                telt.insert(0, cast("Vastlegging[GebeurtenisHerroepen]", vastlegging))
                ongedaan.add(vastlegging.feit.gebeurtenis_id)
        return telt

    @cached_property
    def _by_type(self) -> dict[type[Event], list[Vastlegging[Event]]]:
        by_type: dict[type[Event], list[Vastlegging[Event]]] = {}
        for vastlegging in self.geldend:
            by_type.setdefault(type(vastlegging.feit), []).append(vastlegging)
        return by_type

    def van(self, soort: type[E]) -> list[Vastlegging[E]]:
        """Return what counts of one kind of event, in the order of registration."""
        return cast("list[Vastlegging[E]]", self._by_type.get(soort, []))

    def op_datum(self, soort: type[E]) -> list[Vastlegging[E]]:
        """Return what counts of one kind of event, in the order of the days it is about."""
        return sorted(self.van(soort), key=lambda v: v.feit.geldig_op)

    @cached_property
    def ids(self) -> frozenset[UUID]:
        """The ids of all events, revoked ones too."""
        return frozenset(vastlegging.id for vastlegging in self.vastleggingen)


def _really_came_in(vastlegging: Vastlegging[Event]) -> tuple[datetime, int]:
    """Order by what came in, whatever a migration claims: a revocation follows what it revokes."""
    return vastlegging.ontvangen_op, vastlegging.versie
