"""The commands of a server: migrate and project."""

import logging
import signal
from threading import Event as Sein
from typing import Annotated

import typer

from projections.stores.databank.wekker import wekker_voor
from services.cli import opties
from services.cli.openen import installatie
from services.cli.scherm import as_json, meldt, table, uit
from services.consument.volger import Kafkavolger
from services.installatie import maak_bij
from services.kafka.klant import kafkaplaats
from services.projector.volger import Achterstand, Volger, achterstand
from services.settings import Settings
from services.tijd import nu


def migrate(json: opties.Json = False, db: opties.Db = None) -> None:
    """Breng de tabellen van de opslag bij tot deze versie; wie ermee werkt, werkt door."""
    settings = Settings().with_options(db=db)
    settings.check()
    stappen = maak_bij(settings)
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
    via_kafka: Annotated[
        bool, typer.Option("--via-kafka", help="Volg het interne topic, samen met andere processen die dat doen.")
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
        if via_kafka:
            kafkavolger = Kafkavolger(hier.log, hier.eigen_rijen, hier.basis, nu, kafkaplaats(hier.settings))
            logging.getLogger("kafka").setLevel(logging.WARNING)
            kafkavolger.volg(stop, eenmaal=eenmaal)
            volger.gedaan = kafkavolger.gedaan + kafkavolger.uit_logboek
        elif eenmaal:
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
