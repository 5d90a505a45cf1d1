"""What was offered, what became of it, and which rows must be corrected?"""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response

from services.dashboard.aanleveren import BEZIG, Aanlevering, afgewezen_regels, folder_van
from services.dashboard.verzoek import Verzoek


@dataclass(frozen=True, slots=True)
class Lijst:
    """What templates/aanleveringen.html may use."""

    alle: Sequence[Aanlevering]
    bezig: bool
    fout: str


@dataclass(frozen=True, slots=True)
class Een:
    """What templates/aanlevering.html may use."""

    deze: Aanlevering
    kop: Sequence[str]
    regels: Sequence[Sequence[str]]


def toon(v: Verzoek) -> Response:
    """Show what was offered, or take files that are offered now."""
    folder = folder_van(v.hier.settings)
    if v.request.method == "POST":
        gekozen = [b for b in v.formulier.getlist("bestand") if isinstance(b, UploadFile) and b.filename]
        if not gekozen:
            return _list(v, "Kies eerst een bestand.", 422)
        for bestand in gekozen:
            v.huis.aanleveringen.neem_in(folder, bestand.filename or "", bestand.file)
        return v.naar("/aanleveringen")
    return _list(v, "", 200)


def toon_een(v: Verzoek) -> Response:
    """Show one with its rejected rows, or remove what is kept of it."""
    folder, deze = folder_van(v.hier.settings), _one(v)
    if v.request.method == "POST" and deze.status != BEZIG:
        v.huis.aanleveringen.verwijder(folder, deze)
        return v.naar("/aanleveringen")
    path = folder / deze.id / deze.afwijzingen
    kop, regels = afgewezen_regels(path) if deze.afwijzingen and path.is_file() else ([], [])
    return v.toon("aanlevering.html", Een(deze, kop, regels))


def afwijzingen(v: Verzoek) -> Response:
    """Give the file with the rejected rows."""
    deze = _one(v)
    path = folder_van(v.hier.settings) / deze.id / deze.afwijzingen
    if not deze.afwijzingen or not path.is_file():
        raise HTTPException(404)
    return FileResponse(path, media_type="application/octet-stream", filename=deze.afwijzingen)


def _one(v: Verzoek) -> Aanlevering:
    deze = v.huis.aanleveringen.een(folder_van(v.hier.settings), v.pad("id"))
    if deze is None:
        raise HTTPException(404)
    return deze


def _list(v: Verzoek, fout: str, status: int) -> Response:
    alle = v.huis.aanleveringen.alle(folder_van(v.hier.settings))
    return v.toon("aanleveringen.html", Lijst(alle, any(een.status == BEZIG for een in alle), fout), status)
