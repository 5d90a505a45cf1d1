"""Who passes on, up to where was it done, and until when may something be on its way?"""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from projections.stores.databank import OpslagError, PostgresDatabank
from projections.stores.databank.migraties import migraties_voor, moet_bij_zijn, werk_bij
from projections.stores.databank.openen import is_postgres
from projections.stores.databank.postgres import neem_slot, vertaald
from services.relay import tabellen

SCHEMA = "verzuimspoor_relay"
SLOT = 0x72656C61
"""The advisory lock of whoever passes on; a killed one gives it back at once."""


def maak_bij(adres: str) -> None:
    """Bring the table of the relay up to this version (raises OpslagError)."""
    werk_bij(PostgresDatabank(adres, SCHEMA), tabellen.__name__)


@dataclass(frozen=True, slots=True)
class Stand:
    """
    Up to where everything was acknowledged, and for how many seconds something of another may still arrive.

    `delen_publiek` is in how many partitions the public topic was when it was first used.
    """

    position: int
    delen_publiek: int | None
    onderweg: float


class Relaystand:
    """
    The place of the relay in the database of the log, and the lock that one relay at a time holds.

    The lock is of the connection: a relay that dies, or is cut off, gives it back. What the relay writes goes over that
    same connection, so whoever lost the lock cannot say that he goes on.
    """

    def __init__(self, adres: str, houder: UUID) -> None:
        """
        Connect.

        Raises:
            OpslagError: it is no PostgreSQL server, does not answer, or has no table for this yet.

        """
        if not is_postgres(adres):
            raise OpslagError("doorgeven aan Kafka kan alleen van een server (PostgreSQL)")
        self._houder = houder
        databank = PostgresDatabank(adres, SCHEMA)
        try:
            moet_bij_zijn(databank, migraties_voor(databank, tabellen.__name__))
            self._naam = databank.naam
            with vertaald(self._naam):
                self._connection = databank.connect()
        finally:
            databank.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Give the lock back, whatever state the connection is in."""
        self._connection.close()

    def neem(self) -> bool:
        """Take the lock, if nobody has it; return whether we do (raises OpslagError)."""
        with vertaald(self._naam):
            return neem_slot(self._connection, SLOT, SCHEMA)

    def lees(self) -> Stand:
        """Return up to where it was done (raises OpslagError)."""
        query = (
            "SELECT position, delen_publiek, CASE WHEN houder = %s THEN 0 "
            "ELSE greatest(extract(epoch FROM onderweg_tot - clock_timestamp()), 0) END FROM stand"
        )
        with vertaald(self._naam):
            rij = self._connection.execute(query, (self._houder,)).fetchone()
        if rij is None:
            raise OpslagError(f"{self._naam} heeft geen stand van de relay; draai verzuimspoor migrate")
        return Stand(int(rij[0]), rij[1], float(rij[2] or 0))

    def onthoud_delen(self, delen: int) -> None:
        """Remember in how many partitions the public topic is (raises OpslagError)."""
        with vertaald(self._naam):
            self._connection.execute("UPDATE stand SET delen_publiek = %s", (delen,))

    def onderweg(self, position: int, seconden: float) -> None:
        """Say up to where all was acknowledged, and how long what follows may be on its way (raises OpslagError)."""
        statement = (
            "UPDATE stand SET position = greatest(position, %s), houder = %s, "
            "onderweg_tot = clock_timestamp() + make_interval(secs => %s)"
        )
        with vertaald(self._naam):
            self._connection.execute(statement, (position, self._houder, seconden))

    def stil(self, position: int) -> None:
        """Say up to where all was acknowledged, and that nothing is on its way (raises OpslagError)."""
        statement = "UPDATE stand SET position = greatest(position, %s), houder = %s, onderweg_tot = NULL"
        with vertaald(self._naam):
            self._connection.execute(statement, (position, self._houder))

    def begin_opnieuw(self) -> None:
        """Begin at the beginning of the log: for topics that are new (raises OpslagError)."""
        with vertaald(self._naam):
            self._connection.execute("UPDATE stand SET position = 0, delen_publiek = NULL")
