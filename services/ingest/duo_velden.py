"""What does a cell of a DUO delivery say?"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from domain.events.inschrijving import Onderwijssoort
from domain.gemeenten import Gemeenten
from services.ingest import velden
from services.ingest.velden import Veldfout

MAAND = re.compile(r"^(20[0-9]{2})-?(0[1-9]|1[0-2])$")
CREBO = re.compile(r"^[0-9]{5}$")
MBO_LEERWEGEN = ("BOL", "BBL")
GEMEENTE_CIJFERS = 4


def maand(tekst: str) -> date:
    """Return the first day of a reporting month (JJJJMM)."""
    match = MAAND.match(velden.required(tekst))
    if match is None:
        raise Veldfout("vorm", "is geen maand; schrijf JJJJMM, met 01 tot en met 12 als maand")
    return date(int(match[1]), int(match[2]), 1)


def pgn_of(cellen: Iterable[str]) -> str:
    """Return the first number that is there, a BSN before an onderwijsnummer; only zeros is no number."""
    aanwezig = next((cel for cel in cellen if cel.strip("0")), "")
    return velden.pgn(velden.required(aanwezig))


def onderwijssoort(leerweg: str | None, opleiding: str | None) -> Onderwijssoort | None:
    """Return mbo for a leerweg BOL or BBL or a CREBO (five digits); an ILT code does not tell which kind it is."""
    is_mbo = (leerweg or "").upper().startswith(MBO_LEERWEGEN) or CREBO.match(opleiding or "") is not None
    return Onderwijssoort.MBO if is_mbo else None


def field_readers(gemeenten: Gemeenten, vandaag: date, *, is_start: bool) -> Mapping[str, Callable[[str], Any]]:
    """Return how each cell is read; without a school nobody can be enrolled."""
    gemeente = velden.gemeente(gemeenten)
    brin = velden.pattern(velden.BRIN, "is geen BRIN (twee cijfers en twee hoofdletters)")
    tekst = velden.optional(velden.vrije_tekst(velden.LONGEST_TEXT))
    return {
        "maand": maand,
        "geboortedatum": velden.optional(velden.geboortedatum(vandaag)),
        "gemeentecode": velden.optional(lambda geschreven: gemeente(geschreven.zfill(GEMEENTE_CIJFERS))),
        "brin": brin if is_start else velden.optional(brin),
        "leerweg": tekst,
        "opleiding": tekst,
        "reden": velden.optional(velden.vrije_tekst(velden.LONGEST_CODE)),
    }
