"""How long do a rebuild and catching up take, beside reading and decoding the same, by one process and by two?"""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.meten import in_turn, seconds, show
from benchmarks.opstelling import Opstelling, Opzet, levering, opstelling
from services.projector import rebuild
from services.projector.wisselen import Ernaast
from services.tijd import nu
from tests.kit.postgres import database

PAGE = 5_000


def run(opzet: Opzet) -> None:
    """Measure on SQLite; 20,000 invented pupils take some ten minutes."""
    _measure(opzet, opzet.of(20_000, 60))


def run_postgres(opzet: Opzet) -> None:
    """Measure on PostgreSQL, whose own processor is not counted; 4,000 invented pupils take some five minutes."""
    with database() as server:
        _measure(opzet, opzet.of(4_000, 40), server)


def _measure(opzet: Opzet, leerlingen: int, server: str | None = None) -> None:
    """Take in three deliveries that follow each other; then catch up, rebuild, and read, in turn."""
    with TemporaryDirectory() as folder:
        oogst = levering(Path(folder), leerlingen)
        with opstelling(Path(folder), server) as hier:
            for path in (oogst.verzuimmeldingen, oogst.gebeurtenissen):
                hier.ingest(path, keep_recorded=path == oogst.gebeurtenissen)
            hier.catch_up()
            _catch_up(hier, oogst.verzuimmeldingen_gecorrigeerd)
            ronden = in_turn(lambda: rebuild(hier.log, hier.rows, hier.kader, nu()), lambda: read(hier), opzet.of(3, 1))
            aantal = hier.aantal
            _together(hier, server, opzet.of(3, 1))
    show("rebuild of all rows by pupil", [aantal / s for s in ronden.onze], "events/s")
    show("reading and decoding the log", [aantal / s for s in ronden.grens], "events/s")
    show("time of a rebuild over that of reading and decoding", ronden.ratios, "x", "<= 3.0 x")


def _catch_up(hier: Opstelling, path: Path) -> None:
    """Take in one more delivery of pupils who are known, and bring the rows up to it."""
    voor = hier.aantal
    hier.ingest(path)
    onze, grens = seconds(hier.catch_up), seconds(lambda: read(hier, voor))
    show("catching up with a corrected export", [(hier.aantal - voor) / onze], "events/s")
    show("time of catching up over that of reading and decoding the same events", [onze / grens], "x", "<= 3.0 x")


def read(hier: Opstelling, position: int = 0) -> int:
    """Read and decode the log from a position on; return how many events that are."""
    aantal = 0
    while stored := hier.log.stored_since(position, PAGE):
        aantal += sum(1 for _ in hier.log.decode(stored))
        position = stored[-1].id
    return aantal


def _together(hier: Opstelling, server: str | None, ronden: int) -> None:
    """
    Fill rows beside those in use with one process and with two, in turn.

    The ratio of the wall says little when others use the machine: each process of ours gets a turn of its own. The
    ratio of the processor does not count waiting for each other.
    """
    wand, rekentijd = [], []
    for _ in range(ronden):
        een, twee = _fill(hier, server, 1), _fill(hier, server, 2)
        wand.append(max(w for w, _ in een) / max(w for w, _ in twee))
        rekentijd.append(max(cpu for _, cpu in een) / max(cpu for _, cpu in twee))
    show("filling beside: wall of one process over that of two", wand, "x", ">= 1.7 x")
    show("filling beside: processor of one process over the busiest of two", rekentijd, "x", ">= 1.7 x")


def _fill(hier: Opstelling, server: str | None, processen: int) -> list[tuple[float, float]]:
    ernaast = Ernaast(hier.log, hier.rows, hier.kader, nu)
    ernaast.weg()
    ernaast.start()
    with ProcessPoolExecutor(processen, mp_context=get_context("spawn")) as pool:
        list(pool.map(_ready, range(processen)))
        return list(pool.map(_share, [hier.folder] * processen, [server] * processen))


def _ready(nummer: int) -> int:
    """Import everything before the time runs."""
    return nummer


def _share(folder: Path, server: str | None) -> tuple[float, float]:
    """Do one's share, and return how long that took on the wall and on the processor."""
    with opstelling(folder, server) as hier:
        wand, rekentijd = perf_counter(), process_time()
        Ernaast(hier.log, hier.rows, hier.kader, nu).vul()
        return perf_counter() - wand, process_time() - rekentijd
