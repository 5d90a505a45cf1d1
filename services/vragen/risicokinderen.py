"""Which children are followed from before school?"""

from collections.abc import Mapping
from typing import Any

import orjson

from projections.stores.promise import RowStore, Vraag
from services.vragen.vraag import as_list


def risicokinderen(rows: RowStore, vraag: Vraag, *, gemeentecode: str | None = None) -> dict[str, Any]:
    """Return the children that are followed on `peildatum`, ordered by `leerplichtVanaf` and `dossierId`."""
    gevonden = rows.risicokinderen(vraag, gemeentecode=gemeentecode)
    return as_list(vraag, "risicokinderen", [_one(row) for row in gevonden])


def _one(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "dossierId": str(row["dossier_id"]),
        "status": row["status"],
        "sinds": row["sinds"],
        "leerplichtVanaf": row["leerplicht_vanaf"],
        "gemeentecode": row["gemeentecode"],
        "uitleg": orjson.loads(row["uitleg"]),
    }
