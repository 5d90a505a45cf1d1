"""Which two messages does a stored event become?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from domain.errors import VerzuimspoorError
from domain.events import BY_TYPE
from domain.events.beheer import HandhavingVernietigd
from services.cloudevent import DOMEIN, LARGEST, melding, overtredingen, source, stream_of
from services.eventlog.log import EventLog
from services.eventlog.recorder import StampedNotification
from services.kafka.intern import Koppen, koppen_van
from services.tracering.stap import als_traceparent

AFGESCHERMD = f"{DOMEIN}.afgeschermd.v1"
"""
What the public topic says of enforcement: that something was recorded, and not what. Whoever reads the topic has no
role, and the kind alone would tell that a pupil was heard as a suspect.
"""
STRUCTURED: Koppen = [("content-type", b"application/cloudevents+json; charset=UTF-8")]


def is_shielded(name: str) -> bool:
    """Say whether the stored name of an event tells of enforcement (Wet politiegegevens)."""
    soort = BY_TYPE.get(name.partition(".")[0])
    return soort is not None and (soort.wpg or soort is HandhavingVernietigd)


class ProfielError(VerzuimspoorError):
    """A message would not be as the NL GOV profile wants it."""


@dataclass(slots=True)
class Paar:
    """
    What a stored event becomes: a message for others, and one for our own projectors.

    `publiek` is None of what was destroyed. The headers of the internal one follow when its predecessor is known.
    """

    stored: StampedNotification
    stroom: UUID
    sleutel: bytes
    publiek: bytes | None
    gemeld: Mapping[str, Any]
    bron: bytes

    def koppen(self, vorige: int) -> Koppen:
        """Return the headers of the internal message, which comes after the one of that place."""
        return koppen_van(self.gemeld, self.bron, vorige)


class Schrijfwijze:
    """Writes stored events as messages, of one organisation and with one way to the API."""

    def __init__(self, log: EventLog, oin: str, basispad: str) -> None:
        self._log = log
        self._bron = source(oin)
        self._basispad = basispad
        self._gezien: set[str] = set()

    def paren(self, stored: Sequence[StampedNotification], sporen: Mapping[UUID, bytes] | None = None) -> list[Paar]:
        """
        Write stored events; no key is needed for it. `sporen` are the places in technical traces of those with one.

        Raises:
            ProfielError, OpslagError, OnleesbaarError: it cannot be written.

        """
        andere = set(self._log.other_streams())
        leesbaar = {s.id for s in self._log.vernietigingen.remaining(stored)}
        bron, sporen = self._bron.encode(), sporen or {}
        paren = []
        for s in stored:
            gemeld = melding(s, self._bron, stream_of(s.dossier_id, andere), self._basispad)
            if s.event_id in sporen:
                gemeld["traceparent"] = als_traceparent(sporen[s.event_id])
            publiek = self._public(s, gemeld) if s.id in leesbaar else None
            paren.append(Paar(s, s.dossier_id, gemeld["subject"].encode(), publiek, gemeld, bron))
        return paren

    def _public(self, s: StampedNotification, gemeld: Mapping[str, Any]) -> bytes:
        """Write it, and look whether the profile allows it: all that differs within a type is ids and numbers."""
        geschreven = orjson.dumps({**gemeld, "type": AFGESCHERMD} if is_shielded(s.topic) else gemeld)
        if s.topic not in self._gezien or len(geschreven) >= LARGEST:
            if fout := list(overtredingen(gemeld, len(geschreven))):
                raise ProfielError(f"gebeurtenis {s.id} ({s.topic}) is zo niet te melden: {'; '.join(fout)}")
            self._gezien.add(s.topic)
        return geschreven
