"""How fast is one event recorded on a server, by one client and by many at once, beside a bare INSERT?"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import local
from time import perf_counter
from uuid import UUID

import psycopg

from benchmarks.bibliotheek import EenVoorEen
from benchmarks.meten import show
from benchmarks.opstelling import Opzet, be_durable
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
MOST_CLIENTS = 16
STATE = 220
"""Bytes of an encrypted event."""
Een = Callable[[], object]
Gemeten = tuple[float, list[float]]
"""How often a second it was done, and how many seconds each took."""


def run(opzet: Opzet) -> None:
    """Measure on a server of our own, with its answers on disk (fsync and synchronous_commit on)."""
    keren, ronden = opzet.of(3_000, 60), opzet.of(5, 1)
    with TemporaryDirectory() as folder, eigen_server() as server:
        be_durable(server.adres)
        with psycopg.connect(server.adres, autocommit=True) as connection:
            connection.execute(BARE)
        sleutels = open_sleutelkast(Path(folder) / "verzuimspoor.sleutels")
        with EventLog(open_databank(server.adres, SCHEMA), sleutels) as log:
            leerlingen = Leerlingen(log, opzet.of(500, 20))
            with closing(EenVoorEen(server.adres, opzet.of(500, 20))) as bibliotheek:
                for klanten in (1, 4, MOST_CLIENTS):
                    onze, bloot, hunne = [], [], []
                    for _ in range(ronden):
                        onze.append(together(klanten, keren, leerlingen.append))
                        with closing(Bloot(server.adres)) as kaal:
                            bloot.append(together(klanten, keren, kaal.insert))
                        hunne.append(together(klanten, keren, bibliotheek.save))
                    tell(klanten, onze, bloot, hunne)


class Leerlingen:
    """Pupils that are known, of whom something more is recorded: each in his turn, encrypted and sealed."""

    def __init__(self, log: EventLog, hoeveel: int) -> None:
        self._log = log
        self._ids = [nieuwe_id() for _ in range(hoeveel)]
        self._beurt = count()
        log.append([self._event(d, 1) for d in self._ids], nu=nu())

    def append(self) -> None:
        """Record one event."""
        self._log.append([self.next_event()], nu=nu())

    def next_event(self) -> Nieuw:
        """Return what the next event of the next pupil is."""
        ronde, plaats = divmod(next(self._beurt), len(self._ids))
        return self._event(self._ids[plaats], ronde + 2)

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


def together(klanten: int, keren: int, een: Een) -> Gemeten:
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


def tell(klanten: int, onze: Sequence[Gemeten], bloot: Sequence[Gemeten], hunne: Sequence[Gemeten]) -> None:
    """Print what was measured; the clock is that on the wall, since waiting for the disk is what it is about."""
    wie = f"{klanten} client{'s' if klanten > 1 else ''}"
    all_at_once = klanten == MOST_CLIENTS
    tell_one(f"append by {wie}", onze, "<= 5 x p50" if all_at_once else "")
    tell_one(f"bare INSERT by {wie}", bloot)
    tell_one(f"the library's save by {wie}", hunne)
    show(
        f"rate over that of a bare INSERT, {wie}", ratios(onze, bloot), "x", ">= 2 x" if klanten == MOST_CLIENTS else ""
    )
    show(f"rate over that of the library, {wie}", ratios(onze, hunne), "x", ">= 2 x" if klanten == 1 else "")
    if klanten == 1:
        latency = [median(ons) / median(kaal) for (_, ons), (_, kaal) in zip(onze, bloot, strict=True)]
        show("p50 over that of a bare INSERT, 1 client", latency, "x", "<= 2.5 x")


def tell_one(wat: str, gemeten: Sequence[Gemeten], doel: str = "") -> None:
    """Print rate, p50 and p99."""
    show(wat, [snelheid for snelheid, _ in gemeten], "events/s")
    delen = [quantiles(duren, n=100) for _, duren in gemeten]
    show(f"{wat}: p50", [deel[49] * 1_000 for deel in delen], "ms")
    show(f"{wat}: p99", [deel[98] * 1_000 for deel in delen], "ms")
    show(f"{wat}: p99 over p50", [deel[98] / deel[49] for deel in delen], "x", doel)


def ratios(onze: Sequence[Gemeten], grens: Sequence[Gemeten]) -> list[float]:
    """By round, our rate over another."""
    return [ons / ander for (ons, _), (ander, _) in zip(onze, grens, strict=True)]
