"""How are rows kept in PostgreSQL?"""

from contextlib import closing

from projections.stores.rijen import Rijen
from projections.stores.stellen import PostgresStellen
from projections.stores.taal_postgres import PostgresTaal
from projections.stores.tabellen import maak_tabellen, moeten_er_zijn

SCHEMA = "verzuimspoor_rijen"


class PostgresRows(Rijen):
    """The rows of all views in a schema of their own; `prepare` makes it ready, by whoever may."""

    def __init__(self, adres: str, *, behoud: bool = False) -> None:
        """Open the rows (raises OpslagError); with `behoud` tables of another version will do."""
        stellen = PostgresStellen(adres, SCHEMA)
        super().__init__(stellen, PostgresTaal(), stellen)
        if not (behoud and stellen.has_table("beeld")):
            moeten_er_zijn(stellen, self._taal)

    @staticmethod
    def prepare(adres: str, *, behoud: bool = False) -> None:
        """Make the tables, or anew those that had another shape, if they are not to be left (raises OpslagError)."""
        PostgresStellen.prepare(adres, SCHEMA)
        with closing(PostgresStellen(adres, SCHEMA)) as stellen:
            if not (behoud and stellen.has_table("beeld")):
                maak_tabellen(stellen, PostgresTaal())
