"""How long does a large delivery take into a server, by one process and by two, beside COPY and the library's save?"""

import csv
import gc
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

import psutil
import psycopg

from benchmarks.bibliotheek import Bibliotheek
from benchmarks.inlezer import Inlezer, maak_leeg, open_log
from benchmarks.meten import show
from benchmarks.opstelling import Opzet, be_durable, facts_of, levering
from projections.stores.databank import PostgresDatabank
from services.eventlog.bijschrift import INDEX_COLUMNS
from services.eventlog.codec import Nieuw
from services.eventlog.recorder import COLUMNS, TABLE
from services.ingest.verwerk import BATCH
from services.logboek.regels import REGELKOLOMMEN
from services.tijd import nu
from tests.kit.eigen_server import EigenServer, eigen_server

TABELLEN = {TABLE: COLUMNS, "pgn_index": INDEX_COLUMNS, "logboekregel": REGELKOLOMMEN}
EEN, TWEE, VASTLEGGEN = "ingest, one process", "ingest, two processes on two halves", "storing alone"
KAAL, ALLES, BIBLIOTHEEK = "COPY of the events", "COPY of all that ingest stores", "the library's save"
Stored = dict[str, list[tuple[Any, ...]]]


def run(opzet: Opzet) -> None:
    """Take in the same rows in every way, in turn, on a server of our own that answers when it is on disk."""
    with TemporaryDirectory() as tijdelijk, eigen_server() as server:
        folder = Path(tijdelijk)
        be_durable(server.adres)
        heel = levering(folder, opzet.of(40_000, 60)).verzuimmeldingen
        helften = _halves(heel, folder)
        ronden = [Ronde(server, folder, nummer, heel, helften) for nummer in range(opzet.of(5, 1))]
        for ronde in ronden:
            ronde.run()
    _tell(ronden)


