"""The command schoolteam: who to ask at a school location, and whether its team meets."""

from typing import Annotated, Any

import typer

from domain.schoollocatie import HOOFDVESTIGING, Schoollocatie
from domain.toegang.bron import Bron
from services.cli import opties
from services.cli.openen import installatie
from services.cli.scherm import as_json, coloured, table
from services.ingest import velden
from services.inzage import schoolteam_van
from services.vragen.vraag import VraagError


def schoolteam(
    brin: Annotated[str, typer.Argument(metavar="BRIN", help="De school: twee cijfers en twee letters.")],
    vestiging: Annotated[
        str, typer.Argument(metavar="[VESTIGING]", help="De vestiging: twee tekens.")
    ] = HOOFDVESTIGING,
    peildatum: opties.Peildatum = None,
    bekend_op: opties.BekendOp = None,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Wie vult op een school welke rol in, en overlegt het team zoals afgesproken?"""
    locatie = Schoollocatie(brin.upper(), vestiging.upper())
    if not velden.BRIN.match(locatie.brin) or not velden.VESTIGING.match(locatie.vestiging):
        raise VraagError("een school is een BRIN (twee cijfers en twee letters), met een vestiging van twee tekens")
    with installatie(Bron.SCHOOLTEAM, db, profiel) as hier:
        antwoord = schoolteam_van(hier, locatie, hier.vraag(peildatum, bekend_op))
    as_json(antwoord) if json else _show(antwoord)


def _show(antwoord: dict[str, Any]) -> None:
    table(
        f"Schoolteam {antwoord['brin']} {antwoord['vestiging']} op {antwoord['peildatum']}, "
        f"zoals bekend op {antwoord['bekendOp']}",
        ["rol", "lijn", "naam", "sinds", ""],
        [
            [rol["functie"] or rol["rol"], c["lijn"], c["naam"], c["van"], _remark(rol, c)]
            for rol in antwoord["rollen"]
            for c in rol["contactpersonen"]
        ],
    )
    overleggen = [[o["datum"], ", ".join(o["deelnemers"])] for o in antwoord["overleggen"]]
    table("Teamoverleg", ["gehouden op", "deelnemers"], overleggen)
    if antwoord["termijnen"]:
        termijnen = [[t["start"], t["vervaltOp"], coloured(t["status"])] for t in antwoord["termijnen"]]
        table("Afgesproken overleg", ["van", "uiterlijk", "status"], termijnen)


def _remark(rol: dict[str, Any], contact: dict[str, Any]) -> str:
    if contact["afwezig"]:
        return "afwezig"
    return "aanspreekpunt" if contact["naam"] == rol["aanspreekpunt"] else ""
