"""How do tests let a delivery come in through Kafka, in their own process?"""

import threading
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from domain.events.duo import MeldingOntvangen
from services.aanvoer.aanbieden import Aangeboden, bied_aan
from services.aanvoer.boek import Aanvoerboek
from services.aanvoer.inlezer import Inlezer
from services.aanvoer.uitval import onbruikbaar
from services.ingest.aanlevering import Omgeving
from services.kafka.klant import Kafkaplaats
from services.tijd import nieuwe_id
from tests.kit.kader import landelijk
from tests.kit.winkel import VANDAAG, Winkel, csv_van, rij


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


FOUT = "2026-99-99"
LEERLINGEN = count(1)


@dataclass
class Proef:
    """A store and a topic that the tests of this file share, and pupils of a test's own."""

    winkel: Winkel
    plaats: Kafkaplaats
    adres: str
    a: str
    b: str

    def __post_init__(self) -> None:
        self.boek = Aanvoerboek(self.winkel.log)
        self.omgeving = omgeving_van(self.winkel)

    def bied(self, naam: str, inhoud: str) -> Aangeboden:
        """Put a delivery on the topic."""
        return bied(self.winkel, self.plaats, naam, inhoud)

    def lees_in(self) -> Inlezer:
        """Take in all that is there."""
        return lees_in(self.winkel, self.plaats)

    def slecht_dan_goed(self) -> str:
        """Write a delivery in which the second row of A is wrong; B has only a good one."""
        return csv_van(
            rij(meldingsnummer="1", pgn=self.a),
            rij(meldingsnummer="2", pgn=self.a, begindatum=FOUT),
            rij(meldingsnummer="3", pgn=self.a),
            rij(meldingsnummer="4", pgn=self.b),
            rij(meldingsnummer="5", pgn=self.a),
        )

    def nummers(self, pgn: str) -> list[str]:
        """Return which lines of a pupil were recorded, in the order of their recording."""
        gevonden = self.winkel.log.find([pgn])
        if not gevonden:
            return []
        dossier = self.winkel.log.dossier(gevonden[pgn])
        return [v.bron.rpartition(":")[2] for v in dossier.vastleggingen if isinstance(v.feit, MeldingOntvangen)]

    def regels(self) -> list[tuple[int, str]]:
        """Return all rows that are set apart: their line and why."""
        return self.vraag("SELECT regel, codes FROM verzuimspoor_aanvoer.uitval ORDER BY nummer")

    def onbruikbaar(self) -> dict[str, int]:
        """Return how many messages said nothing, by reason."""
        return {code: aantal for code, aantal, _ in onbruikbaar(self.boek)}

    def vraag(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask the database."""
        with self.winkel.log.databank.lezen() as v:
            return v.vraag(sql)
