"""What stands in a message of the internal topic: a stored event, encrypted as it is in the log, and how to read it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from domain.errors import VerzuimspoorError
from domain.tijdzone import micros
from services.cloudevent import SPECVERSION, name_of
from services.eventlog.recorder import StampedNotification
from services.tracering.stap import GEEN, uit_traceparent

Koppen = list[tuple[str, bytes]]
"""As Kafka has them: names with bytes, in order."""
INHOUD = b"application/octet-stream"
VERSIE = SPECVERSION.encode()


class BerichtError(VerzuimspoorError):
    """A message is not one of ours."""


@dataclass(frozen=True, slots=True)
class InternBericht:
    """
    A message of the internal topic.

    `vorige` is the place in the log of the message before it in its partition, nought of the first: whoever knows it
    has missed nothing. `spoor` is the place in a technical trace, where that is recorded.
    """

    stored: StampedNotification
    stroom: str
    vorige: int
    spoor: bytes = GEEN


def koppen_van(gemeld: Mapping[str, Any], bron: bytes, vorige: int) -> Koppen:
    """Return the headers of what is told: a CloudEvent in binary mode, of which the value is the stored state."""
    data = gemeld["data"]
    spoor = [("ce_traceparent", gemeld["traceparent"].encode())] if "traceparent" in gemeld else []
    return [
        ("ce_specversion", VERSIE),
        ("ce_id", gemeld["id"].encode()),
        ("ce_source", bron),
        ("ce_type", gemeld["type"].encode()),
        ("ce_time", gemeld["time"].encode()),
        ("content-type", INHOUD),
        ("ce_sequence", gemeld["sequence"].encode()),
        ("ce_positie", b"%d" % data["positie"]),
        ("ce_vorige", b"%d" % vorige),
        ("ce_stroom", data["stroom"].encode()),
        *spoor,
    ]


def lees(sleutel: bytes | None, waarde: bytes | None, koppen: Sequence[tuple[str, bytes]]) -> InternBericht:
    """
    Read a message; nothing is decrypted, and what somebody changed in it will not decrypt.

    Raises:
        BerichtError: it is not one of ours; what it holds is not named.

    """
    velden = dict(koppen)
    try:
        stored = StampedNotification(
            id=int(velden["ce_positie"]),
            originator_id=UUID((sleutel or b"").decode()),
            originator_version=int(velden["ce_sequence"]),
            topic=name_of(velden["ce_type"].decode()),
            state=waarde or b"",
            event_id=UUID(velden["ce_id"].decode()),
            ontvangen_op=micros(datetime.fromisoformat(velden["ce_time"].decode())),
        )
        spoor = uit_traceparent(velden.get("ce_traceparent", b"").decode())
        return InternBericht(stored, velden["ce_stroom"].decode(), int(velden["ce_vorige"]), spoor)
    except (KeyError, ValueError):
        raise BerichtError("op het interne topic staat een bericht dat niet van ons is") from None


def positie_van(koppen: Sequence[tuple[str, bytes]]) -> int:
    """Return the place in the log of a message (raises BerichtError)."""
    try:
        return int(dict(koppen)["ce_positie"])
    except (KeyError, ValueError):
        raise BerichtError("op het interne topic staat een bericht dat niet van ons is") from None
