"""How does whoever follows a log hear that there is something new?"""

import time
from contextlib import suppress
from typing import Protocol

import psycopg

from projections.stores.databank.postgres import Connection, PostgresDatabank
from projections.stores.databank.promise import Databank

KANAAL = "verzuimspoor"
RUST = 5.0
"""Seconds until we listen again, after the connection was lost; meanwhile everybody looks by himself."""


class Wekker(Protocol):
    """Says that there may be something new; a hint, since whoever sleeps looks by himself too."""

    def wacht(self, seconden: float) -> None:
        """Return when something may be new, or after so long."""


class Slaap:
    """A file tells nobody anything: whoever waits sleeps."""

    def wacht(self, seconden: float) -> None:
        """Return after so long."""
        time.sleep(seconden)

    def close(self) -> None:
        """Do nothing."""


class Luisteraar:
    """Listens to a PostgreSQL server, on a connection of its own; when that is lost, whoever waits sleeps."""

    def __init__(self, databank: PostgresDatabank) -> None:
        self._databank = databank
        self._connection: Connection | None = None
        self._niet_voor = 0.0

    def wacht(self, seconden: float) -> None:
        """Return when the log of this schema grew, or after so long."""
        try:
            connection = self._connection or self._listen()
            if connection is None:
                time.sleep(seconden)
                return
            for bericht in connection.notifies(timeout=seconden):
                if bericht.payload == self._databank.schema:
                    return
        except psycopg.Error:
            self.close()
            self._niet_voor = time.monotonic() + RUST
            time.sleep(seconden)

    def _listen(self) -> Connection | None:
        """Begin to listen; what was said before that nobody heard, so whoever calls looks first."""
        if time.monotonic() < self._niet_voor:
            return None
        self._connection = self._databank.connect()
        self._connection.execute(f"LISTEN {KANAAL}")
        return self._connection

    def close(self) -> None:
        """Stop listening."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(psycopg.Error):
                connection.close()


def wekker_voor(databank: Databank) -> Luisteraar | Slaap:
    """Return who wakes the followers of a log that is in this database."""
    return Luisteraar(databank) if isinstance(databank, PostgresDatabank) else Slaap()
