"""Which exemption must be asked for again before 1 July, and who was written to about it?"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson

from domain.dossier import Dossier
from domain.events.leerplicht import BriefVerzonden
from domain.rules.vrijstellingen import Vrijstellingstatus
from domain.termijnen.termijn import Termijnstatus
from projections.stores.promise import RowStore, Vraag
from services.eventlog.log import EventLog
from services.vragen.thuiszitters import resterende_dagen

TERMIJN = "vrijstelling-verlengen"
GELDEND = (Vrijstellingstatus.VERLEEND, Vrijstellingstatus.VAN_KRACHT)


def verlengingen(rows: RowStore, vraag: Vraag) -> list[dict[str, Any]]:
    """Return the exemptions that nobody asked for again yet, by the last day for it (a term of the profile)."""
    geldend = rows.vrijstellingen(vraag, statussen=[een.value for een in GELDEND])
    by_event = {(row["dossier_id"], een): row for row in geldend for een in _events(row)}
    gevonden = []
    for termijn in rows.termijnen(vraag, soort=TERMIJN):
        row = by_event.get((termijn["dossier_id"], termijn["sleutel"]))
        if row is not None and Termijnstatus(termijn["status"]).is_open:
            gevonden.append(_one(termijn, row, vraag))
    return gevonden


def met_brieven(log: EventLog, vraag: Vraag, regels: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the lines with the last letter since the exemption began; each dossier is read, so ask it of a few."""
    dossiers = log.dossiers({UUID(regel["dossierId"]) for regel in regels})
    return [{**regel, "brief": _letter(dossiers.get(UUID(regel["dossierId"])), vraag, regel)} for regel in regels]


def _events(row: Mapping[str, Any]) -> list[str]:
    gebeurtenissen: list[str] = orjson.loads(row["uitleg"])[0]["gebeurtenissen"]
    return gebeurtenissen


def _one(termijn: Mapping[str, Any], row: Mapping[str, Any], vraag: Vraag) -> dict[str, Any]:
    return {
        "dossierId": str(row["dossier_id"]),
        "grond": row["grond"],
        "van": row["van_kracht_van"],
        "totEnMet": row["van_kracht_tot_en_met"],
        "vervaltOp": termijn["vervalt_op"],
        "status": termijn["status"],
        "resterendeDagen": resterende_dagen(termijn["vervalt_op"], vraag.peildatum),
    }


def _letter(dossier: Dossier | None, vraag: Vraag, regel: Mapping[str, Any]) -> dict[str, str] | None:
    if dossier is None:
        return None
    sinds, tot = regel["van"] or "", vraag.peildatum.isoformat()
    gestuurd = dossier.bekend_op(vraag.bekend_op).op_datum(BriefVerzonden)
    brieven = [v.feit for v in gestuurd if sinds <= v.feit.geldig_op.isoformat() <= tot]
    return {"soort": brieven[-1].soort, "op": brieven[-1].geldig_op.isoformat()} if brieven else None
