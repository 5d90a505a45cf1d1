"""Which signals stand: of the ladder, and about the registration?"""

from collections.abc import Mapping
from typing import Any

import orjson

from projections.stores.promise import RowStore, Vraag
from projections.views.view import OPEN_EINDE
from services.vragen.personen import Personen, Teams, locatie_van
from services.vragen.vraag import as_list

ALLE, OPEN = "alle", "open"


def signalen(
    rows: RowStore, vraag: Vraag, teams: Teams, *, aan: str | None = None, status: str = OPEN
) -> dict[str, Any]:
    """Return the signals as they stand on `peildatum`, ordered by `gegevenOp` and `dossierId`."""
    gevonden = rows.signalen(vraag, aan=aan, status=None if status == ALLE else status)
    personen = Personen(teams, map(locatie_van, gevonden), vraag)
    return as_list(vraag, "signalen", [_one(row, personen) for row in gevonden])


def _one(row: Mapping[str, Any], personen: Personen) -> dict[str, Any]:
    return {
        "dossierId": str(row["dossier_id"]),
        "herkomst": row["herkomst"],
        "soort": row["soort"],
        "aan": row["aan"],
        "aanZetPersoon": personen.voor(row["aan"], locatie_van(row)),
        "status": row["status"],
        "gegevenOp": row["gegeven_op"],
        "opgemerktOp": row["opgemerkt_op"],
        "totEnMet": None if row["tot_en_met"] == OPEN_EINDE else row["tot_en_met"],
        "tekst": row["tekst"],
        "uitleg": orjson.loads(row["uitleg"]),
    }
