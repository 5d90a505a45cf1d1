"""Which requests wait for a decision?"""

from collections.abc import Mapping
from typing import Any

from projections.stores.promise import RowStore, Vraag
from services.vragen.vraag import as_list


def aanvragen(rows: RowStore, vraag: Vraag, *, soort: str | None = None) -> dict[str, Any]:
    """Return the requests that wait on `peildatum`, ordered by `gevraagdOp` and `dossierId`."""
    return as_list(vraag, "aanvragen", [_one(row) for row in rows.aanvragen(vraag, soort=soort)])


def _one(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "dossierId": str(row["dossier_id"]),
        "soort": row["soort"],
        "wachtOp": row["wacht_op"],
        "gevraagdOp": row["van"],
        "eersteDag": row["eerste_dag"],
        "laatsteDag": row["laatste_dag"],
        "gebeurtenis": row["gebeurtenis_id"],
    }
