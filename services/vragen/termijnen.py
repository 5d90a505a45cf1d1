"""Which terms run, and how do they stand?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import orjson

from projections.stores.promise import RowStore, Vraag
from services.vragen.thuiszitters import resterende_dagen
from services.vragen.vraag import as_list


def termijnen(
    rows: RowStore,
    vraag: Vraag,
    *,
    soort: str | None = None,
    status: str | None = None,
    binnen: int | None = None,
    tussen: tuple[date, date] | None = None,
) -> dict[str, Any]:
    """
    Return the answer of specification chapter 6: every term with `start <= peildatum`.

    `binnen` keeps those that fall due from peildatum through so many days later, `tussen` those that do from the one
    day through the other.
    """
    gevonden = rows.termijnen(vraag, soort=soort, status=status, binnen=binnen, tussen=tussen)
    return as_list(vraag, "termijnen", [_one(row, vraag.peildatum) for row in gevonden])


def _one(row: Mapping[str, Any], peildatum: date) -> dict[str, Any]:
    return {
        "dossierId": str(row["dossier_id"]),
        "soort": row["soort"],
        "start": row["start"],
        "vervaltOp": row["vervalt_op"],
        "status": row["status"],
        "gehaaldOp": row["gehaald_op"],
        "aanZet": row["aan_zet"],
        "resterendeDagen": resterende_dagen(row["vervalt_op"], peildatum),
        "grondslag": row["grondslag"],
        "uitleg": orjson.loads(row["uitleg"]),
    }
