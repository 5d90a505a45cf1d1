"""How does one process at a time open and close zaken, whatever happens to it?"""

import fcntl
import os
from pathlib import Path
from typing import Protocol, Self

from projections.stores.databank import OpslagError, PostgresDatabank
from projections.stores.databank.openen import is_postgres
from projections.stores.databank.postgres import neem_slot, vertaald
from services.zaken.tabel import SCHEMA

SLOT = 0x7A61616B
"""The advisory lock of whoever opens zaken; a killed one gives it back at once."""


class Zetel(Protocol):
    """The one seat; who dies loses it."""

    def neem(self) -> bool:
        """Take it, if nobody has it; return whether we do."""

    def houdt(self) -> None:
        """See that it is still ours (raises OpslagError)."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None:
        """Give it back."""


class Serverzetel:
    """A lock of a PostgreSQL server, of a connection of its own: who is cut off has lost it."""

    def __init__(self, adres: str) -> None:
        """Connect (raises OpslagError)."""
        databank = PostgresDatabank(adres, SCHEMA)
        self._naam = databank.naam
        try:
            with vertaald(self._naam):
                self._connection = databank.connect()
        finally:
            databank.close()

    def neem(self) -> bool:
        """Take it, if nobody has it (raises OpslagError)."""
        with vertaald(self._naam):
            return neem_slot(self._connection, SLOT, SCHEMA)

    def houdt(self) -> None:
        """See that the connection lives, and with it the lock (raises OpslagError)."""
        with vertaald(self._naam):
            self._connection.execute("SELECT 1")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()


class Bestandszetel:
    """A lock on a file beside that of the table; the system gives it back when the process ends."""

    def __init__(self, adres: str) -> None:
        """Open the file (raises OpslagError)."""
        self._path = Path(f"{adres}-zetel")
        try:
            self._bestand = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as fout:
            raise OpslagError(f"{self._path} is niet te openen ({fout.strerror})") from None

    def neem(self) -> bool:
        """Take it, if nobody has it."""
        try:
            fcntl.flock(self._bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def houdt(self) -> None:
        """Do nothing: as long as the file is open the lock is ours."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._bestand)


def zetel(adres: str) -> Zetel:
    """Return the seat beside the table at an address (raises OpslagError)."""
    return Serverzetel(adres) if is_postgres(adres) else Bestandszetel(adres)
