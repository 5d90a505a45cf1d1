"""How do tests let a delivery come in through Kafka, in their own process?"""

import threading
from pathlib import Path

from services.aanvoer.aanbieden import Aangeboden, bied_aan
from services.aanvoer.boek import Aanvoerboek
from services.aanvoer.inlezer import Inlezer
from services.ingest.aanlevering import Omgeving
from services.kafka.klant import Kafkaplaats
from services.tijd import nieuwe_id
from tests.kit.kader import landelijk
from tests.kit.winkel import VANDAAG, Winkel


def omgeving_van(winkel: Winkel) -> Omgeving:
    """Return what deciding needs, as taking in a file in this store has it."""
    return Omgeving(winkel.log, landelijk(), winkel.klok, nieuwe_id, VANDAAG, "test")


def bied(winkel: Winkel, plaats: Kafkaplaats, naam: str, inhoud: str) -> Aangeboden:
    """Write a delivery and put its rows on the topic."""
    path = winkel.folder / naam
    path.write_text(inhoud)
    return bied_pad(winkel, plaats, path)


def bied_pad(winkel: Winkel, plaats: Kafkaplaats, path: Path) -> Aangeboden:
    """Put the rows of a file on the topic."""
    return bied_aan(path, omgeving_van(winkel), plaats)


def inlezer_van(winkel: Winkel, plaats: Kafkaplaats) -> Inlezer:
    """Return who takes in what is on the topic."""
    return Inlezer(lambda: omgeving_van(winkel), plaats, Aanvoerboek(winkel.log))


def lees_in(winkel: Winkel, plaats: Kafkaplaats) -> Inlezer:
    """Take in all that is on the topic."""
    inlezer = inlezer_van(winkel, plaats)
    inlezer.volg(threading.Event(), eenmaal=True)
    return inlezer
