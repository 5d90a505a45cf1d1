"""Where are the rows that an address names?"""

from pathlib import Path

from projections.stores.databank.openen import is_postgres
from projections.stores.postgres import PostgresRows
from projections.stores.rijen import Rijen
from projections.stores.sqlite import SqliteRows


def open_rows(adres: str, *, behoud: bool = False) -> Rijen:
    """Open the read models (raises OpslagError); with `behoud` those of another version are left as they are."""
    return PostgresRows(adres, behoud=behoud) if is_postgres(adres) else SqliteRows(Path(adres), behoud=behoud)
