"""How is a stored event told to others: a CloudEvent after the NL GOV profile, that says nothing personal?"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from domain.huisstromen import NAMEN
from domain.tijdzone import in_z, moment_of
from services.eventlog.recorder import StampedNotification

SPECVERSION = "1.0"
DOMEIN = "nl.leerplicht"
HOOFDLETTER = re.compile(r"(?<!^)(?=[A-Z])")
ZONDER_OIN = "0" * 20
"""Of nobody: until an organisation sets its own number, its messages say so."""
LARGEST = 64 * 1024
"""What intermediaries pass on, in bytes (NL GOV profile 1.1, size limits)."""
URN = re.compile(r"urn:nld:[a-z0-9-]+:[0-9a-zA-Z]+(:[a-z]+:[a-z0-9-]+)*")
TYPE = re.compile(r"[a-z]{2,}(\.[a-z0-9-]+)+?(\.v[1-9][0-9]*)?")
VERSION = re.compile(r"\.v[0-9]+(?=\.|$)")
ATTRIBUTE = re.compile(r"[a-z0-9]{1,20}")
PERSONAL_NUMBER = re.compile(r"(?<![0-9a-fA-F-])[0-9]{8,9}(?![0-9a-fA-F-])")
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
REQUIRED = ("specversion", "id", "source", "type")


def source(oin: str) -> str:
    """Return who says it: a URN with the number of the organisation and the system (NL GOV profile, `source`)."""
    return f"urn:nld:oin:{oin or ZONDER_OIN}:systeem:verzuimspoor"


@lru_cache(maxsize=1_000)
def type_of(name: str) -> str:
    """Return the type that belongs to the stored name of an event: `SchoolgangGestaakt.v1` in reverse domain form."""
    naam, _, versie = name.partition(".")
    return f"{DOMEIN}.{HOOFDLETTER.sub('-', naam).lower()}.{versie}"


@lru_cache(maxsize=1_000)
def name_of(soort: str) -> str:
    """Return the stored name of an event that has this type."""
    naam, _, versie = soort.removeprefix(f"{DOMEIN}.").partition(".")
    return f"{''.join(deel.capitalize() for deel in naam.split('-'))}.{versie}"


def stream_of(stroom: UUID, andere: set[UUID]) -> str:
    """Return what a stream is about; `andere` are those that are not about a pupil."""
    if stroom in NAMEN:
        return NAMEN[stroom]
    return "schoolteam" if stroom in andere else "dossier"


def melding(s: StampedNotification, bron: str, naam: str, basispad: str) -> dict[str, Any]:
    """
    Return the CloudEvent of a stored event of a stream that is about `naam`; nothing is decrypted.

    `time` is when it was recorded here, not when it happened. `dataref` (below `basispad`) is where the rest can be
    asked for by who may see it.
    """
    return {
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


def _reference(naam: str, stroom: UUID, event_id: UUID, basispad: str) -> Mapping[str, str]:
    """Name where the rest stands; a school team is found by its location, which no event says."""
    if naam == "dossier":
        return {"dataref": f"{basispad}/dossiers/{stroom}/gebeurtenissen/{event_id}"}
    return {"dataref": f"{basispad}/beleid"} if naam == "beleid" else {}


def overtredingen(gelezen: Mapping[str, Any], size: int = 0) -> Iterator[str]:
    """
    Yield in what a CloudEvent departs from the NL GOV profile 1.1, as we use it; `size` is that of the whole message.

    The profile leaves more free than this does where our messages are always the same.
    """
    for naam in REQUIRED:
        if not (isinstance(gelezen.get(naam), str) and gelezen[naam]):
            yield f"{naam} ontbreekt"
    context = {naam: waarde for naam, waarde in gelezen.items() if naam != "data"}
    for naam, waarde in context.items():
        if not ATTRIBUTE.fullmatch(naam):
            yield f"{naam} is geen naam van een attribuut"
        if not isinstance(waarde, str):
            yield f"{naam} is geen tekst"
        elif naam != "source" and PERSONAL_NUMBER.search(waarde):
            yield f"{naam} bevat een nummer dat van een persoon kan zijn"
    if gelezen.get("specversion") != SPECVERSION:
        yield "specversion is niet 1.0"
    if not URN.fullmatch(str(gelezen.get("source"))):
        yield "source is geen URN van een organisatie en een systeem"
    soort = str(gelezen.get("type"))
    if not TYPE.fullmatch(soort) or len(VERSION.findall(soort)) != 1:
        yield "type staat niet in omgekeerde domeinvorm met één versie"
    if "time" in gelezen and not RFC3339.fullmatch(str(gelezen["time"])):
        yield "time is geen moment (RFC 3339)"
    if gelezen.get("sequencetype") == "Integer" and not str(gelezen.get("sequence")).isdigit():
        yield "sequence is geen getal"
    if size >= LARGEST:
        yield "het bericht is 64 kB of groter"
