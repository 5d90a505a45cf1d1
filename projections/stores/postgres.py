"""How are rows kept in PostgreSQL?"""

from projections.stores.databank import PostgresDatabank
from projections.stores.rijen import Rijen
from projections.stores.taal_postgres import PostgresTaal
from projections.stores.tabellen import maak_tabellen, moeten_er_zijn

SCHEMA = "verzuimspoor_rijen"


class PostgresRows(Rijen):
    """The rows of all views in a schema of their own; `prepare` makes it ready, by whoever may."""

    def __init__(self, adres: str) -> None:
        super().__init__(PostgresDatabank(adres, SCHEMA, plan_anew=True), PostgresTaal())
        moeten_er_zijn(self.databank, self._taal)

    @staticmethod
    def prepare(adres: str) -> None:
        """Make the tables, or anew those that had another shape (raises OpslagError)."""
        databank = PostgresDatabank(adres, SCHEMA)
        try:
            maak_tabellen(databank, PostgresTaal())
        finally:
            databank.close()
