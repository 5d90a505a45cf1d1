"""Who went on to learning, work or day care?"""

from collections.abc import Mapping
from typing import Any

from projections.stores.promise import RowStore, Vraag
from services.vragen.vraag import as_list


def uitstroom(rows: RowStore, vraag: Vraag, *, naar: str | None = None) -> dict[str, Any]:
    """Return the outflow that holds on `peildatum`, ordered by `sinds` and `dossierId`."""
    return as_list(vraag, "uitstroom", [_one(row) for row in rows.uitstroom(vraag, profiel=naar)])


def _one(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "dossierId": str(row["dossier_id"]),
        "naar": row["profiel"],
        "sinds": row["van"],
        "brin": row["brin"],
        "gebeurtenis": row["gebeurtenis_id"],
    }
