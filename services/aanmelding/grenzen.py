"""How often may one caller ask, without a list of callers that grows?"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network

MEESTE_BELLERS = 20_000
SMALL_NETWORK = 64
"""Bits: whoever has one address of IPv6 has all of such a network."""


class Grens:
    """
    A bucket for each caller, that fills up again in time; the oldest bucket goes when there are too many.

    Whoever changes his address often enough gets a new bucket: this slows one caller down, it is no wall. Several
    threads may use it.
    """

    def __init__(self, aantal: int, seconden: float, klok: Callable[[], float] = time.monotonic) -> None:
        """Let each caller do `aantal` at once, and as many again in each `seconden`."""
        self._aantal, self._per_seconde, self._klok = float(aantal), aantal / seconden, klok
        self._lock = threading.Lock()
        self._emmers: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wacht(self, beller: str) -> int:
        """Take one; return 0, or after how many seconds there is one again."""
        with self._lock:
            nu = self._klok()
            over, toen = self._emmers.pop(beller, (self._aantal, nu))
            over = min(self._aantal, over + (nu - toen) * self._per_seconde)
            mag = over >= 1
            self._emmers[beller] = (over - 1 if mag else over, nu)
            if len(self._emmers) > MEESTE_BELLERS:
                self._emmers.popitem(last=False)
        return 0 if mag else int((1 - over) / self._per_seconde) + 1


def beller_van(adres: str) -> str:
    """Return by what an address is counted."""
    try:
        gelezen = ip_address(adres)
    except ValueError:
        return "onbekend"
    if isinstance(gelezen, IPv6Address) and gelezen.ipv4_mapped is None:
        return str(ip_network((gelezen, SMALL_NETWORK), strict=False))
    return str(getattr(gelezen, "ipv4_mapped", None) or gelezen)
