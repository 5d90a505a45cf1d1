"""Who is at home, since when, until when is there time, and why?"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import orjson

from projections.stores.promise import RowStore, Vraag
from services.vragen.personen import Personen, Teams, locatie_van
from services.vragen.vraag import as_list

ALLE = "alle"


def thuiszitters(
    rows: RowStore,
    vraag: Vraag,
    teams: Teams,
    *,
    gemeentecode: str | None = None,
    status: str = "thuiszitter",
) -> dict[str, Any]:
    """Return the answer of specification chapter 6, ordered by `vervaltOp` and then `dossierId`."""
    gevonden = rows.thuiszitters(vraag, gemeentecode=gemeentecode, status=None if status == ALLE else status)
    personen = Personen(teams, map(locatie_van, gevonden), vraag)
    return as_list(vraag, "thuiszitters", [_one(row, vraag.peildatum, personen) for row in gevonden])


def _one(row: Mapping[str, Any], peildatum: date, personen: Personen) -> dict[str, Any]:
    return {
        "dossierId": str(row["dossier_id"]),
        "status": row["status"],
        "categorie": row["categorie"],
        "thuisSinds": row["thuis_sinds"],
        "thuiszitterSinds": row["thuiszitter_sinds"],
        "dagenThuis": (peildatum - date.fromisoformat(row["thuis_sinds"])).days + 1,
        "gemeentecode": row["gemeentecode"],
        "brin": row["brin"],
        "aanZet": row["aan_zet"],
        "aanZetPersoon": personen.voor(row["aan_zet"], locatie_van(row)),
        "termijn": _term(row, peildatum),
        "uitleg": _explained(row),
    }


def _term(row: Mapping[str, Any], peildatum: date) -> dict[str, Any] | None:
    if row["vervalt_op"] is None:
        return None
    return {
        "soort": row["termijn_soort"],
        "vervaltOp": row["vervalt_op"],
        "status": row["termijn_status"],
        "resterendeDagen": resterende_dagen(row["vervalt_op"], peildatum),
    }


def _explained(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Join the reasons of status and term, each rule once."""
    by_regel = {
        deel["regel"]: deel
        for uitleg in (row["termijn_uitleg"], row["uitleg"])
        for deel in orjson.loads(uitleg or "[]")
    }
    volgorde = ("thuiszitter", "thuisperiode", "leerplicht", "thuiszitterspact", "aan_zet")
    return sorted(by_regel.values(), key=lambda deel: volgorde.index(deel["regel"]))


def resterende_dagen(vervalt_op: str, peildatum: date) -> int:
    """Count the calendar days that are left; negative once passed."""
    return (date.fromisoformat(vervalt_op) - peildatum).days


def with_pgn(antwoord: dict[str, Any], lijst: str, pgns: Mapping[UUID, str]) -> dict[str, Any]:
    """Put the personal number beside each dossier, for those who asked and may see it."""
    regels = [{"dossierId": r["dossierId"], "pgn": pgns.get(UUID(r["dossierId"])), **r} for r in antwoord[lijst]]
    return {**antwoord, lijst: regels}
