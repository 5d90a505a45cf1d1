"""What do we know about a pupil?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, wraps
from typing import Any, Generic, TypeVar, cast
from uuid import UUID, uuid5

from domain.events.base import Event
from domain.events.beheer import DossierVernietigd, GebeurtenisHerroepen

E_co = TypeVar("E_co", bound=Event, covariant=True)
E = TypeVar("E", bound=Event)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Vastlegging(Generic[E_co]):
    """
    A fact with its envelope: what was recorded, when, from where and by whom.

    `vastgelegd_op` is when we knew (the registration axis). It equals `ontvangen_op`, our own stamp that
    never goes back, unless a migration claims an earlier moment. Both are in UTC. `bron` names the delivery and its
    line, the system or the screen; `door` is a pseudonym.
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
class Dossier:
    """
    Everything recorded about one pupil, in the order of registration.

    Facts arrive in any order of the days they are about, so the dossier gathers them and the rules look at
    the whole set.
    """

    id: UUID
    vastleggingen: tuple[Vastlegging[Event], ...] = ()
    naamruimte: UUID | None = field(default=None, repr=False, compare=False)
    """From what ids of events are derived: a secret of the log, so that nobody can check a guess against an id."""
    _answers: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was `derived` from it before."""

    @property
    def versie(self) -> int:
        """The number of the last event; 0 for a dossier without any."""
        return max((vastlegging.versie for vastlegging in self.vastleggingen), default=0)

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

    @property
    def is_vernietigd(self) -> bool:
        """Whether the dossier has been destroyed; nothing may follow."""
        return any(type(v.feit) is DossierVernietigd for v in self.vastleggingen)

    def bekend_op(self, moment: datetime) -> "Dossier":
        """Return the dossier as it was known at `moment`."""
        return self.with_only(v for v in self.vastleggingen if v.vastgelegd_op <= moment)

    def with_only(self, vastleggingen: Iterable[Vastlegging[Event]]) -> "Dossier":
        """Return the dossier with these events in place of its own."""
        return Dossier(self.id, tuple(vastleggingen), self.naamruimte)

    def id_for(self, naam: str) -> UUID:
        """Return the id of an event that is known by what it says: the same words give the same id."""
        return uuid5(self.naamruimte or self.id, naam)


def _really_came_in(vastlegging: Vastlegging[Event]) -> tuple[datetime, int]:
    """Order by what came in, whatever a migration claims: a revocation follows what it revokes."""
    return vastlegging.ontvangen_op, vastlegging.versie


def derived(answer: Callable[[Dossier], T]) -> Callable[[Dossier], T]:
    """Compute a pure function of a dossier once: several rules ask the same, and the answer goes with the dossier."""

    @wraps(answer)
    def once(dossier: Dossier) -> T:
        answers = dossier._answers
        if answer not in answers:
            answers[answer] = answer(dossier)
        return cast("T", answers[answer])

    return once


def evolve(dossier: Dossier, vastlegging: Vastlegging[Event]) -> Dossier:
    """Return the dossier as it is after `vastlegging`; hearing the same one twice changes nothing."""
    return evolve_all(dossier, (vastlegging,))


def evolve_all(dossier: Dossier, vastleggingen: Iterable[Vastlegging[Event]]) -> Dossier:
    """Return the dossier as it is after all of `vastleggingen`."""
    nieuw = {v.id: v for v in vastleggingen if v.id not in dossier.ids}
    if not nieuw:
        return dossier
    alle = sorted((*dossier.vastleggingen, *nieuw.values()), key=lambda v: (v.vastgelegd_op, v.versie))
    return dossier.with_only(alle)


def dossier_of(dossier_id: UUID, vastleggingen: Iterable[Vastlegging[Event]]) -> Dossier:
    """Fold a pupil's recorded events."""
    return evolve_all(Dossier(dossier_id), vastleggingen)
