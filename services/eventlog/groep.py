"""How do commands that arrive together share one durable transaction, each with its own answer?"""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from eventsourcing.persistence import IntegrityError

from projections.stores.databank import uuid_of
from services.eventlog.recorder import Bijschrift, IdentifiedEvent
from services.logboek.regels import samen

GENOEG = 200
"""So many events at most in the transaction of a group: what goes as arrays in one round trip."""
Schrijf = Callable[[Sequence[IdentifiedEvent], int, Bijschrift], list[int]]


@dataclass(eq=False, slots=True)
class _Opdracht:
    """One command that waits: what it stores, and what became of it."""

    events: Sequence[IdentifiedEvent]
    nu: int
    bijschrift: Bijschrift
    verder: threading.Event = field(default_factory=threading.Event)
    """Set when there is an answer, or when it is this one's turn to lead."""
    nummers: list[int] | None = None
    fout: BaseException | None = None

    @property
    def is_klaar(self) -> bool:
        return self.nummers is not None or self.fout is not None

    def answer(self) -> list[int]:
        if self.fout is not None:
            raise self.fout
        return self.nummers or []


class Groep:
    """
    Lets whoever comes while a transaction is under way go along in the next one.

    The first to come leads: it stores what waits, tells everybody what became of his, and hands over to one of those
    who came meanwhile. Nobody waits for company: who is alone is stored alone, at once. What is stored together is one
    transaction and one block of the seal. When a version, id or number was taken, all of the group are tried one by
    one, so that only who was too late hears so. Threads of one process share a group.
    """

    def __init__(self, schrijf: Schrijf) -> None:
        self._schrijf = schrijf
        self._lock = threading.Lock()
        self._wachtend: deque[_Opdracht] = deque()
        self._bezig = False

    def store(self, events: Sequence[IdentifiedEvent], nu: int, bijschrift: Bijschrift) -> list[int]:
        """Store events in a transaction that others may share (raises as the recorder does, for these events only)."""
        eigen = _Opdracht(events, nu, bijschrift)
        with self._lock:
            self._wachtend.append(eigen)
            leidt, self._bezig = not self._bezig, True
        if not leidt:
            eigen.verder.wait()
        if not eigen.is_klaar:
            self._lead()
        return eigen.answer()

    def _lead(self) -> None:
        """Store what waits, oneself first, and give the lead to who came meanwhile."""
        with self._lock:
            groep = self._next_group()
        try:
            self._store(groep)
        except BaseException as fout:
            for opdracht in groep:
                opdracht.fout = opdracht.fout or (None if opdracht.is_klaar else fout)
            raise
        finally:
            with self._lock:
                opvolger = self._wachtend[0] if self._wachtend else None
                self._bezig = opvolger is not None
            for opdracht in groep[1:]:
                opdracht.verder.set()
            if opvolger is not None:
                opvolger.verder.set()

    def _next_group(self) -> list[_Opdracht]:
        """Take from the front as many as may go together; whoever writes to the same stream waits for the next."""
        groep = [self._wachtend.popleft()]
        bezet = _places(groep[0])
        aantal = len(groep[0].events)
        while self._wachtend and aantal + len(self._wachtend[0].events) <= GENOEG:
            plaatsen = _places(self._wachtend[0])
            if plaatsen & bezet:
                break
            aantal += len(self._wachtend[0].events)
            bezet |= plaatsen
            groep.append(self._wachtend.popleft())
        return groep

    def _store(self, groep: Sequence[_Opdracht]) -> None:
        if len(groep) == 1:
            self._store_one(groep[0])
            return
        try:
            nummers = self._together(groep)
        except IntegrityError:
            for opdracht in groep:
                self._store_one(opdracht)
            return
        for opdracht in groep:
            opdracht.nummers = nummers[: len(opdracht.events)]
            nummers = nummers[len(opdracht.events) :]

    def _store_one(self, opdracht: _Opdracht) -> None:
        try:
            opdracht.nummers = self._schrijf(opdracht.events, opdracht.nu, opdracht.bijschrift)
        except Exception as fout:  # noqa: BLE001 - it is raised in the thread whose command it is
            opdracht.fout = fout

    def _together(self, groep: Sequence[_Opdracht]) -> list[int]:
        eerste = groep[0].bijschrift
        bijschrift = replace(eerste, pakket=samen(opdracht.bijschrift.pakket for opdracht in groep))
        events = [event for opdracht in groep for event in opdracht.events]
        return self._schrijf(events, max(opdracht.nu for opdracht in groep), bijschrift)


def _places(opdracht: _Opdracht) -> set[object]:
    """Return what no two commands of one group may share: streams, and ids."""
    return {een for e in opdracht.events for een in (uuid_of(e.originator_id), e.event_id)}


def may_be_shared(events: Sequence[IdentifiedEvent], bijschrift: Bijschrift) -> bool:
    """Say whether a command may go along with others: few events, and nothing beside them but lines about them."""
    return 0 < len(events) <= GENOEG and not bijschrift
