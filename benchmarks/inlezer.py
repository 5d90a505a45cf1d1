"""How is a delivery taken into a server by a process of its own, that begins when it is told to?"""

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from time import process_time

from benchmarks.opstelling import VANDAAG
from projections.stores.databank import PostgresDatabank, open_databank
from services.beleid import lees_kader
from services.eventlog.log import EventLog
from services.eventlog.meesterbestand import Meesterbestand
from services.eventlog.sleutelinrichting import maak_bij as maak_sleutels_bij
from services.eventlog.sleutels import Sleutelkast
from services.eventlog.tabelstand import maak_bij
from services.ingest import ingest
from services.ingest.aanlevering import Omgeving
from services.tijd import nieuwe_id, nu

KLAAR = "klaar"


def maak_leeg(adres: str, schema: str) -> None:
    """Make the tables of a log, and those of its keys beside them."""
    for naam, maak in ((schema, maak_bij), (f"{schema}_sleutels", maak_sleutels_bij)):
        with closing(PostgresDatabank(adres, naam)) as databank:
            with databank.autocommit() as connection:
                connection.execute(f"CREATE SCHEMA {naam}".encode())
            maak(databank)


def open_log(adres: str, schema: str, meester: Path) -> EventLog:
    """Open a log with its keys on the same server; the master key is in a file."""
    kast = Sleutelkast(open_databank(adres, f"{schema}_sleutels"), Meesterbestand(meester))
    return EventLog(open_databank(adres, schema), kast)


class Inlezer:
    """A process that has loaded everything and waits to be told to begin."""

    def __init__(self, adres: str, schema: str, meester: Path, bestand: Path) -> None:
        opdracht = [sys.executable, "-m", "benchmarks.inlezer", adres, schema, str(meester), str(bestand)]
        self._process = subprocess.Popen(opdracht, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def wait_until_ready(self) -> None:
        """Wait until it has opened the log."""
        if self._read() != KLAAR:
            raise RuntimeError("the process that takes in did not start")

    def go(self) -> None:
        """Let it begin."""
        assert self._process.stdin is not None  # noqa: S101 - for mypy: it was asked for
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def finish(self) -> tuple[int, float]:
        """Wait until all was taken in; return how many lines that were, and the seconds of its processor."""
        regels, processor = self._read().split()
        self._process.communicate()
        return int(regels), float(processor)

    def _read(self) -> str:
        assert self._process.stdout is not None  # noqa: S101 - for mypy: it was asked for
        return self._process.stdout.readline().strip()


def _main(adres: str, schema: str, meester: str, bestand: str) -> None:
    kader = lees_kader("landelijk")
    with open_log(adres, schema, Path(meester)) as log:
        omgeving = Omgeving(log, kader, nu, nieuwe_id, VANDAAG, "benchmark")
        print(KLAAR, flush=True)
        sys.stdin.readline()
        begin = process_time()
        regels = ingest(Path(bestand), omgeving).telling.gelezen
        print(regels, process_time() - begin, flush=True)


if __name__ == "__main__":
    _main(*sys.argv[1:])
