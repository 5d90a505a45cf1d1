"""The command telling: the figures of a school year."""

from typing import Annotated, Any

import typer

from domain.toegang.bron import Bron
from services.cli import opties
from services.cli.openen import installatie
from services.cli.scherm import as_json, table
from services.vragen.kleine_telling import zonder_kleine
from services.vragen.telling import dagen_van_het_schooljaar
from services.vragen.telling import telling as telling_of

KOPPEN = {"po-sbo": "po/sbo", "so-vso": "(v)so", "vo": "vo", "mbo": "mbo", "onbekend": "onbekend"}


def telling(
    schooljaar: Annotated[str, typer.Argument(metavar="SCHOOLJAAR", help="Het schooljaar, bijvoorbeeld 2025-2026.")],
    gemeente: opties.Gemeente = None,
    inwoners: Annotated[
        int | None, typer.Option("--inwoners", metavar="N", min=1, help="Inwoners van 5 tot en met 17 jaar.")
    ] = None,
    bekend_op: opties.BekendOp = None,
    json: opties.Json = False,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Wat geeft een gemeente op over een schooljaar (Leerplichtwet artikel 25)?"""
    dagen = dagen_van_het_schooljaar(schooljaar)
    with installatie(Bron.TELLING, db, profiel) as hier:
        bekend = hier.vraag(None, bekend_op).bekend_op
        gevraagd = hier.gemeente(gemeente, dagen.van)
        hier.portier.mag_gemeente(gevraagd)
        antwoord = telling_of(hier.rows, schooljaar, bekend, gemeentecode=gevraagd, inwoners=inwoners)
        antwoord = antwoord if hier.portier.mag_alles else zonder_kleine(antwoord)
    as_json(antwoord) if json else _show(antwoord)


def _show(antwoord: dict[str, Any]) -> None:
    stand = f"{antwoord['schooljaar']}, stand van {antwoord['peildatum']}, zoals bekend op {antwoord['bekendOp']}"
    for gemeente in antwoord["gemeenten"]:
        table(
            f"Gemeente {gemeente['gemeentecode'] or 'onbekend'}, schooljaar {stand}",
            ["cijfer", "leerlingen", "keren", "per 1.000", *KOPPEN.values()],
            [
                [
                    cijfer["titel"],
                    cijfer["leerlingen"],
                    cijfer["keren"],
                    cijfer["perDuizend"],
                    *(cijfer["perOnderwijssoort"][groep] for groep in KOPPEN),
                ]
                for cijfer in gemeente["cijfers"]
            ],
        )
    if not antwoord["gemeenten"]:
        table(f"Schooljaar {stand}", ["cijfer"], [])
