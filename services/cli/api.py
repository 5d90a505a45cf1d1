"""The command api: answer other systems over HTTP."""

import logging
from typing import Annotated

import typer

from services.cli import opties
from services.cli.scherm import uit
from services.installatie import installatie

POORT = 8400


def api(
    adres: Annotated[
        str, typer.Option("--adres", metavar="A", help="Het adres; alleen op deze machine.")
    ] = "127.0.0.1",
    poort: Annotated[
        int, typer.Option("--poort", metavar="N", min=0, max=65_535, help="De poort; 0 neemt een vrije.")
    ] = POORT,
    db: opties.Db = None,
    profiel: opties.Profiel = None,
) -> None:
    """Beantwoord vragen van andere systemen over HTTP, tot u stopt met Ctrl-C."""
    logging.getLogger("fastapi").setLevel(logging.ERROR)  # it wishes for a package that we do not need
    from services.api import BASISPAD, serveer  # every other command would wait half a second for it

    def gereed(url: str) -> None:
        uit.print(f"De API luistert op {url}{BASISPAD} (alles staat in {url}{BASISPAD}/openapi.json)", soft_wrap=True)
        uit.file.flush()

    serveer(lambda: installatie(db, profiel), adres, poort, gereed)
