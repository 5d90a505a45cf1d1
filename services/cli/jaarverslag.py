"""The command jaarverslag: what a municipality tells its council, or the minister, about a school year."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from domain.toegang.bron import Bron
from services.cli import opties
from services.cli.openen import installatie
from services.cli.scherm import meldt, table
from services.jaarverslag.bestand import OPGAVE, VERSLAG
from services.jaarverslag.maken import gemeente_van, opgave_van, verslag_van
from services.jaarverslag.woorden import getal, onvolledig, verschil
from services.vragen.jaarverslag import controlegetal
from services.vragen.vraag import VraagError


class Als(StrEnum):
    """In which form it is written."""

    TEKST = "tekst"
    PDF = "pdf"
    ODT = "odt"
    CSV = "csv"
    JSON = "json"


BESTANDEN = (Als.PDF, Als.ODT)


def jaarverslag(
    schooljaar: Annotated[str, typer.Argument(metavar="SCHOOLJAAR", help="Het schooljaar, bijvoorbeeld 2025-2026.")],
    gemeente: opties.Gemeente = None,
    opgave: Annotated[
        bool, typer.Option("--opgave", help="De volledige opgave voor de minister, ook met kleine getallen.")
    ] = False,
    bekend_op: opties.BekendOp = None,
    als: Annotated[Als, typer.Option("--als", help="In welke vorm.")] = Als.TEKST,
    naar: Annotated[Path | None, typer.Option("--naar", metavar="BESTAND", help="Schrijf het in dit bestand.")] = None,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Wat vertelt een gemeente haar raad over een schooljaar (Leerplichtwet artikel 25)?"""
    vorm = Als.JSON if json else als
    if vorm in BESTANDEN and naar is None:
        raise VraagError(f"een {vorm} is geen tekst; noem met --naar het bestand waarin het moet")
    with installatie(Bron.OPGAVE if opgave else Bron.JAARVERSLAG, db) as hier:
        code = gemeente_van(hier, gemeente, schooljaar)
        maak, vormen = (opgave_van, OPGAVE) if opgave else (verslag_van, VERSLAG)
        antwoord = maak(hier, schooljaar, code, hier.vraag(None, bekend_op).bekend_op)
    if vorm is Als.TEKST:
        _show(antwoord)
        return
    inhoud = vormen[vorm].maak(antwoord)
    if naar is None:
        sys.stdout.write(inhoud.decode())
        return
    with naar.open("xb") as file:
        file.write(inhoud)
    meldt.print(f"Het staat in {naar}.", soft_wrap=True, highlight=False)


def _show(antwoord: dict[str, Any]) -> None:
    stand = f"{antwoord['schooljaar']}, stand van {antwoord['peildatum']}, zoals bekend op {antwoord['bekendOp']}"
    is_verslag = "verloop" in antwoord
    table(
        f"{'Leerplichtverslag' if is_verslag else 'Opgave'} van {antwoord['gemeente']}, schooljaar {stand}",
        ["cijfer", "leerlingen", "keren", "vorig jaar", *(["verschil"] if is_verslag else [])],
        [
            [
                een["titel"],
                getal(een["leerlingen"]),
                een["keren"],
                getal(een["vorigJaar"]),
                *([verschil(een["verschil"])] if is_verslag else []),
            ]
            for een in antwoord["cijfers"]
        ],
    )
    if is_verslag:
        for zin in onvolledig(antwoord):
            meldt.print(zin, highlight=False)
        meldt.print(f"Controlegetal: {controlegetal(antwoord)}", highlight=False, soft_wrap=True)
