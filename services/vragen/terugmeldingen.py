"""Which statuses do we still owe DUO, and which were handed over without an answer?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from domain.beleid.delen import Terugmeldbeleid
from domain.dossier import Dossier
from domain.events.duo import TerugmeldingAfgewezen, TerugmeldingBepaald
from domain.terugmelding import Terugmeldstand
from domain.tijdzone import lokale_datum
from domain.werkdagen import na_werkdagen
from projections.stores.promise import RowStore, Vraag
from services.eventlog.log import EventLog
from services.vragen.vraag import as_list

OPEN = (Terugmeldstand.TE_MELDEN, Terugmeldstand.AANGEBODEN, Terugmeldstand.AFGEWEZEN)
"""What somebody still waits for, or must do something about."""
KEUZES: Mapping[str, Sequence[str] | None] = {"open": OPEN, "alle": None, **{s.value: (s,) for s in Terugmeldstand}}
"""By what can be asked for, which states that are."""


def terugmeldingen(
    rows: RowStore, log: EventLog, vraag: Vraag, beleid: Terugmeldbeleid, *, stand: str = "open"
) -> dict[str, Any]:
    """
    Return the statuses that are owed, ordered by `sinds`, `dossierId`, `meldingsnummer` and `volgorde`.

    `stand` is a key of `KEUZES`. `uiterlijk` is there when the policy has such a term. Why a melding is closed and why
    DUO refused are read from the log as whoever asks may see it (raises as `EventLog.dossiers`).
    """
    gevonden = rows.terugmeldingen(vraag, standen=KEUZES[stand])
    gelezen = log.dossiers({rij["dossier_id"] for rij in gevonden})
    bekend = {dossier_id: dossier.bekend_op(vraag.bekend_op) for dossier_id, dossier in gelezen.items()}
    return as_list(vraag, "terugmeldingen", [_one(rij, bekend[rij["dossier_id"]], vraag, beleid) for rij in gevonden])


def uitvoeren(rows: RowStore, vraag: Vraag) -> list[dict[str, Any]]:
    """Return the exports that were made, the last one first: when, of how many statuses, and how those stand."""
    by_uitvoer: dict[str, list[Mapping[str, Any]]] = {}
    for rij in rows.terugmeldingen(vraag):
        if rij["uitvoer"] is not None:
            by_uitvoer.setdefault(rij["uitvoer"], []).append(rij)
    lijst = [_export(uitvoer, rijen) for uitvoer, rijen in by_uitvoer.items()]
    return sorted(lijst, key=lambda een: (een["gemaaktOp"], een["uitvoer"]), reverse=True)


def dagen_onderweg(rij: Mapping[str, Any], peildatum: date) -> int | None:
    """Return how many days ago a status was handed over that is not answered yet."""
    if rij["stand"] != Terugmeldstand.AANGEBODEN:
        return None
    return (peildatum - lokale_datum(datetime.fromisoformat(rij["aangeboden_op"]))) // timedelta(days=1)


def _one(rij: Mapping[str, Any], dossier: Dossier, vraag: Vraag, beleid: Terugmeldbeleid) -> dict[str, Any]:
    sinds = date.fromisoformat(rij["van"])
    onderweg = dagen_onderweg(rij, vraag.peildatum)
    termijn = beleid.binnen_werkdagen
    return {
        "terugmelding": rij["terugmelding_id"],
        "dossierId": str(rij["dossier_id"]),
        "meldingsnummer": rij["meldingsnummer"],
        "volgorde": rij["volgorde"],
        "soort": rij["soort"],
        "brin": rij["brin"],
        "vestiging": rij["vestiging"],
        "status": rij["status"],
        "stand": rij["stand"],
        "waarom": rij["waarom"],
        "sinds": rij["van"],
        "uiterlijk": None if termijn is None else na_werkdagen(sinds, termijn).isoformat(),
        "uitvoer": rij["uitvoer"],
        "aangebodenOp": rij["aangeboden_op"],
        "afgehandeldOp": rij["afgehandeld_op"],
        "dagenOnderweg": onderweg,
        "blijftUit": onderweg is not None and onderweg > beleid.bevestigd_binnen_dagen,
        **_from_the_log(dossier, UUID(rij["terugmelding_id"])),
    }


def _from_the_log(dossier: Dossier, terugmelding: UUID) -> dict[str, Any]:
    bepaald = next((v.feit for v in dossier.ooit(TerugmeldingBepaald) if v.id == terugmelding), None)
    geweigerd = [v.feit for v in dossier.van(TerugmeldingAfgewezen) if v.feit.terugmelding == terugmelding]
    return {
        "reden": bepaald.reden if bepaald else None,
        "toelichting": bepaald.toelichting if bepaald else None,
        "afwijzing": {"code": geweigerd[-1].code, "melding": geweigerd[-1].melding} if geweigerd else None,
        "gebeurtenissen": [terugmelding, *(v.id for v in _about(dossier, terugmelding))],
    }


def _about(dossier: Dossier, terugmelding: UUID) -> Iterable[Any]:
    return (v for v in dossier.vastleggingen if getattr(v.feit, "terugmelding", None) == terugmelding)


def _export(uitvoer: str, rijen: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "uitvoer": uitvoer,
        "gemaaktOp": min(rij["aangeboden_op"] for rij in rijen),
        "aantal": len(rijen),
        "standen": dict(sorted(Counter(rij["stand"] for rij in rijen).items())),
    }
