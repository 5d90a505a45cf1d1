"""Which signals stand: of the ladder, and about the registration?"""

from collections.abc import Mapping
from typing import Any

import orjson

from projections.stores.promise import RowStore, Vraag
from projections.views.view import OPEN_EINDE
from services.vragen.vraag import in_z

ALLE, OPEN = "alle", "open"


def signalen(rows: RowStore, vraag: Vraag, *, aan: str | None = None, status: str = OPEN) -> dict[str, Any]:
    """Return the signals as they stand on `peildatum`, ordered by `gegevenOp` and `dossierId`."""
    gevonden = rows.signalen(vraag, aan=aan, status=None if status == ALLE else status)
    return {
        "peildatum": vraag.peildatum.isoformat(),
        "bekendOp": in_z(vraag.bekend_op),
        "aantal": len(gevonden),
        "signalen": [_one(row) for row in gevonden],
    }


def _one(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "dossierId": str(row["dossier_id"]),
        "herkomst": row["herkomst"],
        "soort": row["soort"],
        "aan": row["aan"],
        "status": row["status"],
        "gegevenOp": row["gegeven_op"],
        "opgemerktOp": row["opgemerkt_op"],
        "totEnMet": None if row["tot_en_met"] == OPEN_EINDE else row["tot_en_met"],
        "tekst": row["tekst"],
        "uitleg": orjson.loads(row["uitleg"]),
    }
