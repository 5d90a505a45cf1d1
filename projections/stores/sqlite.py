"""How are rows kept in a SQLite file?"""

from pathlib import Path

from projections.stores.databank import SqliteDatabank
from projections.stores.rijen import Rijen
from projections.stores.taal_sqlite import SqliteTaal
from projections.stores.tabellen import maak_tabellen


class SqliteRows(Rijen):
    """The rows of all views in a file of their own, beside that of the log; it is made ready when it is opened."""

    def __init__(self, path: Path) -> None:
        super().__init__(SqliteDatabank(path), SqliteTaal())
        maak_tabellen(self.databank, self._taal)
