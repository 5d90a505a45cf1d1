"""Which database does an address name?"""

from pathlib import Path

from projections.stores.databank.postgres import PostgresDatabank
from projections.stores.databank.promise import Databank
from projections.stores.databank.sqlite import SqliteDatabank

POSTGRES = ("postgresql://", "postgres://")


def is_postgres(adres: str) -> bool:
    """Say whether an address is that of a PostgreSQL server."""
    return adres.startswith(POSTGRES)


def open_databank(adres: str, schema: str) -> Databank:
    """
    Open a SQLite file, or a schema of a PostgreSQL database, in which what is deleted may be about pupils.

    Raises:
        OpslagError: it cannot be opened.

    """
    return PostgresDatabank(adres, schema) if is_postgres(adres) else SqliteDatabank(Path(adres), wist=True)
