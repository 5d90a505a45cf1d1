"""What do the stores ask of a database, whichever it is?"""

from projections.stores.databank.fouten import BotsingError, OpslagError, VerbrokenError
from projections.stores.databank.openen import open_databank
from projections.stores.databank.postgres import PostgresDatabank
from projections.stores.databank.promise import Databank, Verbinding, brokken, uuid_of
from projections.stores.databank.sqlite import SqliteDatabank

__all__ = [
    "BotsingError",
    "Databank",
    "OpslagError",
    "PostgresDatabank",
    "SqliteDatabank",
    "Verbinding",
    "VerbrokenError",
    "brokken",
    "open_databank",
    "uuid_of",
]
