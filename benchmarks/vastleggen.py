"""How fast is one event recorded on a server, by one client and by many at once, beside a bare INSERT?"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import count
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from threading import local
from time import perf_counter
from uuid import UUID

import psycopg

from benchmarks.meten import show
from benchmarks.opstelling import Opzet
from domain.events.verzuim import Ziekgemeld
from projections.stores.databank import open_databank
from services.eventlog.codec import Nieuw
from services.eventlog.log import EventLog
from services.eventlog.sleutels import open_sleutelkast
from services.eventlog.tabelstand import SCHEMA
from services.tijd import nieuwe_id, nu, vandaag
from tests.kit.eigen_server import eigen_server

BARE = "CREATE TABLE bloot (a uuid, b bigint, c bigserial PRIMARY KEY, d uuid, e text, f bytea, UNIQUE (a, b))"
INSERT = "INSERT INTO bloot (a, b, d, e, f) VALUES (%s, 1, %s, 'Ziekgemeld.v1', %s)"
STATE = 220
"""Bytes of an encrypted event."""
Een = Callable[[], object]


def run(opzet: Opzet) -> None:
    """Measure on a server of our own, with its answers on disk (fsync and synchronous_commit on)."""
    keren, ronden = opzet.of(3_000, 60), opzet.of(5, 1)
    with TemporaryDirectory() as folder, eigen_server() as server:
        with psycopg.connect(server.adres, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = on")
            connection.execute("SELECT pg_reload_conf()")
            connection.execute(BARE)
        sleutels = open_sleutelkast(Path(folder) / "verzuimspoor.sleutels")
        with EventLog(open_databank(server.adres, SCHEMA), sleutels) as log:
            leerlingen = Leerlingen(log, opzet.of(500, 20))
            for klanten in (1, 4, 16):
                onze, bloot = [], []
                for _ in range(ronden):
                    onze.append(together(klanten, keren, leerlingen.append))
                    with closing(Bloot(server.adres)) as kaal:
                        bloot.append(together(klanten, keren, kaal.insert))
                tell(klanten, onze, bloot)


class Leerlingen:
    """Pupils that are known, of whom something more is recorded: each in his turn, encrypted and sealed."""

    def __init__(self, log: EventLog, hoeveel: int) -> None:
        self._log = log
        self._ids = [nieuwe_id() for _ in range(hoeveel)]
        self._beurt = count()
        log.append([self._event(d, 1) for d in self._ids], nu=nu())

    def append(self) -> None:
        """Record one event."""
        ronde, plaats = divmod(next(self._beurt), len(self._ids))
        self._log.append([self._event(self._ids[plaats], ronde + 2)], nu=nu())

    def _event(self, dossier_id: UUID, versie: int) -> Nieuw:
        return Nieuw(nieuwe_id(), dossier_id, versie, Ziekgemeld(geldig_op=vandaag()), "meting", "meting")


class Bloot:
    """The bound: one row in a transaction of its own, on a connection for each client."""

    def __init__(self, adres: str) -> None:
        self._adres, self._van, self._alle = adres, local(), list[psycopg.Connection]()

    def insert(self) -> None:
        """Store one row of the same size."""
        if not hasattr(self._van, "connection"):
            self._van.connection = psycopg.connect(self._adres, autocommit=True)
            self._alle.append(self._van.connection)
        stroom: UUID = nieuwe_id()
        self._van.connection.execute(INSERT, (stroom, nieuwe_id(), os.urandom(STATE)))

    def close(self) -> None:
        """Close the connections."""
        for connection in self._alle:
            connection.close()


def together(klanten: int, keren: int, een: Een) -> tuple[float, list[float]]:
    """Let so many clients do it so often in all; return how often a second, and how long each took."""

    def work(aantal: int) -> list[float]:
        duur = []
        for _ in range(aantal):
            begin = perf_counter()
            een()
            duur.append(perf_counter() - begin)
        return duur

    with ThreadPoolExecutor(klanten) as pool:
        list(pool.map(lambda _: een(), range(klanten * 2)))
        begin = perf_counter()
        alle = [duur for een_klant in pool.map(work, [keren // klanten] * klanten) for duur in een_klant]
    return len(alle) / (perf_counter() - begin), alle


def tell(klanten: int, onze: list[tuple[float, list[float]]], bloot: list[tuple[float, list[float]]]) -> None:
    """Print what was measured; the clock is that on the wall, since waiting for the disk is what it is about."""
    wie = f"{klanten} client{'s' if klanten > 1 else ''}"
    for wat, gemeten in ((f"append by {wie}", onze), (f"bare INSERT by {wie}", bloot)):
        show(wat, [snelheid for snelheid, _ in gemeten], "events/s")
        delen = [quantiles(duren, n=100) for _, duren in gemeten]
        show(f"{wat}: p50", [deel[49] * 1_000 for deel in delen], "ms")
        show(f"{wat}: p99", [deel[98] * 1_000 for deel in delen], "ms", "<= 5 x p50" if klanten > 1 else "")
    doel = ">= 2 x" if klanten == 16 else ""
    ratios = [ons / kaal for (ons, _), (kaal, _) in zip(onze, bloot, strict=True)]
    show(f"rate over that of a bare INSERT, {wie}", ratios, "x", doel)
