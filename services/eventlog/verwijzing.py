"""How is said of the log up to where it goes, and which events there are?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.vaste_stromen import VASTE_STROMEN
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
