"""What was recorded after a place in the log, as CloudEvents that say nothing personal?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.kaderverloop import BELEIDSTROOM
from domain.tijdzone import in_z, moment_of
from services.eventlog.log import EventLog
from services.gezienlog import zichtbaar

SPECVERSION = "1.0"
DOMEIN = "nl.leerplicht"
HOOFDLETTER = re.compile(r"(?<!^)(?=[A-Z])")
ZONDER_OIN = "0" * 20
"""Of nobody: until an organisation sets its own number, its messages say so."""


@dataclass(frozen=True, slots=True)
class Deel:
    """Some of the feed, in the order of the log; `positie` is the place to go on after, also when it is empty."""

    meldingen: list[dict[str, Any]]
    positie: int


def source(oin: str) -> str:
    """Return who says it: a URN with the number of the organisation and the system (NL GOV profile, `source`)."""
    return f"urn:nld:oin:{oin or ZONDER_OIN}:systeem:verzuimspoor"


def type_of(name: str) -> str:
    """Return the type that belongs to the stored name of an event: `SchoolgangGestaakt.v1` in reverse domain form."""
    naam, _, versie = name.partition(".")
    return f"{DOMEIN}.{HOOFDLETTER.sub('-', naam).lower()}.{versie}"


def feed(log: EventLog, na: int, limiet: int, oin: str, basispad: str) -> Deel:
    """
    Return what was stored after the place `na`, at most `limiet` places of the log; nothing is decrypted.

    `time` is when it was recorded here, not when it happened. What was destroyed is left out, the word of it is there.
    `dataref` (below `basispad`) is where the rest can be asked for by who may see it.
    """
    stored = log.stored_since(na, limiet)
    andere = set(log.other_streams()) if stored else set()
    bron = source(oin)
    meldingen = []
    mag = zichtbaar(log, {s.dossier_id for s in stored} - andere)
    for s, _ in log.vernietigingen.readable([s for s in stored if s.dossier_id in mag or s.dossier_id in andere]):
        naam = _stream(s.dossier_id, andere)
        meldingen.append(
            {
                "specversion": SPECVERSION,
                "id": str(s.event_id),
                "source": bron,
                "type": type_of(s.topic),
                "time": in_z(moment_of(s.ontvangen_op)),
                "subject": str(s.dossier_id),
                "datacontenttype": "application/json",
                "sequence": str(s.originator_version),
                "sequencetype": "Integer",
                **_reference(naam, s.dossier_id, s.event_id, basispad),
                "data": {"positie": s.id, "stroom": naam, "versie": s.originator_version},
            }
        )
    return Deel(meldingen, stored[-1].id if stored else na)


def _stream(stroom: UUID, andere: set[UUID]) -> str:
    if stroom == BELEIDSTROOM:
        return "beleid"
    return "schoolteam" if stroom in andere else "dossier"


def _reference(naam: str, stroom: UUID, event_id: UUID, basispad: str) -> Mapping[str, str]:
    """Name where the rest stands; a school team is found by its location, which no event says."""
    if naam == "dossier":
        return {"dataref": f"{basispad}/dossiers/{stroom}/gebeurtenissen/{event_id}"}
    return {"dataref": f"{basispad}/beleid"} if naam == "beleid" else {}
