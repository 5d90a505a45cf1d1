"""How long does a large delivery take into a server, by one process and by two, beside COPY and the library's save?"""

import csv
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import psycopg

from benchmarks.bibliotheek import Bibliotheek
from benchmarks.inlezer import Inlezer, maak_leeg, open_log
from benchmarks.meten import show
from benchmarks.opstelling import Opzet, levering
from projections.stores.databank import PostgresDatabank
from services.eventlog.bijschrift import INDEX_COLUMNS
from services.eventlog.codec import Nieuw
from services.eventlog.recorder import COLUMNS, TABLE
from services.ingest.verwerk import BATCH
from services.logboek.regels import REGELKOLOMMEN
from services.tijd import nu
from tests.kit.eigen_server import eigen_server

TABELLEN = {TABLE: COLUMNS, "pgn_index": INDEX_COLUMNS, "logboekregel": REGELKOLOMMEN}
DURABILITY = ("fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "max_wal_size")
EEN, TWEE, VASTLEGGEN = "ingest, one process", "ingest, two processes on two halves", "storing alone"
KAAL, ALLES, BIBLIOTHEEK = "COPY of the events", "COPY of all that ingest stores", "the library's save"
Stored = dict[str, list[tuple[Any, ...]]]


def run(opzet: Opzet) -> None:
    """Take in the same rows in every way, in turn, on a server of our own that answers when it is on disk."""
    with TemporaryDirectory() as tijdelijk, eigen_server() as server:
        folder = Path(tijdelijk)
        _be_durable(server.adres)
        heel = levering(folder, opzet.of(40_000, 60)).verzuimmeldingen
        helften = _halves(heel, folder)
        ronden = [Ronde(server.adres, folder, nummer, heel, helften) for nummer in range(opzet.of(5, 1))]
        for ronde in ronden:
            ronde.run()
    _tell(ronden)


class Ronde:
    """One measurement of everything, on the clock on the wall; each way has tables of its own."""

    def __init__(self, adres: str, folder: Path, nummer: int, heel: Path, helften: Sequence[Path]) -> None:
        self._adres, self._folder, self._nummer = adres, folder, nummer
        self._heel, self._helften = heel, helften
        self.seconden: dict[str, float] = {}
        self.regels = self.gebeurtenissen = 0

    def run(self) -> None:
        """Measure each way."""
        self.seconden[EEN] = self._ingest("een", [self._heel])
        self.seconden[TWEE] = self._ingest("twee", self._helften)
        stored = self._stored("een")
        self.gebeurtenissen = len(stored[TABLE])
        self.seconden[KAAL] = self._copy("kaal", {TABLE: stored[TABLE]})
        self.seconden[ALLES] = self._copy("alles", stored)
        nieuw = self._facts("een")
        self.seconden[VASTLEGGEN] = self._append("weer", nieuw)
        with closing(Bibliotheek(self._adres)) as bibliotheek:
            self.seconden[BIBLIOTHEEK] = bibliotheek.save(nieuw)
            bibliotheek.forget()
        with psycopg.connect(self._adres, autocommit=True) as connection:
            for naam in ("een", "twee", "kaal", "alles", "weer"):
                connection.execute(f"DROP SCHEMA {self._schema(naam)}, {self._schema(naam)}_sleutels CASCADE".encode())

    def _schema(self, naam: str) -> str:
        return f"{naam}_{self._nummer}"

    def _meester(self, naam: str) -> Path:
        return self._folder / f"{self._schema(naam)}.meester"

    def _ingest(self, naam: str, bestanden: Sequence[Path]) -> float:
        """Let a process for each file take it in, all at once."""
        maak_leeg(self._adres, self._schema(naam))
        open_log(self._adres, self._schema(naam), self._meester(naam)).close()
        wie = [Inlezer(self._adres, self._schema(naam), self._meester(naam), bestand) for bestand in bestanden]
        for inlezer in wie:
            inlezer.wait_until_ready()
        begin = perf_counter()
        for inlezer in wie:
            inlezer.go()
        self.regels = sum(inlezer.lines() for inlezer in wie)
        return perf_counter() - begin

    @property
    def _transactions(self) -> int:
        return -(-self.regels // BATCH)

    def _stored(self, naam: str) -> Stored:
        with closing(PostgresDatabank(self._adres, self._schema(naam))) as databank, databank.lezen() as v:
            return {
                tabel: v.vraag(f"SELECT {', '.join(kolommen)} FROM {tabel}") for tabel, kolommen in TABELLEN.items()
            }

    def _copy(self, naam: str, stored: Stored) -> float:
        """Copy rows into tables as ours, in binary and in as many transactions as ingest made."""
        maak_leeg(self._adres, self._schema(naam))
        with closing(PostgresDatabank(self._adres, self._schema(naam))) as databank:
            begin = perf_counter()
            for deel in range(self._transactions):
                with databank.schrijven() as v:
                    for tabel, rijen in stored.items():
                        van, tot = (len(rijen) * grens // self._transactions for grens in (deel, deel + 1))
                        v.stort(tabel, TABELLEN[tabel], rijen[van:tot])
            return perf_counter() - begin

    def _facts(self, naam: str) -> list[Nieuw]:
        with open_log(self._adres, self._schema(naam), self._meester(naam)) as log:
            gelezen = log.decode(log.stored_since(0, self.gebeurtenissen))
            return [Nieuw(v.id, v.dossier_id, v.versie, v.feit, v.bron, v.door, v.correlatie) for v in gelezen]

    def _append(self, naam: str, nieuw: Sequence[Nieuw]) -> float:
        """Store facts, encrypted, sealed and with the lines about them; nothing is read or decided."""
        maak_leeg(self._adres, self._schema(naam))
        per_keer = -(-len(nieuw) // self._transactions)
        with open_log(self._adres, self._schema(naam), self._meester(naam)) as log:
            begin = perf_counter()
            for start in range(0, len(nieuw), per_keer):
                log.append(nieuw[start : start + per_keer], nu=nu())
            return perf_counter() - begin


def _be_durable(adres: str) -> None:
    with psycopg.connect(adres, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = on")
        connection.execute("SELECT pg_reload_conf()")
    with psycopg.connect(adres, autocommit=True) as connection:
        standen = [(naam, connection.execute(f"SHOW {naam}".encode()).fetchall()[0][0]) for naam in DURABILITY]
    print(f"| {', '.join(f'{naam} {stand}' for naam, stand in standen)} | | | |", flush=True)


def _halves(heel: Path, folder: Path) -> list[Path]:
    """Write two files, each with all rows of half of the pupils."""
    with heel.open(encoding="utf-8", newline="") as bron:
        header, *rijen = csv.reader(bron, delimiter=";")
    van_wie = header.index("pgn")
    midden = next(i for i, rij in enumerate(rijen) if rij[van_wie:][:1] == rijen[len(rijen) // 2][van_wie:][:1])
    helften = [folder / "helft-1.csv", folder / "helft-2.csv"]
    for helft, deel in zip(helften, (rijen[:midden], rijen[midden:]), strict=True):
        with helft.open("w", encoding="utf-8", newline="") as doel:
            csv.writer(doel, delimiter=";", lineterminator="\n").writerows([header, *deel])
    return helften


def _tell(ronden: Sequence[Ronde]) -> None:
    for wat in ronden[0].seconden:
        show(wat, [ronde.gebeurtenissen / ronde.seconden[wat] for ronde in ronden], "events/s")
    for ons, grens, doel in (
        (EEN, ALLES, ""),
        (TWEE, ALLES, "<= 3.0 x"),
        (EEN, KAAL, ""),
        (TWEE, KAAL, ""),
        (TWEE, EEN, "< 1 x"),
        (VASTLEGGEN, ALLES, ""),
    ):
        tijden = [ronde.seconden[ons] / ronde.seconden[grens] for ronde in ronden]
        show(f"time of {ons}, over that of {grens}", tijden, "x", doel)
    for ons in (TWEE, VASTLEGGEN):
        sneller = [ronde.seconden[BIBLIOTHEEK] / ronde.seconden[ons] for ronde in ronden]
        show(f"time of {BIBLIOTHEEK}, over that of {ons}", sneller, "x", ">= 6 x")
