"""What was recorded after a place in the log, as CloudEvents that say nothing personal?"""

from dataclasses import dataclass
from typing import Any

from domain.events import CATALOGUE
from services.cloudevent import melding, source, stream_of
from services.eventlog.log import EventLog
from services.gezienlog import zichtbaar, zonder_wpg_gezien

WPG_SOORTEN = frozenset(soort.name for soort in CATALOGUE if soort.wpg)
"""The topics of what is recorded of enforcement."""


@dataclass(frozen=True, slots=True)
class Deel:
    """Some of the feed, in the order of the log; `positie` is the place to go on after, also when it is empty."""

    meldingen: list[dict[str, Any]]
    positie: int


def feed(log: EventLog, na: int, limiet: int, oin: str, basispad: str) -> Deel:
    """
    Return what was stored after the place `na`, at most `limiet` places of the log; nothing is decrypted.

    What was destroyed is left out, the word of it is there.
    """
    stored = log.stored_since(na, limiet)
    andere = set(log.other_streams()) if stored else set()
    bron = source(oin)
    mag = zichtbaar(log, {s.dossier_id for s in stored} - andere) | andere
    verzwegen = WPG_SOORTEN if zonder_wpg_gezien(log) else frozenset()
    leesbaar = log.vernietigingen.readable([s for s in stored if s.dossier_id in mag and s.topic not in verzwegen])
    meldingen = [melding(s, bron, stream_of(s.dossier_id, andere), basispad) for s, _ in leesbaar]
    return Deel(meldingen, stored[-1].id if stored else na)
