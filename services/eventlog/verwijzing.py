"""How is said of the log up to where it goes, and which events there are?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.vaste_stromen import VASTE_STROMEN
from projections.stores.databank import Databank, uuid_of
from services.eventlog.recorder import StampedNotification

Streams = Mapping[UUID, Sequence[StampedNotification]]
"""By stream all of its events, from the first."""
NOTHING: Streams = {}
VASTE_PLAATSEN = ", ".join("?" * len(VASTE_STROMEN))
"""What stands in a query for the streams of which there is one."""


@dataclass(frozen=True, slots=True)
class Horizon:
    """Everything up to `last_id` is known, and nothing will ever be received at or before `moment` but that."""

    last_id: int
    moment: datetime


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """That an event was stored: which number in the log, of which dossier (or other stream), as its how manieth."""

    notification_id: int
    dossier_id: UUID
    versie: int
    is_dossier: bool = True


def verwijzingen_na(databank: Databank, position: int, limit: int, stop: int) -> list[Verwijzing]:
    """Return what was stored after `position` and up to `stop`, in order, at most `limit`; nothing is decrypted."""
    query = (
        "SELECT notification_id, originator_id, originator_version, "  # noqa: S608 - our own marks
        f"originator_id NOT IN ({VASTE_PLAATSEN}) "
        "AND NOT EXISTS (SELECT 1 FROM andere_stroom WHERE stroom_id = originator_id) FROM gebeurtenissen "
        "WHERE notification_id > ? AND notification_id <= ? ORDER BY notification_id LIMIT ?"
    )
    with databank.lezen() as v:
        rijen = v.vraag(query, (*VASTE_STROMEN, position, stop, limit))
    return [Verwijzing(row[0], uuid_of(row[1]), row[2], bool(row[3])) for row in rijen]
