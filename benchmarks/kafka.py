"""How long does passing on take beside a bare producer, and how much faster is a group of more projectors?"""

import os
import subprocess
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event as Sein

from benchmarks.meten import in_turn, show
from benchmarks.opstelling import COMMAND, Opzet, levering
from projections.stores.databank.wekker import Slaap
from projections.stores.postgres import PostgresRows
from services.kafka.intern import Koppen
from services.kafka.klant import Kafkaplaats, producent
from services.kafka.topics import DELEN_INTERN, DELEN_PUBLIEK, deel_van, maak_topics
from services.relay.berichten import STRUCTURED, Schrijfwijze
from services.relay.relay import maak_relay
from services.relay.stand import Relaystand
from services.tijd import nieuwe_id
from tests.kit.kafka import Broker, broker, has_apache
from tests.kit.postgres import database
from tests.kit.winkel import ROOT, Winkel, open_winkel

GROEPEN = (1, 2, 4)
SLICE = 1_000


@dataclass(frozen=True, slots=True)
class Kaal:
    """A message that is at hand, and where it goes."""

    is_publiek: bool
    waarde: bytes
    sleutel: bytes
    koppen: Koppen
    deel: int


def run(opzet: Opzet) -> None:
    """Take in a delivery on a server; pass it on and send the same messages, in turn; follow it with 1, 2 and 4."""
    naam = "apache" if has_apache() else "ingebed"
    with ExitStack() as opruimen:
        folder = Path(opruimen.enter_context(TemporaryDirectory()))
        hier = opruimen.enter_context(broker(naam))
        adres = opruimen.enter_context(database())
        winkel = opruimen.enter_context(open_winkel(folder, adres))
        winkel.neem_in(levering(folder, opzet.of(12_000, 60)).verzuimmeldingen)
        berichten = at_hand(winkel)
        ronden = in_turn(lambda: relay(winkel, hier, adres), lambda: bare(berichten, hier), opzet.of(5, 1))
        show(f"relay to Kafka ({naam})", [len(berichten) / s for s in ronden.onze], "messages/s")
        show("bare producer, the same messages", [len(berichten) / s for s in ronden.grens], "messages/s")
        show("time of the relay over that of the bare producer", ronden.ratios, "x", "<= 1.3 x")
        plaats = relay(winkel, hier, adres)
        gebeurtenissen = winkel.log.last_id()
        een = 0.0
        for aantal in GROEPEN[: opzet.of(3, 2)]:
            seconden = follow(plaats, folder, adres, gebeurtenissen, aantal)
            een = een or seconden
            show(f"{aantal} projectors in a group, clock of the wall", [gebeurtenissen / seconden], "events/s")
            show(f"{aantal} projectors: faster than one", [een / seconden], "x")


def own_topics(hier: Broker) -> Kafkaplaats:
    """Make topics with nothing on them, connected to as by default."""
    naam = f"b{nieuwe_id().hex[:12]}"
    plaats = Kafkaplaats((hier.adres,), f"{naam}.publiek", f"{naam}.intern", {}, f"{naam}.aanvoer")
    maak_topics(plaats, 1)
    return plaats


def relay(winkel: Winkel, hier: Broker, adres: str) -> Kafkaplaats:
    """Pass the whole log on, to topics of its own."""
    plaats = own_topics(hier)
    with Relaystand(adres, nieuwe_id()) as stand:
        stand.begin_opnieuw()
    doorgever = maak_relay(winkel.log, plaats, adres, "", "/api/v1", nieuwe_id)
    doorgever.eenmaal = True
    doorgever.volg(Sein(), Slaap())
    return plaats


def at_hand(winkel: Winkel) -> list[Kaal]:
    """Return every message that the relay would send."""
    berichten, position = [], 0
    schrijfwijze = Schrijfwijze(winkel.log, "", "/api/v1")
    while gelezen := winkel.log.stored_since(position, SLICE):
        for paar in schrijfwijze.paren(gelezen):
            stroom, intern = paar.stored.dossier_id, paar.koppen(position)
            if paar.publiek is not None:
                berichten.append(Kaal(True, paar.publiek, paar.sleutel, STRUCTURED, deel_van(stroom, DELEN_PUBLIEK)))
            berichten.append(Kaal(False, paar.stored.state, paar.sleutel, intern, deel_van(stroom, DELEN_INTERN)))
        position = gelezen[-1].id
    return berichten


def bare(berichten: list[Kaal], hier: Broker) -> None:
    """Send messages that are at hand, with the same settings, and wait for all of them."""
    plaats = own_topics(hier)
    client = producent(plaats, "kaal")
    for b in berichten:
        topic = plaats.publiek if b.is_publiek else plaats.intern
        client.send(topic, b.waarde, b.sleutel, b.koppen, partition=b.deel)
    client.flush()
    client.close()


def follow(plaats: Kafkaplaats, folder: Path, adres: str, gebeurtenissen: int, aantal: int) -> float:
    """Let so many projectors make rows of the topic; return the seconds from the first row to the last."""
    with database() as rijen:
        omgeving = os.environ | {
            "VERZUIMSPOOR_DB": adres,
            "VERZUIMSPOOR_SLEUTELS": str(folder / "verzuimspoor.sleutels"),
            "VERZUIMSPOOR_ROL": "dienst",
            "VERZUIMSPOOR_RIJEN": rijen,
            "VERZUIMSPOOR_KAFKA": ",".join(plaats.adressen),
            "VERZUIMSPOOR_KAFKA_PUBLIEK": plaats.publiek,
            "VERZUIMSPOOR_KAFKA_INTERN": plaats.intern,
        }
        opdracht = [*COMMAND, "project", "--via-kafka", "--eenmaal", "--json"]
        processes = [
            subprocess.Popen(opdracht, cwd=ROOT, env=omgeving, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for _ in range(aantal)
        ]
        rows = PostgresRows(rijen)
        begin = 0.0
        try:
            while (laagste := min(rows.positions().values())) < gebeurtenissen:
                if not begin and (laagste or any(any(p.values()) for p in rows.positions_by_part())):
                    begin = time.perf_counter()
                time.sleep(0.02)
            return time.perf_counter() - begin
        finally:
            rows.close()
            for process in processes:
                process.terminate()
                process.wait()
