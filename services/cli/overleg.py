"""The command about what was agreed at meetings: afspraken."""

from typing import Annotated

import typer

from domain.termijnen.termijn import Termijnstatus
from domain.toegang.bron import Bron
from services.cli import opties
from services.cli.lijst import show_list, with_numbers
from services.cli.openen import installatie
from services.vragen.afspraken import afsprakenlijst


def afspraken(
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    status: Annotated[Termijnstatus | None, typer.Option("--status", help="Alleen deze status.")] = None,
    rol: Annotated[str | None, typer.Option("--rol", metavar="R", help="Alleen die van deze rol.")] = None,
    toon_pgn: opties.ToonPgn = False,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Wat is er over leerlingen afgesproken, van wie is het en is het gedaan?"""
    with installatie(Bron.AFSPRAKEN, db, profiel) as hier:
        hier.knows_role(rol)
        vraag = hier.vraag(peildatum, bekend_op)
        antwoord = afsprakenlijst(hier.rows, hier.log, hier.verloop, vraag, status=status, rol=rol)
        antwoord = with_numbers(hier, antwoord, "afspraken", toon_pgn)
    kolommen = {"wat": "wat", "rol": "rol", "uiterlijk": "uiterlijkOp", "status": "status", "nog": "resterendeDagen"}
    show_list(antwoord, "afspraken", kolommen, json)