class Ronde:
    """
    One measurement of everything; each way has tables of its own.

    By way: seconds on the clock on the wall, and of the processor, by whoever asks and by the server together.
    On a machine that others use too, keep to the latter.
    """

    def __init__(self, server: EigenServer, folder: Path, nummer: int, heel: Path, helften: Sequence[Path]) -> None:
        self._server, self._adres, self._folder, self._nummer = server, server.adres, folder, nummer
        self._heel, self._helften = heel, helften
        self.seconden: dict[str, float] = {}
        self.processor: dict[str, float] = {}
        self.regels = self.gebeurtenissen = 0

    def _time(self, wat: str, doe: Callable[[], float]) -> None:
        """Time one way; `doe` returns the seconds of the processor that other processes of ours took."""
        gc.collect()
        van_server, van_ons, begin = self._server_time(), process_time(), perf_counter()
        van_anderen = doe()
        self.seconden[wat] = perf_counter() - begin
        self.processor[wat] = self._server_time() - van_server + process_time() - van_ons + van_anderen

    def _server_time(self) -> float:
        """Return the seconds of the processor that the server took, also in processes of it that ended."""
        hoofd = psutil.Process(int((self._server.folder / "postmaster.pid").read_text("ascii").splitlines()[0]))
        tijd = hoofd.cpu_times()
        kinderen = [kind.cpu_times() for kind in hoofd.children()]
        geweest: float = tijd.user + tijd.system + tijd.children_user + tijd.children_system
        return geweest + sum(kind.user + kind.system for kind in kinderen)

    def run(self) -> None:
        """Measure each way."""
        self._ingest(EEN, "een", [self._heel])
        self._ingest(TWEE, "twee", self._helften)
        stored = self._stored("een")
        self.gebeurtenissen = len(stored[TABLE])
        self._copy(KAAL, "kaal", {TABLE: stored[TABLE]})
        self._copy(ALLES, "alles", stored)
        nieuw = self._facts("een")
        self._append("weer", nieuw)
        with closing(Bibliotheek(self._adres, nieuw)) as bibliotheek:
            self._time(BIBLIOTHEEK, bibliotheek.save)
            bibliotheek.forget()
        with psycopg.connect(self._adres, autocommit=True) as connection:
            for naam in ("een", "twee", "kaal", "alles", "weer"):
                connection.execute(f"DROP SCHEMA {self._schema(naam)}, {self._schema(naam)}_sleutels CASCADE".encode())

    def _schema(self, naam: str) -> str:
        return f"{naam}_{self._nummer}"

    def _meester(self, naam: str) -> Path:
        return self._folder / f"{self._schema(naam)}.meester"

    def _ingest(self, wat: str, naam: str, bestanden: Sequence[Path]) -> None:
        """Let a process for each file take it in, all at once."""
        maak_leeg(self._adres, self._schema(naam))
        open_log(self._adres, self._schema(naam), self._meester(naam)).close()
        wie = [Inlezer(self._adres, self._schema(naam), self._meester(naam), bestand) for bestand in bestanden]
        for inlezer in wie:
            inlezer.wait_until_ready()

        def together() -> float:
            for inlezer in wie:
                inlezer.go()
            regels, processor = zip(*(inlezer.finish() for inlezer in wie), strict=True)
            self.regels = sum(regels)
            return float(sum(processor))

        self._time(wat, together)

    @property
    def _transactions(self) -> int:
        return -(-self.regels // BATCH)

    def _stored(self, naam: str) -> Stored:
        with closing(PostgresDatabank(self._adres, self._schema(naam))) as databank, databank.lezen() as v:
            return {
                tabel: v.vraag(f"SELECT {', '.join(kolommen)} FROM {tabel}") for tabel, kolommen in TABELLEN.items()
            }

    def _copy(self, wat: str, naam: str, stored: Stored) -> None:
        """Copy rows into tables as ours, in binary and in as many transactions as ingest made."""
        maak_leeg(self._adres, self._schema(naam))

        def copy() -> float:
            for deel in range(self._transactions):
                with databank.schrijven() as v:
                    for tabel, rijen in stored.items():
                        van, tot = (len(rijen) * grens // self._transactions for grens in (deel, deel + 1))
                        v.stort(tabel, TABELLEN[tabel], rijen[van:tot])
            return 0.0

        with closing(PostgresDatabank(self._adres, self._schema(naam))) as databank:
            self._time(wat, copy)

    def _facts(self, naam: str) -> list[Nieuw]:
        with open_log(self._adres, self._schema(naam), self._meester(naam)) as log:
            return facts_of(log, self.gebeurtenissen)

    def _append(self, naam: str, nieuw: Sequence[Nieuw]) -> None:
        """Store facts, encrypted, sealed and with the lines about them; nothing is read or decided."""
        maak_leeg(self._adres, self._schema(naam))
        per_keer = -(-len(nieuw) // self._transactions)

        def append() -> float:
            for start in range(0, len(nieuw), per_keer):
                log.append(nieuw[start : start + per_keer], nu=nu())
            return 0.0

        with open_log(self._adres, self._schema(naam), self._meester(naam)) as log:
            self._time(VASTLEGGEN, append)


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
        show(f"{wat}: processor", [1e6 * ronde.processor[wat] / ronde.gebeurtenissen for ronde in ronden], "µs/event")
    for ons, grens, doel in (
        (EEN, ALLES, ""),
        (TWEE, ALLES, "<= 3.0 x"),
        (TWEE, KAAL, ""),
        (VASTLEGGEN, ALLES, ""),
        (TWEE, EEN, "< 1 x"),
    ):
        for waarmee, soort in (("time", "seconden"), ("processor", "processor")):
            tijden = [vars(ronde)[soort][ons] / vars(ronde)[soort][grens] for ronde in ronden]
            show(f"{waarmee} of {ons}, over that of {grens}", tijden, "x", doel if soort == "seconden" else "")
    for ons in (TWEE, VASTLEGGEN):
        sneller = [ronde.seconden[BIBLIOTHEEK] / ronde.seconden[ons] for ronde in ronden]
        show(f"time of {BIBLIOTHEEK}, over that of {ons}", sneller, "x", ">= 6 x")
