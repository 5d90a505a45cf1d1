"""What is there to do, for which role, by whom, and what is due first?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import orjson

from projections.stores.promise import RowStore, Vraag
from services.vragen.personen import Personen, Teams, locatie_van
from services.vragen.thuiszitters import resterende_dagen
from services.vragen.vraag import as_list


def werkvoorraad(
    rows: RowStore,
    vraag: Vraag,
    teams: Teams,
    *,
    rol: str | None = None,
    behandelaar: str | None = None,
    school: str | None = None,
) -> dict[str, Any]:
    """
    Return the open terms on `peildatum` with the role they wait for, ordered by `vervaltOp` and `dossierId`.

    With `school`, only those of pupils who were last heard of at that school.
    """
    gevonden = rows.werkvoorraad(vraag, rol=rol, behandelaar=behandelaar, school=school)
    personen = Personen(teams, map(locatie_van, gevonden), vraag)
    return as_list(vraag, "werkvoorraad", [_one(row, vraag.peildatum, personen) for row in gevonden])


def _one(row: Mapping[str, Any], peildatum: date, personen: Personen) -> dict[str, Any]:
    return {
        "dossierId": str(row["dossier_id"]),
        "rol": row["rol"],
        "aanZetPersoon": personen.voor(row["rol"], locatie_van(row)),
        "behandelaar": row["behandelaar"],
        "brin": row["school"],
        "vestiging": row["vestiging"],
        "soort": row["soort"],
        "vervaltOp": row["vervalt_op"],
        "status": row["status"],
        "resterendeDagen": resterende_dagen(row["vervalt_op"], peildatum),
        "grondslag": row["grondslag"],
        "uitleg": orjson.loads(row["uitleg"]),
    }
