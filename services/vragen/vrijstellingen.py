"""Who is exempted, or asked for it, and how does that stand?"""

from collections.abc import Mapping
from typing import Any

import orjson

from domain.rules.vrijstellingen import Vrijstellingstatus
from domain.tijdzone import in_z
from projections.stores.promise import RowStore, Vraag
from projections.views.view import OPEN_EINDE

ALLE, ACTUEEL = "alle", "actueel"
HOUDBAAR = (Vrijstellingstatus.AANGEVRAAGD, Vrijstellingstatus.VERLEEND, Vrijstellingstatus.VAN_KRACHT)
"""What `actueel` asks for: waiting for a decision, for its first day, or in force."""


def vrijstellingen(rows: RowStore, vraag: Vraag, *, grond: str | None = None, status: str = ACTUEEL) -> dict[str, Any]:
    """Return exemptions as they stand on `peildatum`, ordered by `grond`, `sinds` and `dossierId`."""
    statussen = {ALLE: None, ACTUEEL: HOUDBAAR}.get(status, (status,))
    gevonden = rows.vrijstellingen(vraag, grond=grond, statussen=statussen)
    return {
        "peildatum": vraag.peildatum.isoformat(),
        "bekendOp": in_z(vraag.bekend_op),
        "aantal": len(gevonden),
        "vrijstellingen": [_one(row) for row in gevonden],
    }


def _one(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "dossierId": str(row["dossier_id"]),
        "grond": row["grond"],
        "status": row["status"],
        "sinds": row["van"],
        "totEnMet": None if row["tot_en_met"] == OPEN_EINDE else row["tot_en_met"],
        "gevraagdOp": row["gevraagd_op"],
        "beslotenOp": row["besloten_op"],
        "vanKrachtVan": row["van_kracht_van"],
        "vanKrachtTotEnMet": row["van_kracht_tot_en_met"],
        "uitleg": orjson.loads(row["uitleg"]),
    }
