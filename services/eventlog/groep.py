"""How do commands that arrive together share one durable transaction, each with its own answer?"""

import threading
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from services.eventlog.errors import ConflictError

GENOEG = 200
"""So many events at most in the transaction of a group: what goes in one round trip."""


class Opdracht(Protocol):
    """A command that may go along with others."""

    def __len__(self) -> int:
        """Return how many events it stores."""

    @property
    def plaatsen(self) -> frozenset[Hashable]:
        """What no other command of the same group may have too."""


O = TypeVar("O", bound=Opdracht)  # noqa: E741 - a kind of command
A = TypeVar("A")


def _held() -> threading.Lock:
    lock = threading.Lock()
    lock.acquire()
    return lock


@dataclass(eq=False, slots=True)
class _Wachtend(Generic[O, A]):
    """A command that waits, and what became of it."""

    opdracht: O
    verder: threading.Lock = field(default_factory=_held)
    """Let go of once: when there is an answer, or when it is this one's turn to lead. Far cheaper than an Event."""
    antwoord: list[A] = field(default_factory=list)
    fout: BaseException | None = None

    @property
    def is_klaar(self) -> bool:
        return bool(self.antwoord) or self.fout is not None

    def hear(self) -> A:
        if self.fout is not None:
            raise self.fout
        return self.antwoord[0]


class Groep(Generic[O, A]):
    """
    Lets whoever comes while a transaction is under way go along in the next one.

    The first to come leads: it stores what waits, tells everybody what became of his, and hands over to one of those
    who came meanwhile. Nobody waits for company: who is alone is stored alone, at once. When a version or an id was
    taken, or a key destroyed, all of the group are tried one by one, so that only who was too late hears so. The
    threads of one process share a group.
    """

    def __init__(self, schrijf: Callable[[Sequence[O]], Sequence[A]]) -> None:
        """`schrijf` stores commands in one transaction, wholly or not at all, and returns an answer for each."""
        self._schrijf = schrijf
        self._lock = threading.Lock()
        self._wachtend: deque[_Wachtend[O, A]] = deque()
        self._bezig = False

    @property
    def wachtend(self) -> int:
        """How many stand in line."""
        return len(self._wachtend)

    def store(self, opdracht: O) -> A:
        """Store a command in a transaction that others may share; return its answer, or raise what befell it."""
        eigen = _Wachtend[O, A](opdracht)
        with self._lock:
            self._wachtend.append(eigen)
            leidt, self._bezig = not self._bezig, True
        if not leidt:
            eigen.verder.acquire()
        if not eigen.is_klaar:
            self._lead()
        return eigen.hear()

    def _lead(self) -> None:
        """Store what waits, oneself first, and give the lead to who came meanwhile."""
        with self._lock:
            groep = self._next_group()
        try:
            self._store(groep)
        except BaseException as fout:
            for wachtend in groep:
                wachtend.fout = None if wachtend.is_klaar else fout
            raise
        finally:
            with self._lock:
                opvolger = self._wachtend[0] if self._wachtend else None
                self._bezig = opvolger is not None
            for wachtend in groep[1:]:
                wachtend.verder.release()
            if opvolger is not None:
                opvolger.verder.release()

    def _next_group(self) -> list[_Wachtend[O, A]]:
        """Take from the front as many as may go together; whoever writes to the same stream waits for the next."""
        groep = [self._wachtend.popleft()]
        bezet = set(groep[0].opdracht.plaatsen)
        aantal = len(groep[0].opdracht)
        while self._wachtend:
            volgende = self._wachtend[0].opdracht
            aantal += len(volgende)
            if aantal > GENOEG or not bezet.isdisjoint(volgende.plaatsen):
                break
            bezet |= volgende.plaatsen
            groep.append(self._wachtend.popleft())
        return groep

    def _store(self, groep: Sequence[_Wachtend[O, A]]) -> None:
        try:
            antwoorden = self._schrijf([wachtend.opdracht for wachtend in groep])
        except ConflictError:  # nothing of the group was stored, and it may be the fault of one
            if len(groep) == 1:
                raise
            for wachtend in groep:
                self._store_one(wachtend)
            return
        for wachtend, antwoord in zip(groep, antwoorden, strict=True):
            wachtend.antwoord.append(antwoord)

    def _store_one(self, wachtend: _Wachtend[O, A]) -> None:
        try:
            wachtend.antwoord.extend(self._schrijf([wachtend.opdracht]))
        except Exception as fout:  # noqa: BLE001 - it is raised in the thread whose command it is
            wachtend.fout = fout
