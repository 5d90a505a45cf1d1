"""How is SQLite asked?"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import UUID

from projections.stores.databank.fouten import BotsingError, OpslagError
from projections.stores.databank.promise import Waarden
from projections.stores.verbinding import compact, open_sqlite

KIB_OF_PAGES = 32 * 1024
"""Kept in memory at most: with the default of 2 MiB a list read every page from the file again, among many dossiers."""

sqlite3.register_adapter(UUID, lambda waarde: waarde.bytes)


class SqliteDatabank:
    """A file, with a connection for each who uses it at the same moment; one writes at a time."""

    def __init__(self, path: Path, *, wist: bool = False) -> None:
        """Open the file (raises OpslagError); `wist`: what is deleted or written over is overwritten in it."""
        self.path, self._wist = path, wist
        self._lock = Lock()
        self._vrij: list[sqlite3.Connection] = []
        self._open = True
        with self.lezen():  # whoever cannot open it hears so now
            pass

    @property
    def naam(self) -> str:
        """The path of the file."""
        return str(self.path)

    @contextmanager
    def lezen(self) -> Iterator["SqliteVerbinding"]:
        """Look at one moment, whatever others do meanwhile (raises OpslagError)."""
        with self._transaction("BEGIN") as verbinding:
            yield verbinding

    @contextmanager
    def schrijven(self) -> Iterator["SqliteVerbinding"]:
        """Open a transaction; a second writer waits for the first (raises BotsingError, OpslagError)."""
        with self._transaction("BEGIN IMMEDIATE") as verbinding:
            yield verbinding

    @contextmanager
    def _transaction(self, begin: str) -> Iterator["SqliteVerbinding"]:
        with vertaald(), self._borrowed() as connection:
            connection.execute(begin)
            try:
                yield SqliteVerbinding(connection)
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            connection = self._vrij.pop() if self._vrij else None
        if connection is None:
            connection = open_sqlite(self.path)
            connection.execute(f"PRAGMA cache_size = -{KIB_OF_PAGES}")
            if self._wist:
                connection.execute("PRAGMA secure_delete = ON")
        try:
            yield connection
        finally:
            with self._lock:
                is_kept = self._open and not connection.in_transaction
                if is_kept:
                    self._vrij.append(connection)
            if not is_kept:
                connection.close()

    def has_table(self, naam: str) -> bool:
        """Say whether there is a table of this name (raises OpslagError)."""
        with self.lezen() as v:
            return bool(v.vraag("SELECT 1 FROM sqlite_master WHERE name = ?", (naam,)))

    def onder(self, kolom: str, waarden: Sequence[Any]) -> tuple[str, list[Any]]:
        """Return a condition that a column is one of these values, and what to give with it."""
        return f"{kolom} IN ({','.join('?' * len(waarden))})", list(waarden)

    def compact(self, tabellen: Sequence[str]) -> None:  # noqa: ARG002 - SQLite can only do so for the whole file
        """Write the whole file anew, without what was deleted (raises OpslagError)."""
        with vertaald(), self._borrowed() as connection:
            with self._lock:
                anderen, self._vrij = self._vrij, []
            for ander in anderen:
                ander.close()
            compact(connection)

    def close(self) -> None:
        """Close what nobody uses; the rest closes when it comes back."""
        with self._lock:
            self._open = False
            connections, self._vrij = self._vrij, []
        for connection in connections:
            connection.close()


class SqliteVerbinding:
    """One open transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def vraag(self, sql: str, waarden: Waarden = ()) -> list[tuple[Any, ...]]:
        """Return all rows."""
        return self._connection.execute(sql, waarden).fetchall()

    def vraag_op_naam(self, sql: str, waarden: Waarden = ()) -> list[dict[str, Any]]:
        """Return all rows, each by the names of its columns."""
        cursor = self._connection.execute(sql, waarden)
        namen = [kolom[0] for kolom in cursor.description]
        return [dict(zip(namen, row, strict=True)) for row in cursor]

    def stroom(self, sql: str, waarden: Waarden = ()) -> Iterator[tuple[Any, ...]]:
        """Yield rows as they come."""
        yield from self._connection.execute(sql, waarden)

    def doe(self, sql: str, waarden: Waarden = ()) -> None:
        """Do what is said."""
        self._connection.execute(sql, waarden)

    @contextmanager
    def poging(self) -> Iterator[None]:
        """Undo only what is done inside when that goes wrong."""
        self._connection.execute("SAVEPOINT poging")
        try:
            with vertaald():
                yield
        except BaseException:
            self._connection.execute("ROLLBACK TO poging")
            raise
        finally:
            self._connection.execute("RELEASE poging")

    def doe_veel(self, sql: str, rijen: Iterable[Waarden]) -> None:
        """Do the same for each row."""
        self._connection.executemany(sql, rijen)

    def voeg_toe(self, tabel: str, kolommen: Sequence[str], rijen: Sequence[Sequence[Any]]) -> None:
        """
        Add rows to a table.

        A statement adds one row, so one that fails leaves nothing behind. `OR FAIL` tells SQLite so, which else keeps a
        copy of every page before each row for a table with a trigger: that took more time than the rows.
        """
        vragen = ", ".join("?" * len(kolommen))
        self._connection.executemany(f"INSERT OR FAIL INTO {tabel} ({', '.join(kolommen)}) VALUES ({vragen})", rijen)  # noqa: S608 - our own names

    def stort(self, tabel: str, kolommen: Sequence[str], rijen: Sequence[Sequence[Any]]) -> None:
        """Add rows to a table."""
        self.voeg_toe(tabel, kolommen, rijen)

    def vul_aan(self, tabel: str, kolommen: Sequence[str], rijen: Sequence[Sequence[Any]]) -> int:
        """Add those rows that contradict none that is there; return how many."""
        vragen = ", ".join("?" * len(kolommen))
        statement = f"INSERT INTO {tabel} ({', '.join(kolommen)}) VALUES ({vragen}) ON CONFLICT DO NOTHING"  # noqa: S608 - our own names
        return self._connection.executemany(statement, rijen).rowcount


@contextmanager
def vertaald() -> Iterator[None]:
    """Raise what SQLite raises as an error of ours."""
    try:
        yield
    except sqlite3.IntegrityError as fout:
        raise BotsingError(str(fout)) from fout
    except sqlite3.Error as fout:
        raise OpslagError(str(fout)) from fout
