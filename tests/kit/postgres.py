"""A real PostgreSQL for the tests: of its own, or the one that VERZUIMSPOOR_TEST_POSTGRES names."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

from projections.stores.databank import PostgresDatabank
from projections.stores.postgres import PostgresRows
from services.aanmelding.sessietabel import maak_bij as maak_sessies_bij
from services.aanvoer.tabel import maak_bij as maak_aanvoer_bij
from services.berichten.tabel import maak_bij as maak_berichten_bij
from services.eventlog.sleutelinrichting import maak_bij as maak_sleutels_bij
from services.eventlog.sleutels import SCHEMA as SLEUTELSCHEMA
from services.eventlog.tabelstand import SCHEMA, maak_bij
from services.relay.stand import maak_bij as maak_relay_bij
from services.settings import Settings
from services.zaken.tabel import maak_bij as maak_zaken_bij
from tests.kit.eigen_server import ingebed, stil

GEGEVEN = "VERZUIMSPOOR_TEST_POSTGRES"
NUMMERS = count(1)


@cache
def server() -> str:
    """Return the address of a server, started when none was named; processes of one run share it."""
    gegeven = os.environ.get(GEGEVEN)
    if gegeven:
        return gegeven
    with stil():
        run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
        folder = Path(tempfile.gettempdir()) / f"verzuimspoor-postgres-{run}"
        adres: str = ingebed().get_server(folder, cleanup_mode="delete").get_uri()
    with psycopg.connect(adres, autocommit=True) as connection:  # nobody pulls the plug on this machine
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("ALTER SYSTEM SET full_page_writes = off")
        connection.execute("SELECT pg_reload_conf()")
    return adres


@cache
def sjabloon() -> str:
    """Return the name of a database with all tables and nothing in it, made once by each process."""
    naam = _new_name()
    _make(naam)
    adres = adres_van(naam)
    PostgresRows.prepare(adres)
    databank = PostgresDatabank(adres, SCHEMA)
    maak_bij(databank)
    databank.close()
    sleutels = PostgresDatabank(adres, SLEUTELSCHEMA)
    maak_sleutels_bij(sleutels)
    sleutels.close()
    maak_relay_bij(adres)
    maak_aanvoer_bij(adres)
    maak_sessies_bij(Settings().with_options(db=adres))
    maak_zaken_bij(Settings().with_options(db=adres))
    maak_berichten_bij(Settings().with_options(db=adres))
    return naam


def adres_van(naam: str) -> str:
    """Return the address of a database on the server."""
    delen = psycopg.conninfo.conninfo_to_dict(server())
    gebruiker = f"{delen.get('user') or ''}{':' + str(delen['password']) if delen.get('password') else ''}"
    host, port = str(delen.get("host") or "localhost"), delen.get("port") or 5432
    if host.startswith("/"):
        return f"postgresql://{gebruiker}@/{naam}?host={host}&port={port}"
    return f"postgresql://{gebruiker}@{host}:{port}/{naam}"


@contextmanager
def database(*, leeg: bool = False, zoals: str = "") -> Iterator[str]:
    """Make a database with the tables of this version, with nothing, or as another is, and drop it afterwards."""
    naam = _new_name()
    _make(naam, None if leeg else zoals or sjabloon())
    try:
        yield adres_van(naam)
    finally:
        with psycopg.connect(server(), autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(naam)))


def naam_van(adres: str) -> str:
    """Return the name of the database at an address."""
    return str(psycopg.conninfo.conninfo_to_dict(adres)["dbname"])


def _new_name() -> str:
    return f"verzuimspoor_{os.getpid()}_{next(NUMMERS)}"


def _make(naam: str, sjabloon: str | None = None) -> None:
    van = sql.SQL(" TEMPLATE {}").format(sql.Identifier(sjabloon)) if sjabloon else sql.SQL("")
    with psycopg.connect(server(), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(naam)) + van)


def everything_in(adres: str, schema: str) -> bytes:
    """Return every value of every table of a schema, one after the other."""
    inhoud: list[bytes] = []
    with psycopg.connect(adres) as connection:
        query = "SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1"
        for (tabel,) in connection.execute(query, (schema,)).fetchall():
            for rij in connection.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(schema, tabel))):
                inhoud.extend(waarde if isinstance(waarde, bytes) else str(waarde).encode() for waarde in rij)
    return b"\0".join(inhoud)
