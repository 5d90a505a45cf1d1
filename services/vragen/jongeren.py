"""For which young people does the Doorstroompunt have something to do?"""

from collections.abc import Mapping
from typing import Any

import orjson

from projections.stores.promise import RowStore, Vraag
from projections.views.view import OPEN_EINDE
from services.vragen.vraag import as_list


def jongeren(
    rows: RowStore, vraag: Vraag, *, gemeentecode: str | None = None, reden: str | None = None
) -> dict[str, Any]:
    """Return the young people in care on `peildatum`, ordered by `sinds` and `dossierId`."""
    gevonden = rows.jongeren(vraag, gemeentecode=gemeentecode, reden=reden)
    return as_list(vraag, "jongeren", [_one(row) for row in gevonden])


def _one(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "dossierId": str(row["dossier_id"]),
        "reden": row["reden"],
        "sinds": row["sinds"],
        "totEnMet": None if row["tot_en_met"] == OPEN_EINDE else row["tot_en_met"],
        "gemeentecode": row["gemeentecode"],
        "brin": row["brin"],
        "uitleg": orjson.loads(row["uitleg"]),
    }
