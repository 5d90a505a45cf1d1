"""Who did something with data of one pupil, and what sends the log on, in this installation?"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.tijdzone import in_z
from services.installatie import Installatie
from services.inzage import bekend
from services.logboek.lezen import Blik, wie_keek
from services.logboek.registerlezer import titel_van

if TYPE_CHECKING:
    from services.logboek.verzender import Verzender


def keken(hier: Installatie, dossier_id: UUID) -> dict[str, Any]:
    """Return who did something with data of a pupil, newest first (raises as `services.inzage.bekend`)."""
    dossier = bekend(hier, dossier_id, hier.vraag(None, None).bekend_op)
    regels = [als_antwoord(blik) for blik in blikken(hier, dossier.id)]
    return {"dossierId": str(dossier.id), "aantal": len(regels), "regels": regels}


def blikken(hier: Installatie, dossier_id: UUID) -> list[Blik]:
    """Return who looked at a pupil, also under the dossiers that went up in this one."""
    logboek = hier.log.logboek
    return wie_keek(logboek, logboek.betrokkenen(hier.log.stromen_of([dossier_id])[dossier_id]).values())


def als_antwoord(blik: Blik) -> dict[str, Any]:
    """Write one look as answers do."""
    return {
        "moment": in_z(ms_als_moment(blik.moment_ms)),
        "traceId": blik.trace_id.hex(),
        "wie": blik.wie,
        "rol": blik.rol,
        "handeling": blik.actie,
        "verwerkingsactiviteit": blik.verwerking,
        "activiteit": titel_van(blik.verwerking),
        "toegestaan": blik.toegestaan,
        "reden": blik.reden,
        "ongewijzigd": blik.ongewijzigd,
    }


def ms_als_moment(ms: int) -> datetime:
    """Return a moment that was written as milliseconds since 1970."""
    return datetime.fromtimestamp(ms / 1000, UTC)


def verzender_van(hier: Installatie) -> "Verzender | None":
    """Return what sends the log to the logbook elsewhere; None when none was named."""
    from services.logboek.verzender import Ontvanger, Verzender  # who sends nothing need not wait for protobuf

    if not hier.settings.logboek:
        return None
    toegang = hier.settings.logboek_toegang
    ontvanger = Ontvanger(hier.settings.logboek, "" if toegang is None else toegang.get_secret_value())
    return Verzender(hier.log.databank, ontvanger, hier.settings.register_adres)
