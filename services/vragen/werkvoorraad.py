"""What is there to do, for which role, and what is due first?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import orjson

from projections.stores.promise import RowStore, Vraag
from services.vragen.thuiszitters import resterende_dagen
from services.vragen.vraag import in_z


def werkvoorraad(
    rows: RowStore, vraag: Vraag, *, rol: str | None = None, behandelaar: str | None = None
) -> dict[str, Any]:
    """Return the open terms on `peildatum` with the role they wait for, ordered by `vervaltOp` and `dossierId`."""
    gevonden = rows.werkvoorraad(vraag, rol=rol, behandelaar=behandelaar)
    return {
        "peildatum": vraag.peildatum.isoformat(),
        "bekendOp": in_z(vraag.bekend_op),
        "aantal": len(gevonden),
        "werkvoorraad": [_one(row, vraag.peildatum) for row in gevonden],
    }


def _one(row: Mapping[str, Any], peildatum: date) -> dict[str, Any]:
    return {
        "dossierId": str(row["dossier_id"]),
        "rol": row["rol"],
        "behandelaar": row["behandelaar"],
        "soort": row["soort"],
        "vervaltOp": row["vervalt_op"],
        "status": row["status"],
        "resterendeDagen": resterende_dagen(row["vervalt_op"], peildatum),
        "grondslag": row["grondslag"],
        "uitleg": orjson.loads(row["uitleg"]),
    }
