"""What was done with the meldingen, as a school may know of its own?"""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from domain.dossier import Dossier, Vastlegging
from domain.events.base import Event
from domain.events.duo import Meldingmutatie, Meldingsoort, Meldingstatus, Sluitreden, TerugkoppelingGegeven
from domain.melding import in_order, melding_na, mutatiemoment, mutaties
from domain.terugmelding import VOLGORDE, Terugmelding, Terugmeldstand, terugmeldingen
from domain.tijdzone import lokale_datum
from projections.stores.promise import RowStore, Vraag
from services.eventlog.log import EventLog
from services.gezienrijen import zichtbaar_deel
from services.vragen.vraag import as_list

VAN_DE_SCHOOL = frozenset({Meldingstatus.GEREGISTREERD, Meldingstatus.INGETROKKEN})
"""The statuses that a school gives (regels 3.3); DUO withdraws too, and the municipality gives the others."""
RMC_SOORTEN = frozenset({Meldingsoort.RMC, Meldingsoort.V4})
"""The kinds about somebody of 18 or older, which the Doorstroompunt handles."""


def meldingen(
    rows: RowStore,
    log: EventLog,
    vraag: Vraag,
    toont: Callable[[Vastlegging[Event]], bool],
    scholen: Collection[str] | None = None,
) -> dict[str, Any]:
    """
    Return the meldingen with what became of them, the last one first.

    `scholen` are the only ones whose meldingen may be there; None is all. `toont` says which events may be seen: what
    rests on another is left out (raises as `EventLog.dossiers`).
    """
    gevonden = [
        rij
        for rij in rows.alle_meldingen(vraag)
        if scholen is None or (rij["brin"] is not None and rij["brin"] in scholen)
    ]
    gelezen = log.dossiers({rij["dossier_id"] for rij in gevonden})
    bekend = {
        dossier_id: zichtbaar_deel(dossier.bekend_op(vraag.bekend_op), toont) for dossier_id, dossier in gelezen.items()
    }
    return as_list(vraag, "meldingen", [_one(rij, bekend[rij["dossier_id"]]) for rij in gevonden])


def _one(rij: Mapping[str, Any], dossier: Dossier) -> dict[str, Any]:
    nummer = rij["meldingsnummer"]
    gezegd = mutaties(dossier).get(nummer, [])
    sinds, reden = _since(nummer, gezegd)
    onderweg = [t for t in terugmeldingen(dossier) if t.meldingsnummer == nummer]
    gesloten = rij["status"] == Meldingstatus.AFGESLOTEN
    return {
        "meldingsnummer": nummer,
        "dossierId": str(rij["dossier_id"]),
        "soort": rij["soort"],
        "brin": rij["brin"],
        "vestiging": rij["vestiging"],
        "begindatum": rij["begindatum"],
        "einddatum": rij["einddatum"],
        "melddatum": rij["melddatum"],
        "status": rij["status"],
        "sinds": sinds and sinds.isoformat(),
        "door": _role(rij["status"], rij["soort"]),
        "reden": reden if gesloten and reden in set(Sluitreden) else None,
        "onderweg": _on_its_way(onderweg),
        "teruggekoppeldOp": _told(dossier, nummer),
    }


def _since(nummer: str, gezegd: list[Vastlegging[Meldingmutatie]]) -> tuple[date | None, str | None]:
    """Return the day from which the melding has its status without interruption, and the reason that goes with it."""
    sinds: date | None = None
    status: Meldingstatus | None = None
    reden: str | None = None
    for tot, mutatie in enumerate(in_order(gezegd), 1):
        melding = melding_na(nummer, in_order(gezegd)[:tot])
        if melding.status != status or sinds is None:
            sinds = lokale_datum(mutatiemoment(mutatie.feit))
        status, reden = melding.status, melding.reden
    return sinds, reden


def _role(status: str | None, soort: str | None) -> str | None:
    """Return whose word a status is."""
    if status is None:
        return None
    if status in VAN_DE_SCHOOL:
        return "school"
    return "rmc" if soort in RMC_SOORTEN else "leerplicht"


def _on_its_way(terug: list[Terugmelding]) -> dict[str, Any] | None:
    """Return the last status that was handed over to DUO and of which DUO has said nothing yet."""
    aangeboden = [t for t in terug if t.stand is Terugmeldstand.AANGEBODEN and t.aangeboden_op is not None]
    if not aangeboden:
        return None
    laatste = max(aangeboden, key=lambda t: (t.aangeboden_op, VOLGORDE.index(t.status)))
    wanneer = laatste.aangeboden_op
    return {"status": laatste.status, "aangebodenOp": wanneer and lokale_datum(wanneer).isoformat()}


def _told(dossier: Dossier, nummer: str) -> str | None:
    dagen = [v.feit.geldig_op for v in dossier.van(TerugkoppelingGegeven) if v.feit.meldingsnummer == nummer]
    return max(dagen).isoformat() if dagen else None
