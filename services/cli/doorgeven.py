"""The commands of Kafka: topics and relay."""

from typing import Annotated

import typer

from domain.toegang.bron import Bron, Handeling
from projections.stores.databank.wekker import wekker_voor
from services.cli import opties
from services.cli.openen import installatie
from services.cli.scherm import as_json, meldt, table, uit
from services.cli.stopsein import stopsein
from services.instellingcontrole import kijk_na
from services.kafka.klant import kafkaplaats
from services.kafka.topics import TopicError, maak_topics
from services.kafka.topics import topics as topics_of
from services.meetpost.proces import altijd, bewaakte_lus
from services.meetpost.standen import Doorgeefstand
from services.relay.relay import maak_relay
from services.relay.stand import Relaystand
from services.settings import Settings
from services.tijd import nieuwe_id, nu


def topics(
    maak: Annotated[bool, typer.Option("--maak", help="Maak de topics die er niet zijn.")] = False,
    kopieen: Annotated[
        int, typer.Option("--kopieen", metavar="N", min=1, help="Op hoeveel brokers elk deel van een topic staat.")
    ] = 3,
    json: opties.Json = False,
) -> None:
    """Toon de topics op Kafka die Verzuimspoor gebruikt, of maak ze."""
    settings = Settings()
    kijk_na(settings)
    plaats = kafkaplaats(settings)
    gemaakt = maak_topics(plaats, kopieen) if maak else []
    gevonden = topics_of(plaats)
    if json:
        as_json(
            {
                "gemaakt": [topic.naam for topic in gemaakt],
                "topics": [
                    {"naam": t.naam, "waarvoor": t.waarvoor, "delen": t.delen, "isGoed": t.is_goed} for t in gevonden
                ],
            }
        )
        return
    if gemaakt:
        uit.print(f"Gemaakt: {', '.join(topic.naam for topic in gemaakt)}.", highlight=False)
    regels = [[t.naam, t.waarvoor, t.delen or "ontbreekt", "goed" if t.is_goed else "niet goed"] for t in gevonden]
    table("Topics op Kafka", ["topic", "voor", "delen", "oordeel"], regels)


def relay(
    eenmaal: Annotated[bool, typer.Option("--eenmaal", help="Stop zodra alles is doorgegeven.")] = False,
    opnieuw: Annotated[
        bool,
        typer.Option("--opnieuw", help="Begin vooraan in het logboek, voor nieuwe topics; wat er al op staat, blijft."),
    ] = False,
    stand: Annotated[bool, typer.Option("--stand", help="Toon hoever het doorgeven is, en stop.")] = False,
    json: opties.Json = False,
    db: opties.Db = None,
) -> None:
    """Geef door aan Kafka wat is vastgelegd, als eigen proces; een tweede wacht tot de eerste weg is."""
    with installatie(Bron.ONDERHOUD, db, handeling=Handeling.BEHEREN) as hier:
        plaats = kafkaplaats(hier.settings)
        adres = hier.settings.db_adres
        with Relaystand(adres, nieuwe_id()) as zetel:
            if stand:
                _show(zetel.lees().position, hier.log.last_id(), as_document=json)
                return
            if opnieuw:
                if not zetel.neem():
                    raise TopicError("er geeft al een relay door; stop die eerst")
                zetel.begin_opnieuw()
        stop = stopsein()
        if not eenmaal:
            meldt.print("Geeft door aan Kafka; stop met Ctrl-C of SIGTERM.", highlight=False)
        doorgever = maak_relay(
            hier.log, plaats, adres, hier.settings.oin, hier.settings.kafka_dataref.rstrip("/"), nieuwe_id
        )
        doorgever.eenmaal = eenmaal
        wekker = wekker_voor(hier.log.databank)
        lezers = [Doorgeefstand(doorgever, nu)]
        try:
            with bewaakte_lus("relay", hier.settings, lezers, doorgever.hartslag, altijd):
                doorgever.volg(stop, wekker)
        finally:
            wekker.close()
        with Relaystand(adres, doorgever.houder) as zetel:
            gedaan = zetel.lees().position
        _show(gedaan, hier.log.last_id(), as_document=json, berichten=doorgever.doorgegeven)


def _show(gedaan: int, laatste: int, *, as_document: bool, berichten: int | None = None) -> None:
    document = {"doorgegevenTot": gedaan, "achter": max(laatste - gedaan, 0)}
    if berichten is not None:
        document["berichten"] = berichten
    if as_document:
        as_json(document)
    else:
        table("Doorgeven aan Kafka", list(document), [list(document.values())])
