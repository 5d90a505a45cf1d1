"""What was offered, what became of it, and which rows must be corrected?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response

from services.dashboard.afgewezen import afgewezen_regels
from services.dashboard.verzoek import Verzoek
from services.vrager import legt_vast_als
from services.wachtrij import BestandsnaamError, Levering, TeGrootError

ONBEKENDE_NAAM = "aanlevering.csv"


@dataclass(frozen=True, slots=True)
class Lijst:
    """What templates/aanleveringen.html may use."""

    alle: Sequence[Levering]
    bezig: bool
    fout: str


@dataclass(frozen=True, slots=True)
class Een:
    """What templates/aanlevering.html may use."""

    deze: Levering
    kop: Sequence[str]
    regels: Sequence[Sequence[str]]


def toon(v: Verzoek) -> Response:
    """Show what was offered, here and by other systems, or take files that are offered now."""
    if v.request.method != "POST":
        return _list(v, "", 200)
    gekozen = [b for b in v.formulier.getlist("bestand") if isinstance(b, UploadFile) and b.filename]
    if not gekozen:
        return _list(v, "Kies eerst een bestand.", 422)
    fout, door = "", legt_vast_als(v.request.scope)
    for bestand in gekozen:
        try:
            v.huis.wachtrij.ontvang_bestand(_safe(bestand.filename or ""), bestand.file, door)
        except (BestandsnaamError, TeGrootError) as geweigerd:
            fout = f"Een bestand is niet aangenomen: {geweigerd}."
    return _list(v, fout, 422) if fout else v.naar("/aanleveringen")


def toon_een(v: Verzoek) -> Response:
    """Show one with its rejected rows, or remove what is kept of it."""
    deze = _one(v)
    if v.request.method == "POST" and v.huis.wachtrij.verwijder(deze.id):
        return v.naar("/aanleveringen")
    path = v.huis.wachtrij.afgewezen(deze.id) if deze.is_klaar else None
    kop, regels = afgewezen_regels(path, is_ndjson=deze.is_ndjson) if path else ([], [])
    return v.toon("aanlevering.html", Een(deze, kop, regels))


def afwijzingen(v: Verzoek) -> Response:
    """Give the file with the rejected rows."""
    deze = _one(v)
    path = v.huis.wachtrij.afgewezen(deze.id)
    if path is None:
        raise HTTPException(404)
    return FileResponse(path, media_type="application/octet-stream", filename=deze.naam_van_afwijzingen)


def _one(v: Verzoek) -> Levering:
    try:
        deze = v.huis.wachtrij.een(UUID(v.pad("id")))
    except ValueError:
        deze = None
    if deze is None:
        raise HTTPException(404)
    return deze


def _list(v: Verzoek, fout: str, status: int) -> Response:
    alle = v.huis.wachtrij.lijst()
    return v.toon("aanleveringen.html", Lijst(alle, any(not een.is_klaar for een in alle), fout), status)


def _safe(naam: str) -> str:
    """Return a name for a file that leads nowhere else; the kind of a DUO delivery stands in it."""
    kaal = re.sub(r"[^\w ().+-]", "_", naam.replace("\\", "/").rpartition("/")[2]).strip(". ")
    return kaal[-100:].lstrip(". ") or ONBEKENDE_NAAM
