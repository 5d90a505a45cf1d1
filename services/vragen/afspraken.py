"""What was agreed about pupils, and is it done?"""

from typing import Any
from uuid import UUID

from domain.afspraken import SOORT, Afspraak, afspraken
from domain.dossier import Dossier
from domain.kaderverloop import Kaderverloop
from projections.inzichten import Inzichten
from projections.stores.promise import RowStore, Vraag
from services.eventlog.log import EventLog
from services.vragen.thuiszitters import resterende_dagen
from services.vragen.vraag import as_list


def afspraken_van(dossier: Dossier, verloop: Kaderverloop, vraag: Vraag) -> tuple[Afspraak, ...]:
    """Return the agreements about one pupil on `peildatum` as known at `bekendOp`, by their last day."""
    inzichten = Inzichten(dossier.bekend_op(vraag.bekend_op), verloop.lijn(vraag.bekend_op))
    return afspraken(inzichten.dossier, inzichten.termijnen, vraag.peildatum)


def afsprakenlijst(
    rows: RowStore,
    log: EventLog,
    verloop: Kaderverloop,
    vraag: Vraag,
    *,
    status: str | None = None,
    rol: str | None = None,
) -> dict[str, Any]:
    """
    Return the agreements about all pupils, by `uiterlijkOp` and `dossierId`.

    Only those that stand so (`status`), and of one role; `rows` and `log` hold what whoever asks may see.
    """
    gevonden = rows.termijnen(vraag, soort=SOORT, status=status)
    getoond = {(row["dossier_id"], row["sleutel"]) for row in gevonden}
    regels = [
        als_antwoord(dossier.id, een, vraag)
        for dossier in log.dossiers(dict.fromkeys(row["dossier_id"] for row in gevonden)).values()
        for een in afspraken_van(dossier, verloop, vraag)
        if (dossier.id, str(een.id)) in getoond and rol in (None, een.rol)
    ]
    return as_list(
        vraag, "afspraken", sorted(regels, key=lambda r: (r["uiterlijkOp"], r["dossierId"], r["afspraakId"]))
    )


def als_antwoord(dossier_id: UUID, afspraak: Afspraak, vraag: Vraag) -> dict[str, Any]:
    """Write an agreement as answers do."""
    return {
        "dossierId": str(dossier_id),
        "afspraakId": str(afspraak.id),
        "overlegId": afspraak.overleg and str(afspraak.overleg),
        "gemaaktOp": afspraak.gemaakt_op.isoformat(),
        "wat": afspraak.wat,
        "rol": afspraak.rol,
        "uitvoerder": afspraak.uitvoerder,
        "uiterlijkOp": afspraak.uiterlijk_op.isoformat(),
        "status": afspraak.status,
        "gehaaldOp": afspraak.gehaald_op and afspraak.gehaald_op.isoformat(),
        "resterendeDagen": resterende_dagen(afspraak.uiterlijk_op.isoformat(), vraag.peildatum),
        "reden": afspraak.reden,
    }
