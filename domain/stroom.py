"""What was recorded in one stream of events, and what of it counts?"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Generic, Self, TypeVar, cast
from uuid import UUID

from domain.events.base import Event
from domain.events.beheer import GebeurtenisHerroepen
from domain.geheugen import IETS, ErIs, Geheugen, Gezien

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


_ByType = dict[type[Event], list[Vastlegging[Event]]]


@dataclass(frozen=True)
class Stroom:
    """
    Everything recorded in one stream, in the order of registration.

    Facts arrive in any order of the days they are about, so the stream gathers them and the rules look at the whole
    set.
    """

    id: UUID
    _alle: tuple[Vastlegging[Event], ...] = ()
    geheugen: "Geheugen[Self]" = field(default_factory=Geheugen, init=False, repr=False, compare=False)
    """What was `derived` from it before. It must notice all that is looked at, so every way to look tells it."""

    @property
    def vastleggingen(self) -> tuple[Vastlegging[Event], ...]:
        """All that was recorded, revoked events too, in the order of registration."""
        self.geheugen.bekeek(IETS)
        return self._alle

    @property
    def versie(self) -> int:
        """The number of the last event of this stream itself; 0 for one without any."""
        return max((v.versie for v in self.vastleggingen if v.dossier_id == self.id), default=0)

    @property
    def geldend(self) -> tuple[Vastlegging[Event], ...]:
        """
        What counts: everything that is not revoked.

        A revoked event counts as never recorded; a revoked revocation restores what it revoked.
        """
        self.geheugen.bekeek(IETS)
        return self._geldend

    @property
    def herroepen(self) -> Mapping[UUID, Vastlegging[GebeurtenisHerroepen]]:
        """By the id of a revoked event, the first revocation that counts."""
        self.geheugen.bekeek(GebeurtenisHerroepen)
        return {h.feit.gebeurtenis_id: h for h in reversed(self._herroepingen)}

    def van(self, soort: type[E]) -> list[Vastlegging[E]]:
        """Return what counts of one kind of event, in the order of registration."""
        self.geheugen.bekeek(soort)
        return cast("list[Vastlegging[E]]", self._by_type.get(soort, [])) if self._alle else []

    def op_datum(self, soort: type[E]) -> list[Vastlegging[E]]:
        """Return what counts of one kind of event, in the order of the days it is about."""
        gevonden = self.van(soort)
        return sorted(gevonden, key=_valid_from) if len(gevonden) > 1 else gevonden

    def van_soorten(self, soorten: Collection[type[E]]) -> list[Vastlegging[E]]:
        """Return what counts of some kinds of events together, in the order of registration."""
        gevonden = [(soort, gezegd) for soort in soorten if (gezegd := self.van(soort))]
        if len(gevonden) == 1:
            return gevonden[0][1]
        aanwezig = {soort for soort, _ in gevonden}
        return [cast("Vastlegging[E]", v) for v in self._geldend if type(v.feit) in aanwezig] if aanwezig else []

    def welke_er_zijn(self, soorten: frozenset[type[Event]]) -> frozenset[type[Event]]:
        """Return those of these kinds of which an event counts."""
        self.geheugen.bekeek_welke_er_zijn(soorten)
        return frozenset(soort for soort in self._by_type if soort in soorten)

    def ooit(self, soort: type[E]) -> list[Vastlegging[E]]:
        """Return what was recorded of one kind of event, even if it was revoked."""
        self.geheugen.bekeek(soort)
        return cast("list[Vastlegging[E]]", self._recorded_by_type.get(soort, [])) if self._alle else []

    @property
    def ids(self) -> frozenset[UUID]:
        """The ids of all events, revoked ones too."""
        self.geheugen.bekeek(IETS)
        return self._ids

    def anders_dan(self, vorige: "Stroom") -> Iterator[Gezien]:
        """Yield the kinds of which something else is known or counts than in `vorige`, and which came or went."""
        if self._alle == vorige._alle:
            return
        yield IETS
        yield from map(ErIs, self._by_type.keys() ^ vorige._by_type.keys())
        if self._herroepingen != vorige._herroepingen:
            yield GebeurtenisHerroepen
        yield from _changed_kinds(self._by_type, vorige._by_type)
        if self._herroepingen or vorige._herroepingen:
            yield from _changed_kinds(self._recorded_by_type, vorige._recorded_by_type)

    @cached_property
    def _geldend(self) -> tuple[Vastlegging[Event], ...]:
        herroepen = {h.feit.gebeurtenis_id for h in self._herroepingen}
        return tuple(v for v in self._alle if v.id not in herroepen) if herroepen else self._alle

    @cached_property
    def _herroepingen(self) -> list[Vastlegging[GebeurtenisHerroepen]]:
        telt: list[Vastlegging[GebeurtenisHerroepen]] = []
        ongedaan: set[UUID] = set()
        gezegd = cast("list[Vastlegging[GebeurtenisHerroepen]]", self._recorded_by_type.get(GebeurtenisHerroepen, []))
        for vastlegging in sorted(gezegd, key=_really_came_in, reverse=True):
            if vastlegging.id not in ongedaan:
                telt.insert(0, vastlegging)
                ongedaan.add(vastlegging.feit.gebeurtenis_id)
        return telt

    @cached_property
    def _by_type(self) -> _ByType:
        return _by_type(self._geldend) if self._herroepingen else self._recorded_by_type

    @cached_property
    def _recorded_by_type(self) -> _ByType:
        return _by_type(self._alle)

    @cached_property
    def _ids(self) -> frozenset[UUID]:
        return frozenset(vastlegging.id for vastlegging in self._alle)


def _by_type(vastleggingen: Iterable[Vastlegging[Event]]) -> _ByType:
    by_type: _ByType = {}
    for vastlegging in vastleggingen:
        by_type.setdefault(type(vastlegging.feit), []).append(vastlegging)
    return by_type


def _changed_kinds(een: _ByType, ander: _ByType) -> Iterator[type[Event]]:
    """Yield the kinds of which the two do not hold the same, in the same order."""
    yield from (soort for soort, gezegd in een.items() if gezegd != ander.get(soort))
    yield from ander.keys() - een.keys()


def _valid_from(vastlegging: Vastlegging[Event]) -> date:
    return vastlegging.feit.geldig_op


def _really_came_in(vastlegging: Vastlegging[Event]) -> tuple[datetime, int]:
    """Order by what came in, whatever a migration claims: a revocation follows what it revokes."""
    return vastlegging.ontvangen_op, vastlegging.versie
