"""How does a process say that it goes round, and that it does what it is for?"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

LEEFT = 600.0
"""Seconds after which a process that did not go round hangs: no batch takes so long."""
WERKT = 60.0
"""Seconds after which a process that goes round, and does nothing that succeeds, is not ready."""


@dataclass(slots=True)
class Hartslag:
    """Hears from the one loop of a process; asked by threads that answer probes."""

    klok: Callable[[], float] = time.monotonic
    _rond: float = field(init=False)
    _gelukt: float = field(init=False)

    def __post_init__(self) -> None:
        self._rond = self._gelukt = self.klok()

    def rond(self) -> None:
        """Say that the loop went round, whatever came of it."""
        self._rond = self.klok()

    def gelukt(self) -> None:
        """Say that the loop did what it is for, if only to see that there was nothing to do."""
        self._rond = self._gelukt = self.klok()

    @property
    def leeft(self) -> bool:
        """Whether it goes round; one that does not is best started anew."""
        return self.klok() - self._rond < LEEFT

    @property
    def werkt(self) -> bool:
        """Whether it does what it is for."""
        return self.sinds < WERKT

    @property
    def sinds(self) -> float:
        """Seconds since it last did what it is for."""
        return self.klok() - self._gelukt
