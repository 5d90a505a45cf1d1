"""How does erase write down all that was destroyed, and do it again once a backup was put back?"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from domain.decisions.vernietiging import Deel, Vernietigopdracht
from domain.errors import Weigering
from domain.events.beheer import Vroegtijdig
from services.cli.scherm import as_json, uit
from services.eventlog.vernietigd import Vernietiging
from services.installatie import Installatie
from services.tijd import vandaag
from services.vernietiging.herhalen import lees_bewijzen, schrijf_bewijzen, weer_in_leven

Vernietig = Callable[[Installatie, UUID, Vernietigopdracht, datetime], Vernietiging | Weigering]


def write_certificates(hier: Installatie, path: Path, *, as_document: bool) -> None:
    """Write the certificates of everything that was destroyed."""
    aantal = schrijf_bewijzen(hier.log, path)
    if as_document:
        as_json({"aantal": aantal, "bewijzen": str(path)})
        return
    wat = "1 bewijs van vernietiging staat" if aantal == 1 else f"{aantal} bewijzen van vernietiging staan"
    uit.print(f"{wat} in {path}. Bewaar het buiten deze machine.", soft_wrap=True, highlight=False)


def destroy_again(
    hier: Installatie, path: Path, door: str, vernietig: Vernietig, geweigerd: list[dict[str, str]]
) -> list[Vernietiging]:
    """
    Destroy what came back to life, on the grounds of then, and return it; what is refused is added to a list.

    Of each dossier it is decided anew whether it may. Who decided then is who confirms now.
    """
    klaar: list[Vernietiging] = []
    moment = hier.catch_up()
    for een in weer_in_leven(hier.log, lees_bewijzen(hier.log, path)):
        dossier_id = UUID(een["dossierId"])
        if not hier.log.is_dossier(dossier_id) or hier.log.vernietigingen.geheel(dossier_id) is not None:
            continue  # it came after the backup, or went with another
        uitkomst = vernietig(hier, dossier_id, _as_then(een, door), moment)
        if isinstance(uitkomst, Weigering):
            geweigerd.append({"dossierId": str(dossier_id), "code": uitkomst.code, "melding": uitkomst.melding})
        else:
            klaar.append(uitkomst)
    return klaar


def _as_then(een: dict[str, Any], door: str) -> Vernietigopdracht:
    bevestigd = een["door"] if een["door"] != door else een["bevestigdDoor"]
    eerder = None if een["eerder"] is None else Vroegtijdig(een["eerder"])
    return Vernietigopdracht(Deel(een["deel"]), een["grondslag"], vandaag(), door, bevestigd, eerder)
