"""What does every measurement work with: a store, its rows, and an invented delivery?"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import psycopg

from domain.kader import Kader
from projections.stores.databank import open_databank
from projections.stores.postgres import PostgresRows
from projections.stores.sqlite import SqliteRows
from services.beleid import lees_kader
from services.eventlog.codec import Nieuw
from services.eventlog.log import EventLog
from services.eventlog.sleutels import open_sleutelkast
from services.eventlog.tabelstand import SCHEMA
from services.generator import Oogst, Opdracht, genereer
from services.ingest import Uitkomst, ingest
from services.ingest.aanlevering import Omgeving
from services.projector import catch_up
from services.tijd import nieuwe_id, nu

COMMAND = (sys.executable, "-m", "services.cli")
VANDAAG = date(2026, 11, 22)
UITVOER = date(2026, 3, 1)
"""The day of the last export of every invented delivery."""
DICHTHEID = 40
"""So often as in a real year does something happen: nearly every invented pupil is in the files."""

DURABILITY = ("fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "max_wal_size")


@dataclass(frozen=True, slots=True)
class Opzet:
    """How large a run is, and where it may keep what takes long to make."""

    smoke: bool
    map: Path
    deel: float = 1.0
    """Of the full size, and of the rounds."""
    dossiers: int = 1_000_000
    """Among so many `peildatum` asks."""
    gebeurtenissen: int = 0
    """How many events `groei` goes up to; nought is for it to choose."""
    leerlingen: tuple[int, ...] = ()
    """Of how many pupils `landelijk` makes a country, one size after the other; none is for it to choose."""

    def of(self, full: int, smoke: int) -> int:
        """Return the size of this run."""
        return smoke if self.smoke else max(1, round(full * self.deel))


@dataclass(frozen=True, slots=True)
class Opstelling:
    """A store in a folder."""

    folder: Path
    log: EventLog
    rows: SqliteRows | PostgresRows
    kader: Kader

    def ingest(self, path: Path, *, keep_recorded: bool = False) -> Uitkomst:
        """Take in a delivery."""
        omgeving = Omgeving(self.log, self.kader, nu, nieuwe_id, VANDAAG, "benchmark")
        return ingest(path, omgeving, keep_recorded=keep_recorded)

    def catch_up(self) -> None:
        """Bring the rows up to the log."""
        catch_up(self.log, self.rows, self.kader, nu())

    @property
    def aantal(self) -> int:
        """How many events there are."""
        return self.log.last_id()


def facts_of(log: EventLog, hoeveel: int) -> list[Nieuw]:
    """Return the first so many facts of a log as they were when they were to be stored."""
    gelezen = log.decode(log.stored_since(0, hoeveel))
    return [Nieuw(v.id, v.dossier_id, v.versie, v.feit, v.bron, v.door, v.correlatie) for v in gelezen]


@contextmanager
def opstelling(map: Path, server: str | None = None) -> Iterator[Opstelling]:
    """Open the store in a folder, made when it is not there; or that of a server, of which the folder has the keys."""
    path = map / "verzuimspoor.db"
    with EventLog(open_databank(server or str(path), SCHEMA), open_sleutelkast(map / "verzuimspoor.sleutels")) as log:
        rows = SqliteRows(path.with_suffix(".rijen")) if server is None else PostgresRows(server)
        try:
            yield Opstelling(map, log, rows, lees_kader("landelijk"))
        finally:
            rows.close()


def levering(map: Path, leerlingen: int, *, fouten: float = 0.01, seed: int = 1) -> Oogst:
    """Invent a delivery of a municipality; of some 63 in 100 pupils there is a melding."""
    kader = lees_kader("landelijk")
    opdracht = Opdracht(
        leerlingen=leerlingen,
        seed=seed,
        schooljaar=2025,
        tot_en_met=UITVOER,
        gemeentecode="0014",
        fouten=fouten,
        dichtheid=DICHTHEID,
    )
    return genereer(opdracht, kader.gemeenten, kader.kalender, map)


def be_durable(adres: str) -> None:
    """Let a server of our own answer when it is on disk, and print what it does for that."""
    with psycopg.connect(adres, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = on")
        connection.execute("SELECT pg_reload_conf()")
    with psycopg.connect(adres, autocommit=True) as connection:
        standen = [(naam, connection.execute(f"SHOW {naam}".encode()).fetchall()[0][0]) for naam in DURABILITY]
    print(f"| {', '.join(f'{naam} {stand}' for naam, stand in standen)} | | | |", flush=True)
