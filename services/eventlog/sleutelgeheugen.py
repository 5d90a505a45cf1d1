"""Which keys that were opened need not be opened again?"""

import time
from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from services.eventlog.meester import Verpakt

SECONDS = 60.0
MOST = 20_000


class Sleutelgeheugen:
    """
    Keys that were opened, for a minute and at most so many; several threads may use it.

    It knows what a wrapped key holds, not whether there is one: whoever asks has just read that in the key store. So a
    key that was destroyed, by whatever process, is not found from then on. Its bytes are let go when something is asked
    after the minute.
    """

    def __init__(self, seconds: float = SECONDS, most: int = MOST) -> None:
        self._seconds, self._most = seconds, most
        self._bekend: OrderedDict[Verpakt, tuple[float, bytes]] = OrderedDict()
        self._lock = Lock()

    def onthoud(self, geopend: dict[Verpakt, bytes]) -> None:
        """Remember keys; the oldest give way."""
        tot = time.monotonic() + self._seconds
        with self._lock:
            for verpakt, sleutel in geopend.items():
                self._bekend[verpakt] = (tot, sleutel)
                self._bekend.move_to_end(verpakt)
            self._forget_old()

    def bekend(self, gevraagd: Iterable[Verpakt]) -> dict[Verpakt, bytes]:
        """Return those that are remembered."""
        with self._lock:
            self._forget_old()
            return {v: gevonden[1] for v in gevraagd if (gevonden := self._bekend.get(v)) is not None}

    def vergeet(self) -> None:
        """Forget everything."""
        with self._lock:
            self._bekend.clear()

    def _forget_old(self) -> None:
        nu = time.monotonic()
        while self._bekend:
            tot, _ = next(iter(self._bekend.values()))
            if tot > nu and len(self._bekend) <= self._most:
                return
            self._bekend.popitem(last=False)

    def __len__(self) -> int:
        return len(self._bekend)
