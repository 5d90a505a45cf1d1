"""In which order are deliveries taken in, and what is left of them when the process that does it ends?"""

import logging
import shutil
from threading import Event as Sein
from time import monotonic

from opentelemetry.trace import SpanKind

from services.ingest import BestandError, Uitkomst
from services.metingen.hartslag import Hartslag
from services.tijd import nu
from services.tracering.stap import stap, uit_traceparent
from services.wachtrij.levering import Levering, Status, schrijf
from services.wachtrij.map import AFGEWEZEN, INHOUD, Aanleveringenmap, take
from services.wachtrij.werker import Inname

LOG = logging.getLogger("verzuimspoor.inname")
KIJKT = 0.25
"""Seconds between two looks whether something waits, and between two notes of how far we are."""
MOST_TRIES = 5
"""So often may the process die on a delivery; then that fails, so that the next is taken in."""
AFGEBROKEN = "de inname is afgebroken ({}); wat was vastgelegd, staat er: bied het opnieuw aan"


class _Gestopt(BaseException):
    """The process ends; what was committed stays, and the delivery waits for the next time."""


class Innemer:
    """
    Takes in what waits in a folder, one by one in the order of arrival, as the only one for that folder.

    Where it is stands on disk. After a crash what was being taken in begins anew: what was recorded of it is found
    unchanged.
    """

    def __init__(self, map_: Aanleveringenmap, neem_in: Inname) -> None:
        self._map = map_
        self._neem_in = neem_in
        self.hartslag = Hartslag()

    def volg(self, stop: Sein, rust: float | None = None) -> int:
        """
        Take in until `stop`, after the batch that is being stored; return how many deliveries came to an end.

        While another process takes in from this folder it only waits for that to end. With `rust` it stops as well
        when it had nothing to do for so many seconds.
        """
        gedaan, sinds = 0, monotonic()
        with self._map.slot() as slot:
            while not stop.is_set():
                self.hartslag.gelukt()
                levering = self._next() if take(slot) else None
                if levering is not None:
                    gedaan += self._take_in(levering, stop)
                    sinds = monotonic()
                elif rust is not None and monotonic() - sinds >= rust:
                    break
                else:
                    stop.wait(KIJKT)
        return gedaan

    def _next(self) -> Levering | None:
        """Say on disk that the first that waits is being taken in, and return it."""
        while True:
            with self._map.alleen():
                eerste = next(iter(self._map.onaf()), None)
                if eerste is None:
                    return None
                levering = eerste.model_copy(
                    update={"status": Status.BEZIG, "bytes_gelezen": 0, "pogingen": eerste.pogingen + 1}
                )
                schrijf(self._map.van(levering.id), levering)
            if levering.pogingen <= MOST_TRIES:
                return levering
            LOG.error("delivery %s given up after tries=%d", levering.id, MOST_TRIES)
            self._end(levering, status=Status.MISLUKT, fout=AFGEBROKEN.format("het proces hield steeds op"))

    def _take_in(self, levering: Levering, stop: Sein) -> bool:
        """Take in one; return whether it came to an end, or waits for the next time."""
        map_, stand = self._map.van(levering.id), _Stand(self._map, levering, stop, self.hartslag)
        stap_van = stap("aanlevering.innemen", SpanKind.CONSUMER, na=uit_traceparent(levering.spoor))
        try:
            with self._map.werkt(), stap_van as deze:
                inhoud = map_ / INHOUD / levering.bestandsnaam
                uitkomst = self._neem_in(inhoud, map_ / AFGEWEZEN, stand.tel, levering.van)
                deze.set_attribute("verzuimspoor.rijen", uitkomst.telling.gelezen)
        except _Gestopt:
            schrijf(map_, levering.model_copy(update={"status": Status.WACHT, "pogingen": levering.pogingen - 1}))
            return False
        except BestandError as fout:
            self._end(levering, status=Status.MISLUKT, fout=str(fout))
        except Exception as fout:  # noqa: BLE001 - one delivery may not stop the others; its text may name anything
            LOG.error("delivery %s failed: %s", levering.id, type(fout).__name__)
            self._end(levering, status=Status.MISLUKT, fout=AFGEBROKEN.format(type(fout).__name__))
        else:
            self._end(levering, **_outcome(uitkomst), status=Status.KLAAR, bytes_gelezen=levering.bytes)
        return True

    def _end(self, levering: Levering, **velden: object) -> None:
        """Say what became of it and let the file go, before whoever removes the delivery can."""
        map_ = self._map.van(levering.id)
        with self._map.alleen():
            schrijf(map_, levering.model_copy(update={"afgerond_op": nu(), **velden}))
            shutil.rmtree(map_ / INHOUD, ignore_errors=True)


class _Stand:
    """How much of a delivery was read: on disk now and then, for whoever looks at it."""

    def __init__(self, map_: Aanleveringenmap, levering: Levering, stop: Sein, hartslag: Hartslag) -> None:
        self._map, self._levering, self._stop, self._hartslag = map_, levering, stop, hartslag
        self._gelezen, self._geschreven = 0, 0.0

    def tel(self, erbij: int) -> None:
        """Count bytes (raises _Gestopt)."""
        if self._stop.is_set():
            raise _Gestopt
        self._hartslag.gelukt()
        self._gelezen = min(self._gelezen + erbij, self._levering.bytes)
        if monotonic() - self._geschreven >= KIJKT:
            self._geschreven = monotonic()
            gelezen = self._levering.model_copy(update={"bytes_gelezen": self._gelezen})
            schrijf(self._map.van(self._levering.id), gelezen, vluchtig=True)


def _outcome(uitkomst: Uitkomst) -> dict[str, object]:
    telling = uitkomst.telling
    return {
        "soort": uitkomst.soort,
        "gelezen": telling.gelezen,
        "nieuw": telling.nieuw,
        "ongewijzigd": telling.ongewijzigd,
        "afgewezen": telling.afgewezen,
    }
