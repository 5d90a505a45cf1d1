"""Which tables does the log have, and how does it come to have those of this version?"""

from projections.stores.databank import Databank
from projections.stores.databank.migraties import (
    Migratie,
    Migratiestand,
    maak_klaar,
    migraties_voor,
    migreer,
    stand_van,
)
from services.eventlog import tabellen

SCHEMA = "verzuimspoor"
"""Where the log is in a database of a server."""


def has_events(databank: Databank) -> bool:
    """Say whether a store holds events, whichever version made it, without changing anything."""
    if not databank.has_table("gebeurtenissen"):
        return False
    with databank.lezen() as v:
        return bool(v.vraag("SELECT 1 FROM gebeurtenissen LIMIT 1"))


def migraties(databank: Databank) -> Migratiestand:
    """Return which steps the tables of the log are at (raises OpslagError)."""
    return stand_van(databank, migraties_voor(databank, tabellen.__name__))


def maak_bij(databank: Databank) -> list[Migratie]:
    """Bring the tables of the log up to this version, while others use them; return the steps (raises OpslagError)."""
    return migreer(databank, migraties_voor(databank, tabellen.__name__))


def make_ready(databank: Databank) -> None:
    """See to it that the log can be used: a file is brought up, a server must be (raises OpslagError)."""
    maak_klaar(databank, migraties_voor(databank, tabellen.__name__))
