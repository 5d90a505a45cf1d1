"""How are rows kept in a SQLite file?"""

from pathlib import Path

from projections.stores.rijen import Rijen
from projections.stores.stellen import SqliteStellen
from projections.stores.taal_sqlite import SqliteTaal
from projections.stores.tabellen import maak_tabellen


class SqliteRows(Rijen):
    """The rows of all views in a file of their own, beside that of the log; it is made ready when it is opened."""

    def __init__(self, path: Path, *, behoud: bool = False) -> None:
        """Open the file (raises OpslagError); with `behoud` tables of another version are left as they are."""
        stellen = SqliteStellen(path)
        super().__init__(stellen, SqliteTaal(), stellen)
        if not (behoud and stellen.has_table("beeld")):
            maak_tabellen(stellen, self._taal)
