"""Can the table of events be read, cleaned and indexed while a writer holds its transaction open?"""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event as Sein
from threading import Thread

import psycopg
import pytest
from psycopg import sql

from services.eventlog.log import EventLog
from services.eventlog.tabelstand import SCHEMA
from tests.contracts.conftest import NU, nieuw, nieuw_dossier, numbers, open_log
from tests.kit.eigen_server import eigen_server
from tests.kit.postgres import database

TABEL = f"{SCHEMA}.gebeurtenissen"
BULK = [nieuw(1, dossier=nieuw_dossier(i)) for i in range(300)]
STERKER = ("ShareLock", "ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock", "ShareUpdateExclusiveLock")


@pytest.fixture
def adres() -> Iterator[str]:
    with database() as adres:
        yield adres


@pytest.fixture
def log(adres: str, tmp_path: Path) -> Iterator[EventLog]:
    with open_log(adres, tmp_path / "log.sleutels") as log:
        log.append([nieuw(1)], nu=NU)
        yield log


@contextmanager
def writing(adres: str, log: EventLog) -> Iterator[None]:
    """Keep a bulk append open, after its rows were copied, until the end of the block."""
    with psycopg.connect(adres) as slot:
        slot.execute("SELECT pg_advisory_lock(7)")
        wacht = [("SELECT pg_advisory_xact_lock(?)", (7,))]
        schrijver = Thread(target=lambda: log.append(BULK, nu=NU, vernietiging=wacht))
        schrijver.start()
        try:
            while not slot.execute("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted").fetchall():
                slot.rollback()
                time.sleep(0.02)
            yield
        finally:
            slot.rollback()
            slot.execute("SELECT pg_advisory_unlock(7)")
            schrijver.join()


def test_a_writer_holds_no_lock_on_events_that_stands_in_the_way(adres: str, log: EventLog) -> None:
    with writing(adres, log), psycopg.connect(adres, autocommit=True) as ander:
        query = """SELECT l.mode FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
            WHERE c.relname LIKE 'gebeurtenissen%' AND l.granted AND l.pid <> pg_backend_pid()"""
        sloten = {mode for (mode,) in ander.execute(query).fetchall()}

    assert "RowExclusiveLock" in sloten
    assert sloten.isdisjoint(STERKER)


def test_reading_and_cleaning_go_on_beside_a_writer(adres: str, log: EventLog) -> None:
    with writing(adres, log), psycopg.connect(adres, autocommit=True) as ander:
        ander.execute("SET statement_timeout = '4s'")
        ander.execute("SET lock_timeout = '1s'")
        ander.execute(f"VACUUM {TABEL}")
        ander.execute(f"VACUUM (FREEZE) {TABEL}")
        ander.execute(f"ANALYZE {TABEL}")
        assert numbers(log) == [1]

    assert numbers(log) == list(range(1, 302))


def test_writers_go_on_while_an_index_is_made(adres: str, log: EventLog) -> None:
    """Making one waits for who writes already, and holds up nobody who comes after."""

    def make() -> None:
        with psycopg.connect(adres, autocommit=True) as ander:
            ander.execute(f"CREATE INDEX CONCURRENTLY erbij ON {TABEL} (topic)")

    with ThreadPoolExecutor(1) as pool, psycopg.connect(adres) as oud, psycopg.connect(adres, autocommit=True) as kijk:
        oud.execute(f"LOCK TABLE {TABEL} IN ROW EXCLUSIVE MODE")
        maken = pool.submit(make)
        while not kijk.execute("SELECT 1 FROM pg_stat_progress_create_index").fetchall():
            time.sleep(0.02)
        begin = time.monotonic()
        log.append([nieuw(2)], nu=NU)
        log.append(BULK, nu=NU)
        duur = time.monotonic() - begin
        wachtte = not maken.done()
        oud.rollback()
        maken.result(20)

    assert wachtte
    assert duur < 5
    assert numbers(log) == list(range(1, 303))


def test_writers_do_not_depend_on_how_the_database_isolates_by_default(adres: str, tmp_path: Path) -> None:
    """Above READ COMMITTED whoever waited for the head would be refused."""
    with psycopg.connect(adres, autocommit=True) as v:
        naam = sql.Identifier(v.info.dbname)
        v.execute(sql.SQL("ALTER DATABASE {} SET default_transaction_isolation = 'serializable'").format(naam))

    def write(nummer: int) -> None:
        with open_log(adres, tmp_path / "log.sleutels") as log:
            for versie in range(1, 11):
                dossier = nieuw_dossier(1_000 * (nummer + 1) + versie)
                log.append([nieuw(versie, dossier=nieuw_dossier(nummer))], nu=NU)
                log.append([nieuw(1, dossier=dossier)], nu=NU, pgns={f"{nummer:04}{versie:05}": dossier})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    with open_log(adres, tmp_path / "log.sleutels") as log:
        assert numbers(log) == list(range(1, 81))


@pytest.mark.trager
def test_writers_go_on_after_a_server_that_crashed(tmp_path: Path) -> None:
    """It crashes again and again while several write; each command was answered once, and is there."""
    klaar, beantwoord, keys = Sein(), list[int](), tmp_path / "log.sleutels"

    def write(adres: str, nummer: int) -> None:
        versie = 0
        with open_log(adres, keys) as log:
            while not klaar.is_set():
                versie += 1
                beantwoord.extend(log.append([nieuw(versie, dossier=nieuw_dossier(nummer))], nu=NU))

    with eigen_server() as server:
        adres = server.adres
        with ThreadPoolExecutor(4) as pool:
            schrijvers = [pool.submit(write, adres, nummer) for nummer in range(4)]
            try:
                for _ in range(2):
                    time.sleep(1)
                    server.crash()
                time.sleep(1)
            finally:
                klaar.set()
            for schrijver in schrijvers:
                schrijver.result(60)
        with open_log(adres, keys) as log:
            opgeslagen = numbers(log)

    assert len(opgeslagen) > 10
    assert opgeslagen == list(range(1, len(opgeslagen) + 1))
    assert sorted(beantwoord) == opgeslagen
