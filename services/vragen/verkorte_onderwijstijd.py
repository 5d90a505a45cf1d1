"""Who follows fewer hours of education?"""

from collections.abc import Mapping
from typing import Any

from domain.tijdzone import in_z
from projections.stores.promise import RowStore, Vraag
from projections.views.view import OPEN_EINDE


def verkorte_onderwijstijd(rows: RowStore, vraag: Vraag) -> dict[str, Any]:
    """Return who follows fewer hours on `peildatum`, ordered by `van` and `dossierId`."""
    gevonden = rows.verkorte_onderwijstijd(vraag)
    return {
        "peildatum": vraag.peildatum.isoformat(),
        "bekendOp": in_z(vraag.bekend_op),
        "aantal": len(gevonden),
        "verkorteOnderwijstijd": [_one(row) for row in gevonden],
    }


def _one(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "dossierId": str(row["dossier_id"]),
        "van": row["van"],
        "totEnMet": None if row["tot_en_met"] == OPEN_EINDE else row["tot_en_met"],
        "afgesprokenTotEnMet": row["afgesproken_tot_en_met"],
        "urenPerWeek": None if row["uren_per_week"] is None else float(row["uren_per_week"]),
        "brin": row["brin"],
        "gebeurtenis": row["gebeurtenis_id"],
    }
