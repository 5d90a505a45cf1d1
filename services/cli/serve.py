"""The command serve: answer people on a screen, and other systems over HTTP."""

import logging
import socket
from typing import Annotated

import typer

from domain.toegang.bron import Bron, Handeling
from services.adressen import HIER, POORT, adres_van, neem
from services.cli import opties
from services.cli.inname import opdracht
from services.cli.openen import installatie
from services.cli.opstarten import opstarten
from services.cli.scherm import uit
from services.installatie import installatie as in_stilte
from services.instellingcontrole import kijk_na
from services.server.inhoud import Deel, Inhoud
from services.settings import Settings
from services.vragen.vraag import dag


def serve(
    adres: Annotated[
        str, typer.Option("--adres", metavar="A", help="Een adres van deze machine; een ander alleen met aanmelden.")
    ] = HIER,
    poort: Annotated[
        int, typer.Option("--poort", metavar="N", min=0, max=65_535, help="De poort; 0 neemt een vrije.")
    ] = POORT,
    alleen: Annotated[Deel | None, typer.Option("--alleen", help="Alleen dit deel.", show_default="beide")] = None,
    peildatum: Annotated[
        str | None,
        typer.Option("--peildatum", metavar="D", help="De dag waarmee de pagina's openen.", show_default="vandaag"),
    ] = None,
    voorbeeld: Annotated[bool, typer.Option("--voorbeeld", help="Zeg op elke pagina dat alles verzonnen is.")] = False,
    zonder_inname: Annotated[
        bool,
        typer.Option("--zonder-inname", help="Neem geen aanleveringen in: dat doet verzuimspoor inname als dienst."),
    ] = False,
    db: opties.Db = None,
) -> None:
    """Laat het dashboard zien in een browser, en beantwoord andere systemen, tot u stopt met Ctrl+C."""
    inhoud = Inhoud(alleen, dag(peildatum) if peildatum else None, voorbeeld)
    settings = Settings().with_options(db=db)
    kijk_na(settings)
    from services.aanmelding.kiezen import moet_kunnen  # as below: only a server waits for it

    voor_anderen = moet_kunnen(settings, adres, voorbeeld=voorbeeld)
    start(neem(adres, poort, voor_anderen=voor_anderen), inhoud, db, met_inname=not zonder_inname)


def start(
    luistert: socket.socket, inhoud: Inhoud, db: str | None, sleutels: str | None = None, *, met_inname: bool = True
) -> None:
    """
    Serve until somebody stops it, once the rows follow the log (raises as `services.server.bediening.serveer`).

    Also asked by the demo, which names its own keys.
    """
    logging.getLogger("fastapi").setLevel(logging.ERROR)  # it wishes for a package that we do not need
    with luistert:
        with installatie(Bron.ONDERHOUD, db, None, sleutels, handeling=Handeling.BEHEREN) as hier:
            hier.catch_up()  # may take long: before somebody waits for a page, and with progress on the terminal
        with opstarten():
            from services.server.bediening import serveer  # every other command would wait half a second for it

        serveer(
            lambda: in_stilte(db, None, sleutels),
            luistert,
            inhoud,
            lambda: _say(adres_van(luistert), inhoud),
            opdracht(db, sleutels) if met_inname else (),
        )


def _say(adres: str, inhoud: Inhoud) -> None:
    plaatsen = []
    if inhoud.met_dashboard:
        plaatsen.append(f"het dashboard op {adres}/")
    if inhoud.met_api:
        plaatsen.append(f"de API op {adres}/api/v1")
    zin = " en ".join(plaatsen)
    uit.print(f"{zin[:1].upper()}{zin[1:]} (stoppen: Ctrl+C)", soft_wrap=True, highlight=False)
    uit.file.flush()
