"""What goes on in a database beside our own work: open transactions of others, maintenance, connections that die?"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from random import Random
from threading import Event, Thread

import psycopg

from tests.kit.postgres import server

VREEMD = "vreemd"
Teller = dict[str, int]


@contextmanager
def storing(adres: str, schema: str, seed: int) -> Iterator[Teller]:
    """Disturb everybody who uses a database until the end of the block; yield how often each thing was done."""
    klaar, teller = Event(), Teller()
    is_postgres = adres.startswith("postgresql:")
    stoorders = POSTGRES if is_postgres else SQLITE
    threads = [Thread(target=_until, args=(klaar, doe, adres, schema, seed + i, teller)) for i, doe in stoorders]
    for thread in threads:
        thread.start()
    try:
        yield teller
    finally:
        klaar.set()
        for thread in threads:
            thread.join()


Stoorder = Callable[[str, str, Random, Teller], None]


def _until(klaar: Event, doe: Stoorder, adres: str, schema: str, seed: int, teller: Teller) -> None:
    kans = Random(seed)
    while not klaar.is_set():
        with suppress(psycopg.Error, sqlite3.Error):
            doe(adres, schema, kans, teller)


def _verbonden(adres: str, *, autocommit: bool = True) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(adres, autocommit=autocommit, application_name=VREEMD)


def _count(teller: Teller, wat: str) -> None:
    teller[wat] = teller.get(wat, 0) + 1


def _open_transacties(adres: str, schema: str, kans: Random, teller: Teller) -> None:
    """Keep a snapshot, locked rows of another table, and a transaction in another database open for a while."""
    with _verbonden(adres) as hier, _verbonden(server()) as elders:
        hier.execute("CREATE TABLE IF NOT EXISTS public.ander (nummer int)")
        hier.execute("INSERT INTO public.ander VALUES (1)")
        hier.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        hier.execute(f"SELECT count(*) FROM {schema}.gebeurtenissen")  # noqa: S608 - our own name
        hier.execute("SELECT * FROM public.ander FOR UPDATE")
        hier.execute("SELECT pg_current_xact_id()")
        elders.execute("BEGIN")
        elders.execute("SELECT pg_current_xact_id()")
        time.sleep(kans.uniform(0.5, 1.5))
        _count(teller, "open transactie")


def _onderhoud(adres: str, schema: str, kans: Random, teller: Teller) -> None:
    with _verbonden(adres) as v:
        v.execute("SET statement_timeout = '4s'")
        wat = kans.choice(("VACUUM", "VACUUM (FREEZE)", "ANALYZE", "CREATE INDEX CONCURRENTLY"))
        if not wat.startswith("CREATE"):
            v.execute(f"{wat} {schema}.gebeurtenissen")
        else:
            v.execute(f"DROP INDEX IF EXISTS {schema}.erbij")
            v.execute(f"{wat} erbij ON {schema}.gebeurtenissen (topic)")
        _count(teller, wat)
        time.sleep(0.05)


def _beeindig(adres: str, schema: str, kans: Random, teller: Teller) -> None:
    with _verbonden(adres) as v:
        query = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name <> %s AND backend_type = 'client backend'
            ORDER BY random() LIMIT 1"""
        if v.execute(query, (VREEMD,)).fetchall():
            _count(teller, "verbinding verbroken")
    time.sleep(kans.uniform(0.1, 0.4))


def _sqlite_lezer(adres: str, schema: str, kans: Random, teller: Teller) -> None:
    """Keep an old look at the file open, so that its write-ahead log cannot be emptied."""
    with closing(sqlite3.connect(adres, isolation_level=None)) as v:
        v.execute("BEGIN")
        v.execute("SELECT count(*) FROM gebeurtenissen").fetchall()
        time.sleep(kans.uniform(0.2, 0.8))
        v.execute("ROLLBACK")
        _count(teller, "open transactie")


def _sqlite_schrijver(adres: str, schema: str, kans: Random, teller: Teller) -> None:
    """Hold the file, and give up."""
    with closing(sqlite3.connect(adres, isolation_level=None, timeout=5)) as v:
        v.execute("BEGIN IMMEDIATE")
        v.execute("UPDATE gebeurtenissen_hoofd SET last_id = last_id + 5")
        time.sleep(kans.uniform(0, 0.1))
        v.execute("ROLLBACK")
        _count(teller, "vreemde schrijver")
    time.sleep(kans.uniform(0.1, 0.3))


def _sqlite_onderhoud(adres: str, schema: str, kans: Random, teller: Teller) -> None:
    with closing(sqlite3.connect(adres, isolation_level=None, timeout=2)) as v:
        wat = kans.choice(("VACUUM", "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"))
        v.execute(wat)
        _count(teller, wat)
    time.sleep(kans.uniform(0.1, 0.3))


POSTGRES: list[tuple[int, Stoorder]] = list(enumerate((_open_transacties, _onderhoud, _beeindig)))
SQLITE: list[tuple[int, Stoorder]] = list(enumerate((_sqlite_lezer, _sqlite_schrijver, _sqlite_onderhoud)))
