"""What must every database of ours do?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any, Protocol, TypeVar
from uuid import UUID

T = TypeVar("T")
Waarden = Sequence[Any] | Mapping[str, Any]
CHUNK = 500
"""As many values are asked for at once: no database refuses so many, and more makes it no faster."""
RUIM = 4_000
"""So many are asked for at once where a batch asks and each gives a row or two: then it is the asking that costs."""


class Verbinding(Protocol):
    """
    One transaction, or one look at one moment.

    Statements name their values as `?` or `:naam`. A UUID may be given as it is, and comes back as `uuid_of` reads it.
    """

    def vraag(self, sql: str, waarden: Waarden = ()) -> list[tuple[Any, ...]]:
        """Return all rows."""

    def vraag_op_naam(self, sql: str, waarden: Waarden = ()) -> list[dict[str, Any]]:
        """Return all rows, each by the names of its columns."""

    def stroom(self, sql: str, waarden: Waarden = ()) -> Iterator[tuple[Any, ...]]:
        """Yield rows as they come, of which there may be more than fit in memory."""

    def doe(self, sql: str, waarden: Waarden = ()) -> None:
        """Do what is said."""

    def poging(self) -> AbstractContextManager[None]:
        """Undo only what is done inside when that goes wrong."""

    def doe_veel(self, sql: str, rijen: Iterable[Waarden]) -> None:
        """Do the same for each row."""

    def voeg_toe(self, tabel: str, kolommen: Sequence[str], rijen: Sequence[Sequence[Any]]) -> None:
        """Add rows to a table, as fast as this database can."""

    def stort(self, tabel: str, kolommen: Sequence[str], rijen: Sequence[Sequence[Any]]) -> None:
        """Add rows to a table, faster still: each value is of the kind of its column."""

    def vul_aan(self, tabel: str, kolommen: Sequence[str], rijen: Sequence[Sequence[Any]]) -> int:
        """Add those rows (as `stort`) that contradict none that is there; return how many."""


class Databank(Protocol):
    """A database that several threads may use at once; closing it waits for nobody."""

    @property
    def naam(self) -> str:
        """What it is called in a message; no password is in it."""

    def lezen(self) -> AbstractContextManager[Verbinding]:
        """Look at one moment, whatever others do meanwhile (raises OpslagError)."""

    def schrijven(self) -> AbstractContextManager[Verbinding]:
        """
        Open a transaction: all of it is written or nothing.

        Raises:
            BotsingError: it contradicts what is there.
            OpslagError: the database did not do it; when the connection was lost at the end it may have.

        """

    def has_table(self, naam: str) -> bool:
        """Say whether there is a table of this name (raises OpslagError)."""

    def onder(self, kolom: str, waarden: Sequence[Any]) -> tuple[str, list[Any]]:
        """Return a condition that a column is one of these values, and what to give with it."""

    def compact(self, tabellen: Sequence[str]) -> None:
        """
        See to it that nothing of deleted rows of these tables is left in the files.

        Raises:
            OpslagError: others keep reading or writing.

        """

    def close(self) -> None:
        """Close it."""


def brokken(waarden: Iterable[T], aantal: int = CHUNK) -> Iterator[list[T]]:
    """Yield values in lists of so many at most."""
    alle = iter(waarden)
    while deel := list(islice(alle, aantal)):
        yield deel


def uuid_of(waarde: UUID | bytes | str) -> UUID:
    """Return the UUID that a database gives back in its own way."""
    if isinstance(waarde, UUID):
        return waarde
    return UUID(bytes=waarde) if isinstance(waarde, bytes) else UUID(waarde)
