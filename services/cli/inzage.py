"""The command inzage: the answer to an inzageverzoek of a pupil or a parent."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from domain.toegang.bron import Bron
from services.cli import opties
from services.cli.gevraagd import which
from services.cli.openen import installatie
from services.cli.scherm import as_json, meldt
from services.cli.uitgang import op_papier
from services.inzageverzoek import Aanvrager, als_markdown
from services.inzageverzoek import inzage as inzage_of


def inzage(
    dossier_id: opties.DossierId = None,
    pgn: opties.Pgn = None,
    aanvrager: Annotated[Aanvrager, typer.Option("--aanvrager", help="Wie erom vraagt.")] = Aanvrager.LEERLING,
    met_tekst: Annotated[
        bool, typer.Option("--met-tekst", help="Ook vrije tekst; lees eerst na of er niets over een ander in staat.")
    ] = False,
    bekend_op: opties.BekendOp = None,
    naar: Annotated[Path | None, typer.Option("--naar", metavar="BESTAND", help="Schrijf het in dit bestand.")] = None,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Wat mag een leerling of ouder weten: wat is er vastgelegd, wie keek ernaar en waar ging het heen?"""
    with installatie(Bron.INZAGEVERZOEK, db) as hier:
        gevraagd = which(hier, dossier_id, pgn)
        antwoord = inzage_of(hier, gevraagd, hier.vraag(None, bekend_op), aanvrager, met_tekst=met_tekst)
        if naar is not None:
            op_papier(hier, [gevraagd])
            with naar.open("x", encoding="utf-8") as file:
                file.write(als_markdown(antwoord))
    if json:
        as_json(antwoord)
    elif naar is None:
        sys.stdout.write(als_markdown(antwoord))
    else:
        meldt.print(f"De inzage staat in {naar}.", soft_wrap=True, highlight=False)
