"""How is a SQLite file opened while others may be making or writing it?"""

import sqlite3
import time
from collections.abc import Callable
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
    connection = sqlite3.connect(
        path, timeout=SECONDS_TO_WAIT_FOR_A_WRITER, isolation_level=None, check_same_thread=False
    )
    patiently(lambda: connection.execute("PRAGMA journal_mode = WAL"))
    connection.execute("PRAGMA synchronous = FULL")
    return connection


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
