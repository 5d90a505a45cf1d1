"""The command inname: take in what was handed over on the dashboard or to the API, as a process of its own."""

import os
import sys
from contextlib import suppress
from threading import Event as Sein
from threading import Thread
from typing import Annotated

import typer

from domain.toegang.bron import Bron, Handeling
from services.cli import opties
from services.cli.openen import installatie
from services.cli.scherm import meldt, uit
from services.cli.stopsein import stopsein
from services.installatie import installatie as in_stilte
from services.meetpost.proces import altijd, bewaakte_lus
from services.wachtrij import NICE, Aanleveringenmap, Innemer, folder_van
from services.wachtrij import inname as met

RUST = 60.0
"""Seconds without work after which a process that a server started ends; the next delivery starts another."""
STANDAARDINVOER = 0


def inname(
    eenmaal: Annotated[bool, typer.Option("--eenmaal", help="Stop zodra er niets meer wacht.")] = False,
    van_server: Annotated[bool, typer.Option("--van-server", hidden=True)] = False,
    sleutels: Annotated[str | None, typer.Option("--sleutels", hidden=True)] = None,
    db: opties.Db = None,
) -> None:
    """Neem in wat op het dashboard of aan de API is aangeboden, als eigen proces; serve start het anders zelf."""
    stop = stopsein()
    if van_server:
        Thread(target=_until_the_server_ends, args=(stop,), daemon=True).start()
    with suppress(OSError):  # a system on which nobody may step back
        os.setpriority(os.PRIO_PROCESS, 0, NICE)
    with installatie(Bron.ONDERHOUD, db, None, sleutels, handeling=Handeling.BEHEREN) as hier:
        settings = hier.settings.with_options(metingen="" if van_server else None)  # the server has that address
    if not (van_server or eenmaal):
        meldt.print("Aanleveringen worden ingenomen; stop met Ctrl-C of SIGTERM.", highlight=False)
    innemer = Innemer(Aanleveringenmap(folder_van(settings)), met(lambda: in_stilte(db, None, sleutels)))
    with bewaakte_lus("inname", settings, [], innemer.hartslag, altijd):
        gedaan = innemer.volg(stop, RUST if van_server else 0.0 if eenmaal else None)
    uit.print(f"{gedaan} aanleveringen afgerond.")


def opdracht(db: str | None, sleutels: str | None) -> list[str]:
    """Return the command line with which a server starts this beside itself, on the same store."""
    genoemd = {"--db": db, "--sleutels": sleutels}
    opties_ = [woord for naam, waarde in genoemd.items() if waarde is not None for woord in (naam, waarde)]
    return [sys.executable, "-m", "services.cli", "inname", "--van-server", *opties_]


def _until_the_server_ends(stop: Sein) -> None:
    """Wait until our standard input closes: whoever started us is not there any more, however it ended."""
    while os.read(STANDAARDINVOER, 1):
        pass
    stop.set()
