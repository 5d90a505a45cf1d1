"""Where is kept what is on its way in, and who refuses when it cannot be there?"""

from domain.errors import VerzuimspoorError
from projections.stores.databank import Databank, PostgresDatabank
from projections.stores.databank.migraties import werk_bij
from services.aanvoer import tabellen

SCHEMA = "verzuimspoor_aanvoer"
"""In the database of the log, so that rows that were taken in and events are stored together."""
REMEDIE = "neem het bestand in met verzuimspoor ingest, of zet de opslag op een server (docs/how-to/server.md)"


class AanvoerError(VerzuimspoorError):
    """Deliveries cannot go through Kafka here, or not this one; the message says what to do."""


def maak_bij(adres: str) -> None:
    """Bring the tables up to this version (raises OpslagError)."""
    werk_bij(PostgresDatabank(adres, SCHEMA), tabellen.__name__)


def op_server(databank: Databank) -> PostgresDatabank:
    """Return the log's database, if rows and their place can be stored in one transaction (raises AanvoerError)."""
    if not isinstance(databank, PostgresDatabank):
        raise AanvoerError(f"aanleveren via Kafka kan alleen op een server (PostgreSQL); {REMEDIE}")
    if not is_er(databank):
        raise AanvoerError("de tabellen voor aanleveren via Kafka zijn er nog niet; draai verzuimspoor migrate")
    return databank


def is_er(databank: Databank) -> bool:
    """Say whether a database has these tables (raises OpslagError)."""
    if not isinstance(databank, PostgresDatabank):
        return False
    with databank.lezen() as v:
        return bool(v.vraag("SELECT to_regclass(?) IS NOT NULL", (f"{SCHEMA}.vergeten",))[0][0])
