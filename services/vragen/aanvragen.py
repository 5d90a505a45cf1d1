"""Which requests wait for a decision, until when is there time, and what is missing?"""

from collections.abc import Mapping
from typing import Any

from domain.aanvragen import BESLISTERMIJNEN
from projections.stores.promise import RowStore, Vraag
from services.vragen.thuiszitters import resterende_dagen
from services.vragen.vraag import as_list


def aanvragen(rows: RowStore, vraag: Vraag, *, soort: str | None = None) -> dict[str, Any]:
    """Return the requests that wait on `peildatum`, ordered by `gevraagdOp` and `dossierId`."""
    wachtend = rows.aanvragen(vraag, soort=soort)
    termijnen = {}
    if any(row["wacht_op"] == "leerplicht" for row in wachtend):
        lopend = (row for naam in BESLISTERMIJNEN for row in rows.termijnen(vraag, soort=naam))
        termijnen = {(row["dossier_id"], row["sleutel"]): row for row in lopend}
    regels = [_one(row, termijnen.get((row["dossier_id"], row["gebeurtenis_id"])), vraag) for row in wachtend]
    return as_list(vraag, "aanvragen", regels)


def _one(row: Mapping[str, Any], termijn: Mapping[str, Any] | None, vraag: Vraag) -> dict[str, Any]:
    return {
        "dossierId": str(row["dossier_id"]),
        "soort": row["soort"],
        "grond": row["grond"],
        "wachtOp": row["wacht_op"],
        "gevraagdOp": row["gevraagd_op"],
        "eersteDag": row["eerste_dag"],
        "laatsteDag": row["laatste_dag"],
        "ontbreekt": row["ontbreekt"].split(),
        "termijn": None if termijn is None else _term(termijn, vraag),
        "gebeurtenis": row["gebeurtenis_id"],
    }


def _term(row: Mapping[str, Any], vraag: Vraag) -> dict[str, Any]:
    return {
        "soort": row["soort"],
        "vervaltOp": row["vervalt_op"],
        "status": row["status"],
        "resterendeDagen": resterende_dagen(row["vervalt_op"], vraag.peildatum),
    }
