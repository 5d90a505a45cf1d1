"""How many rows a second come in through Kafka, beside the same file from the command line?"""

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.kafka import own_topics
from benchmarks.meten import seconds, show
from benchmarks.opstelling import Opzet, levering
from services.aanvoer.aanbieden import bied_aan
from services.aanvoer.boek import Aanvoerboek
from services.aanvoer.inlezer import Inlezer
from services.ingest.aanlevering import Omgeving
from services.tijd import nieuwe_id, nu
from tests.kit.kader import landelijk
from tests.kit.kafka import Broker, broker, has_apache
from tests.kit.postgres import database
from tests.kit.winkel import VANDAAG, Winkel, open_winkel

Tijden = tuple[float, float]
"""Seconds of the processor, and of the clock on the wall."""


def run(opzet: Opzet) -> None:
    """Take in the same file on a server, from the command line and through the topic, in turn."""
    naam = "apache" if has_apache() else "ingebed"
    with ExitStack() as opruimen:
        folder = Path(opruimen.enter_context(TemporaryDirectory()))
        hier = opruimen.enter_context(broker(naam))
        oogst = levering(folder, opzet.of(12_000, 60))
        ronden = [_round(folder / str(i), oogst.verzuimmeldingen, hier) for i in range(opzet.of(3, 1))]
    for plek, wat in enumerate(("from the command line", "offered to the topic", "taken in from the topic")):
        show(f"{wat}, clock of the wall", [oogst.rijen / ronde[plek][1] for ronde in ronden], "rows/s")
    show("time of offering over that of the command line", [r[1][0] / r[0][0] for r in ronden], "x")
    show("time of taking in over that of the command line", [r[2][0] / r[0][0] for r in ronden], "x")


def _round(folder: Path, csv: Path, hier: Broker) -> tuple[Tijden, Tijden, Tijden]:
    with database() as adres, open_winkel(folder / "bestand", adres) as winkel:
        rechtstreeks = _timed(lambda: winkel.neem_in(csv))
        verwacht = winkel.aantal()
    plaats = own_topics(hier)
    with database() as adres, open_winkel(folder / "kafka", adres) as winkel:
        omgeving = _surroundings(winkel)
        aangeboden = _timed(lambda: bied_aan(csv, omgeving, plaats))
        inlezer = Inlezer(lambda: omgeving, plaats, Aanvoerboek(winkel.log))
        ingelezen = _timed(lambda: inlezer.volg(threading.Event(), eenmaal=True))
        if winkel.aantal() > verwacht:
            raise RuntimeError("more came in through Kafka than from the file")
    return rechtstreeks, aangeboden, ingelezen


def _surroundings(winkel: Winkel) -> Omgeving:
    return Omgeving(winkel.log, landelijk(), nu, nieuwe_id, VANDAAG, "meting")


def _timed(doe: Callable[[], object]) -> Tijden:
    begin = time.perf_counter()
    processor = seconds(doe)
    return processor, time.perf_counter() - begin
