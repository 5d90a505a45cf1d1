"""How is a SQLite file opened while others may be making or writing it?"""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
SECONDS_TO_WAIT_FOR_A_WRITER = 60
PAUSE = 0.02


def open_sqlite(path: Path) -> sqlite3.Connection:
    """
    Open a file in WAL mode, with commits that are on disk before they say so; statements commit by themselves.

    Raises:
        sqlite3.Error: it cannot be opened or is no SQLite file.

    """
    make_private(path)
    connection = sqlite3.connect(
        path, timeout=SECONDS_TO_WAIT_FOR_A_WRITER, isolation_level=None, check_same_thread=False
    )
    patiently(lambda: connection.execute("PRAGMA journal_mode = WAL"))
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def compact(connection: sqlite3.Connection) -> None:
    """
    Write the file anew without what was deleted, and empty what SQLite keeps beside it.

    Raises:
        sqlite3.OperationalError: others keep reading or writing.

    """
    connection.execute("VACUUM")
    if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        raise sqlite3.OperationalError("database is locked")


def make_private(path: Path) -> None:
    """Make the file, and the folder it is in, if they are not there: for its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def is_private(path: Path) -> bool:
    """Say whether nobody but its owner may read or write a file."""
    return not path.stat().st_mode & 0o077


def patiently(doe: Callable[[], T]) -> T:
    """Do it again while the file is locked: SQLite does not wait where a lock changes its kind."""
    for _ in range(int(SECONDS_TO_WAIT_FOR_A_WRITER / PAUSE)):
        try:
            return doe()
        except sqlite3.OperationalError as fout:
            if "locked" not in str(fout):
                raise
            time.sleep(PAUSE)
    return doe()
