"""How are pupils invented from the command line: of a municipality or of the whole country?"""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from services.beleid import lees_gemeenten, lees_kader
from services.cli import opties
from services.cli.scherm import as_json, progress_in_steps, table
from services.generator import Landoogst, Oogst, Opdracht, genereer, genereer_land
from services.vragen.vraag import VraagError, dag

GRONINGEN = "0014"


def generate(
    naar: Annotated[Path, typer.Argument(metavar="MAP", help="De map voor de bestanden.")],
    leerlingen: Annotated[int, typer.Option("--leerlingen", min=1, help="Hoeveel leerlingen er zijn.")] = 3_000,
    seed: Annotated[int, typer.Option("--seed", help="Dezelfde seed geeft dezelfde bestanden.")] = 1,
    schooljaar: Annotated[
        str, typer.Option("--schooljaar", metavar="JJJJ-JJJJ", help="Bijvoorbeeld 2025-2026.")
    ] = "2025-2026",
    tot_en_met: Annotated[
        str, typer.Option("--tot-en-met", metavar="D", help="De dag van de laatste export.")
    ] = "2026-06-01",
    gemeente: Annotated[
        str | None, typer.Option("--gemeente", metavar="C", help="De gemeentecode.", show_default="0014")
    ] = None,
    landelijk: Annotated[
        bool, typer.Option("--landelijk", help="Verdeel de leerlingen over alle gemeenten, met een map voor elk.")
    ] = False,
    iedereen: Annotated[
        bool, typer.Option("--iedereen", help="Ook van wie niets te melden is: de inschrijving.")
    ] = False,
    fouten: Annotated[float, typer.Option("--fouten", min=0, max=1, help="Het deel slechte regels.")] = 0.01,
    dichtheid: Annotated[
        float, typer.Option("--dichtheid", min=0, help="Vermenigvuldigt hoe vaak er iets te melden is.")
    ] = 1.0,
    json: opties.Json = False,
) -> None:
    """Verzin een gemeente, of een heel land: leerlingen en aanleveringen, hetzelfde bij dezelfde seed."""
    gemeenten = lees_gemeenten()
    if landelijk and gemeente is not None:
        raise typer.BadParameter("een heel land heeft alle gemeenten; laat er een weg", param_hint="--gemeente")
    code = gemeente or GRONINGEN
    if gemeenten.huidige(code) is None:
        raise typer.BadParameter("deze gemeentecode bestaat niet; schrijf vier cijfers", param_hint="--gemeente")
    try:
        opdracht = Opdracht(
            leerlingen, seed, first_year(schooljaar), dag(tot_en_met), code, fouten, dichtheid, iedereen=iedereen
        )
    except ValueError as fout:
        raise VraagError(str(fout)) from None
    naar.mkdir(parents=True, exist_ok=True)
    maak = genereer_land if landelijk else genereer
    with progress_in_steps("Verzinnen") as voortgang:
        oogst = maak(
            opdracht, gemeenten, lees_kader("landelijk").kalender, naar, lambda gedaan: voortgang(gedaan, leerlingen)
        )
    bestanden = _files(oogst)
    if json:
        as_json(
            {"bestanden": bestanden, "leerlingenInBeeld": oogst.leerlingen_in_beeld, "regelsFout": oogst.rijen_fout}
        )
    else:
        table(
            f"Verzonnen; uitleg in {oogst.leesmij}",
            ["bestand", "regels"],
            [[naam, aantal] for naam, aantal in bestanden.items()],
        )


def _files(oogst: Oogst | Landoogst) -> dict[str, int]:
    """Return by file how many rows or lines it has; of a country, of all its municipalities together."""
    if isinstance(oogst, Oogst):
        return {
            str(oogst.verzuimmeldingen): oogst.rijen,
            str(oogst.verzuimmeldingen_gecorrigeerd): oogst.rijen_gecorrigeerd,
            str(oogst.gebeurtenissen): oogst.regels,
        }
    map = oogst.overzicht.parent
    een = oogst.gemeenten[0]
    namen = (een.verzuimmeldingen.name, een.verzuimmeldingen_gecorrigeerd.name, een.gebeurtenissen.name)
    aantallen = (oogst.rijen, oogst.rijen_gecorrigeerd, oogst.regels)
    return {str(map / "*" / naam): aantal for naam, aantal in zip(namen, aantallen, strict=True)}


def first_year(schooljaar: str) -> int:
    """Return 2025 for `2025-2026`."""
    eerste, _, tweede = schooljaar.partition("-")
    vorm = len(schooljaar) == len("JJJJ-JJJJ") and eerste.isdecimal() and tweede.isdecimal()
    if not vorm or int(tweede) != int(eerste) + 1:
        raise typer.BadParameter("schrijf een schooljaar als 2025-2026", param_hint="--schooljaar")
    return date(int(eerste), 8, 1).year
