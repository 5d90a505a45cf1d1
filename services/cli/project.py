"""The commands of a server: migrate and project."""

import logging
import signal
from threading import Event as Sein
from typing import Annotated

import typer

from projections.stores.databank.wekker import wekker_voor
from services.aanmelding.sessietabel import maak_bij as maak_sessies_bij
from services.cli import opties
from services.cli.openen import installatie
from services.cli.scherm import as_json, meldt, table, uit
from services.installatie import maak_bij
from services.projector.volger import Achterstand, Volger, achterstand
from services.settings import Settings
from services.tijd import nu


def migrate(json: opties.Json = False, db: opties.Db = None) -> None:
    """Breng de tabellen van de opslag bij tot deze versie; wie ermee werkt, werkt door."""
    settings = Settings().with_options(db=db)
    settings.check()
    stappen = maak_bij(settings)
    maak_sessies_bij(settings)
    if json:
        as_json({"stappen": [{"nummer": s.nummer, "naam": s.naam} for s in stappen]})
        return
    for stap in stappen:
        uit.print(f"Stap {stap.nummer} gedaan: {stap.naam}.")
    uit.print("De opslag is bij." if stappen else "Er was niets te doen: de opslag is bij.")


def project(
    eenmaal: Annotated[bool, typer.Option("--eenmaal", help="Stop zodra alles bij is.")] = False,
    opnieuw: Annotated[
        bool, typer.Option("--opnieuw", help="Probeer de dossiers die wachten nu opnieuw, en stop.")
    ] = False,
    stand: Annotated[bool, typer.Option("--stand", help="Toon hoever de projecties achter zijn, en stop.")] = False,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Volg het logboek en houd de projecties bij, als eigen proces; er mogen er meer tegelijk lopen."""
    with installatie(db) as hier:
        volger = Volger(hier.log, hier.eigen_rijen, hier.basis, nu)
        if stand:
            _show(achterstand(hier.log, hier.eigen_rijen, nu()), as_document=json)
            return
        verder = volger.probeer_wachtende()
        if opnieuw:
            wachtend = len(hier.eigen_rijen.waiting())
            if json:
                as_json({"verder": verder, "wachtend": wachtend})
            else:
                uit.print(f"{verder} dossiers volgen weer; {wachtend} wachten nog.")
            return
        stop = Sein()
        for teken in (signal.SIGTERM, signal.SIGINT):
            signal.signal(teken, lambda *_: stop.set())
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
        if eenmaal:
            while not volger.ronde():
                pass
        else:
            meldt.print("Projecties lopen bij; stop met Ctrl-C of SIGTERM.", highlight=False)
            wekker = wekker_voor(hier.log.databank)
            try:
                volger.volg(stop, wekker)
            finally:
                wekker.close()
        _show(achterstand(hier.log, hier.eigen_rijen, nu()), as_document=json, batches=volger.gedaan)


def _show(achter: Achterstand, *, as_document: bool, batches: int | None = None) -> None:
    document = {
        "gebeurtenissen": achter.gebeurtenissen,
        "seconden": round(achter.seconden, 3),
        "wachtend": achter.wachtend,
        **({} if batches is None else {"batches": batches}),
    }
    if as_document:
        as_json(document)
    else:
        table("Achterstand van de projecties", list(document), [list(document.values())])
