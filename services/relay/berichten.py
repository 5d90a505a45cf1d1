"""Which two messages does a stored event become?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import orjson

from domain.errors import VerzuimspoorError
from services.cloudevent import LARGEST, melding, overtredingen, source, stream_of
from services.eventlog.log import EventLog
from services.eventlog.recorder import StampedNotification
from services.kafka.intern import Koppen, koppen_van

STRUCTURED: Koppen = [("content-type", b"application/cloudevents+json; charset=UTF-8")]


class ProfielError(VerzuimspoorError):
    """A message would not be as the NL GOV profile wants it."""


@dataclass(frozen=True, slots=True)
class Paar:
    """
    What a stored event becomes: a message for others, and one for our own projectors.

    `publiek` is None of what was destroyed. The headers of the internal one follow when its predecessor is known.
    """

    stored: StampedNotification
    sleutel: bytes
    publiek: bytes | None
    koppen: Callable[[int], Koppen]


class Schrijfwijze:
    """Writes stored events as messages, of one organisation and with one way to the API."""

    def __init__(self, log: EventLog, oin: str, basispad: str) -> None:
        self._log = log
        self._bron = source(oin)
        self._basispad = basispad
        self._gezien: set[str] = set()

    def paren(self, stored: Sequence[StampedNotification]) -> list[Paar]:
        """Write stored events; no key is needed for it (raises ProfielError, OpslagError, OnleesbaarError)."""
        andere = set(self._log.other_streams())
        leesbaar = {s.id for s in self._log.vernietigingen.remaining(stored)}
        return [self._paar(s, stream_of(s.dossier_id, andere), is_leesbaar=s.id in leesbaar) for s in stored]

    def _paar(self, s: StampedNotification, stroom: str, *, is_leesbaar: bool) -> Paar:
        publiek = self._public(s, stroom) if is_leesbaar else None
        bron = self._bron.encode()
        return Paar(s, str(s.dossier_id).encode(), publiek, lambda vorige: koppen_van(s, bron, stroom, vorige))

    def _public(self, s: StampedNotification, stroom: str) -> bytes:
        gemeld = melding(s, self._bron, stroom, self._basispad)
        geschreven = orjson.dumps(gemeld)
        if s.topic not in self._gezien or len(geschreven) >= LARGEST:
            if fout := list(overtredingen(gemeld, len(geschreven))):
                raise ProfielError(f"gebeurtenis {s.id} ({s.topic}) is zo niet te melden: {'; '.join(fout)}")
            self._gezien.add(s.topic)
        return geschreven
