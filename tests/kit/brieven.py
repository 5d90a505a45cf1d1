"""Who gets letters in tests: Noor with leave, exemptions and agreements, and others with nothing of the kind."""

import html
import re
from pathlib import Path
from typing import Any

from tests.kit.toegang import NOOR, Loket, gebeurd, vul

VERBORGEN = re.compile(r'<input type="hidden" name="([a-z_A-Z]+)" value="([^"]*)">')
GROND_A, GROND_3A = "5-onder-a", "3a"


def _noor(soort: str, op: str, **velden: Any) -> dict[str, object]:
    return {"pgn": NOOR, "type": soort, "geldigOp": op, "vastgelegdOp": f"{op}T09:00:00Z", **velden}


def besloten() -> list[dict[str, object]]:
    """Return what was asked, decided and agreed about Noor."""
    return [
        _noor("VerlofAangevraagd", "2026-03-02", van="2026-05-11", totEnMet="2026-05-29"),
        _noor(
            "VerlofVerleend",
            "2026-05-11",
            vastgelegdOp="2026-03-16T09:00:00Z",
            totEnMet="2026-05-29",
            verleendDoor="leerplicht",
            besluitOp="2026-03-16",
            motivering="Oma is ernstig ziek.",
        ),
        _noor("VerlofGeweigerd", "2026-03-20", reden="Een goedkope vlucht is geen reden.", besluitOp="2026-03-20"),
        _noor("VrijstellingAangevraagd", "2026-03-03", grond=GROND_3A),
        _noor("VrijstellingGeweigerd", "2026-03-23", grond=GROND_3A, motivering="Noor is nog geen 14."),
        _noor("VrijstellingAangevraagd", "2025-06-10", grond=GROND_A),
        _noor("VrijstellingGeweigerd", "2025-08-01", grond=GROND_A, motivering="De verklaring is te oud."),
        _noor("AfspraakGemaakt", "2026-03-24", wat="Noor belt elke ochtend met de mentor", rol="school",
              uiterlijkOp="2040-04-24", uitvoerder="leerling"),
    ]  # fmt: skip


def vul_met_besluiten(folder: Path) -> Path:
    """Fill a store with everybody and with what was decided; return its path."""
    return vul(folder, [*gebeurd(), *besloten()])


def verborgen(pagina: str) -> dict[str, str]:
    """Return what the last form of a page carries unseen."""
    return {naam: html.unescape(waarde) for naam, waarde in VERBORGEN.findall(pagina.rpartition("<form")[2])}


def ingevuld(pagina: str, **velden: str) -> dict[str, str]:
    """Return the form of a letter with what stood in it, and what was added."""
    formulier = pagina.rpartition("<form")[2]
    stond = {
        naam: html.unescape(waarde)
        for naam, waarde in re.findall(r'name="([a-z_]+)" required[^>]* value="([^"]*)"', formulier)
    }
    stond |= {
        naam: html.unescape(waarde)
        for naam, waarde in re.findall(r'<textarea id="v-[a-z_]+" name="([a-z_]+)"[^>]*>([^<]*)</textarea>', formulier)
    }
    return {**verborgen(pagina), **stond, **velden}


def brieven_van(balie: Loket, pgn: str = NOOR) -> str:
    """Return the address of a pupil's letters."""
    return f"/dossiers/{balie.dossiers[pgn]}/brieven"
