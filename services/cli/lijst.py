"""How is the answer about many pupils shown?"""

from typing import Any
from uuid import UUID

from domain.toegang.bron import Bron
from services.cli.scherm import as_json, coloured, table
from services.installatie import Installatie
from services.vragen.thuiszitters import with_pgn

Kolommen = dict[str, str]
"""By the head of a column, the field of the answer; `termijn.status` is a field of what it has under `termijn`."""
ALS_BEKEND = ("pgn", "aanZetPersoon")
"""Columns that are there only when some line has something in them."""


def with_numbers(hier: Installatie, antwoord: dict[str, Any], lijst: str, toon_pgn: bool) -> dict[str, Any]:
    """Put the personal numbers in the answer, when they are asked for."""
    if not toon_pgn:
        return antwoord
    return with_pgn(
        antwoord, lijst, hier.ook(Bron.PGN).log.pgns_of(UUID(regel["dossierId"]) for regel in antwoord[lijst])
    )


def show_list(antwoord: dict[str, Any], lijst: str, kolommen: Kolommen, json: bool) -> None:
    """Show a list as one JSON document or as a table, with the dossier of each line before it."""
    if json:
        as_json(antwoord)
        return
    velden = {"dossier": "dossierId", "pgn": "pgn", **kolommen}
    getoond = {
        kop: veld
        for kop, veld in velden.items()
        if veld not in ALS_BEKEND or any(regel.get(veld) for regel in antwoord[lijst])
    }
    regels = [[_cell(_found(regel, veld), veld) for veld in getoond.values()] for regel in antwoord[lijst]]
    titel = f"{antwoord['aantal']} op {antwoord['peildatum']}, zoals bekend op {antwoord['bekendOp']}"
    table(titel, list(getoond), regels)


def _found(regel: dict[str, Any], veld: str) -> Any:  # noqa: ANN401 - a cell is whatever the answer has
    buiten, _, binnen = veld.partition(".")
    return (regel[buiten] or {}).get(binnen) if binnen else regel[veld]


def _cell(waarde: Any, veld: str) -> Any:  # noqa: ANN401 - a cell is whatever the answer has
    if veld == "aanZetPersoon":
        return waarde and waarde["naam"]
    return coloured(waarde) if veld.endswith("status") else waarde
