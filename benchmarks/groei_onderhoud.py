"""What does keeping a large server clean cost: vacuum, rows that are replaced, and writing rows anew?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import perf_counter, sleep

import psycopg

from benchmarks.meten import show
from benchmarks.opstelling import UITVOER, Opzet
from benchmarks.tijdens import timed
from projections.stores.postgres import PostgresRows
from projections.stores.promise import Vraag
from services.beleid import lees_kader
from services.eventlog.log import EventLog
from services.projector.wisselen import Ernaast
from services.tijd import nu
from tests.kit.eigen_server import EigenServer

TABEL = "termijnen"
ROUNDS = 10
SHARE = 10
"""One in so many pupils has his rows replaced in a round."""
KEUZES = {
    "no autovacuum": "autovacuum_enabled = off",
    "autovacuum as it comes (at 20 in 100)": "autovacuum_enabled = on",
    "autovacuum at 2 in 100": "autovacuum_enabled = on, autovacuum_vacuum_scale_factor = 0.02",
}


def run(server: EigenServer, log: EventLog, rows: PostgresRows, opzet: Opzet) -> None:
    """Measure what replaced rows leave behind, what freezing takes, and how long a question waits for both ways."""
    with psycopg.connect(server.adres, autocommit=True) as connection:
        connection.execute("SET search_path TO verzuimspoor_rijen, public")
        for tabel in ("gebeurtenissen", "logboekregel"):
            secs = timed(lambda t=tabel: connection.execute(f"VACUUM (FREEZE) verzuimspoor.{t}".encode()))  # type: ignore[misc] # once each
            show(f"VACUUM (FREEZE) of {tabel}, when first asked for", [secs], "s")
        _replaced(connection, opzet)
    vraag = Vraag(UITVOER, nu())
    bytes_ = rows.stellen.grootte() if rows.stellen is not None else 0
    print(f"| rows to write anew | {bytes_ / 2**20:,.0f} MiB | | |", flush=True)
    ernaast = Ernaast(log, rows, lees_kader("landelijk"), nu)
    for wat, doe in (("in place (VACUUM FULL)", rows.compact), ("beside those in use", lambda: _beside(ernaast))):
        with asking(lambda: rows.thuiszitters(vraag, gemeentecode="0014")) as antwoorden:
            secs = timed(doe)
        show(f"writing all rows anew, {wat}", [secs], "s")
        show(f"a list meanwhile, {len(antwoorden)} answers", [1000 * s for s in antwoorden], "ms")


def _beside(ernaast: Ernaast) -> None:
    if not ernaast.herschrijf():
        raise RuntimeError("there was something beside the rows in use")


def _replaced(connection: psycopg.Connection, opzet: Opzet) -> None:
    """Replace rows as a correction does: the old ones end, new ones begin; then drop and make all anew."""
    connection.execute("ALTER SYSTEM SET autovacuum_naptime = '1s'")
    connection.execute("SELECT pg_reload_conf()")
    kolommen = ", ".join(
        rij[0]
        for rij in connection.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = 'verzuimspoor_rijen' "
            "AND table_name = %s AND is_generated = 'NEVER' AND column_name NOT IN ('bekend_van', 'bekend_tot')",
            (TABEL,),
        )
    )
    for wat, keuze in KEUZES.items():
        connection.execute(f"CREATE TABLE proef (LIKE {TABEL} INCLUDING ALL)")
        connection.execute(f"ALTER TABLE proef SET ({keuze})")
        connection.execute(f"INSERT INTO proef ({kolommen}, bekend_van) SELECT {kolommen}, bekend_van FROM {TABEL}")
        begin, voor = perf_counter(), _size(connection)
        for ronde in range(opzet.of(ROUNDS, 1)):
            wie = f"get_byte(uuid_send(dossier_id), 0) % {SHARE} = {ronde % SHARE}"
            connection.execute(f"CREATE TEMP TABLE weg AS SELECT {kolommen}, bekend_van FROM proef WHERE {wie}")
            connection.execute(f"DELETE FROM proef WHERE {wie}")
            connection.execute(f"INSERT INTO proef ({kolommen}, bekend_van) SELECT * FROM weg")
            connection.execute("DROP TABLE weg")
            sleep(opzet.of(3, 0))
        na = _size(connection)
        dood = connection.execute(
            "SELECT n_dead_tup, n_live_tup, autovacuum_count FROM pg_stat_user_tables WHERE relname = 'proef'"
        )
        for aantal, levend, keren in dood.fetchall():
            print(
                f"| {TABEL} when each row was replaced once, {wat} | {na / voor:.2f} x as large | "
                f"{aantal:,} dead of {aantal + levend:,}, {keren} vacuums in {perf_counter() - begin:.0f} s | |",
                flush=True,
            )
        connection.execute("DROP TABLE proef")


def _size(connection: psycopg.Connection) -> int:
    return int(connection.execute("SELECT pg_total_relation_size('proef')").fetchall()[0][0])


@contextmanager
def asking(vraag: Callable[[], object]) -> Iterator[list[float]]:
    """Ask twenty times a second meanwhile, and collect how many seconds each answer took."""
    antwoorden: list[float] = []
    klaar = Event()

    def ask() -> None:
        while not klaar.is_set():
            antwoorden.append(timed(vraag))
            klaar.wait(0.05)

    vrager = Thread(target=ask)
    vrager.start()
    try:
        yield antwoorden
    finally:
        klaar.set()
        vrager.join()
