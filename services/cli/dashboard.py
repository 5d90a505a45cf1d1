"""The command dashboard: see on a screen what the other commands answer."""

from datetime import date
from typing import Annotated

import typer

from services.cli import opties
from services.cli.openen import installatie
from services.cli.scherm import meldt
from services.dashboard.adressen import HIER, POORT, is_vrij
from services.vragen.vraag import dag


def dashboard(
    adres: Annotated[
        str, typer.Option("--adres", metavar="A", help="Alleen een adres van deze machine zelf.")
    ] = "127.0.0.1",
    poort: Annotated[int, typer.Option("--poort", metavar="N", min=1, max=65_535, help="De poort.")] = POORT,
    peildatum: Annotated[
        str | None,
        typer.Option("--peildatum", metavar="D", help="De dag waarmee de pagina's openen.", show_default="vandaag"),
    ] = None,
    voorbeeld: Annotated[bool, typer.Option("--voorbeeld", help="Zeg op elke pagina dat alles verzonnen is.")] = False,
    db: opties.Db = None,
) -> None:
    """Laat het dashboard zien, in een browser op deze machine."""
    if adres not in HIER:
        raise typer.BadParameter(
            "kies 127.0.0.1, ::1 of localhost: voor anderen gaat het pas open als er toegangscontrole is",
            param_hint="--adres",
        )
    if not is_vrij(adres, poort):
        raise typer.BadParameter("deze poort is al in gebruik; kies een andere", param_hint="--poort")
    open_dashboard(db, None, adres, poort, dag(peildatum) if peildatum else None, voorbeeld=voorbeeld)


def open_dashboard(
    db: str | None, sleutels: str | None, adres: str, poort: int, standaarddag: date | None, *, voorbeeld: bool
) -> None:
    """Serve it until somebody stops it, once the installation could be opened (raises as `installatie`)."""
    # what serves pages takes a third of a second to import, and no other command needs it
    from services.dashboard.app import maak_app
    from services.dashboard.bediening import serveer
    from services.toegang import Toegang

    with Toegang(lambda: installatie(db, None, sleutels)) as toegang:
        app = maak_app(toegang, standaarddag=standaarddag, voorbeeld=voorbeeld)
        naam = f"[{adres}]" if ":" in adres else adres
        meldt.print(f"Het dashboard staat op http://{naam}:{poort}/ (stoppen: Ctrl+C)", highlight=False, soft_wrap=True)
        serveer(app, adres, poort)
