"""In which order are the events of a file applied, however large it is?"""

import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import orjson

from domain.tijdzone import in_utc
from services.ingest.regels import Bestand, Regel, Uittreksel, Voortgang, lines_at, lines_of

LAST = datetime.max.replace(tzinfo=UTC).isoformat()
"""Lines without a moment of registration come last: they are registered now."""


def in_order_of_registration(path: Bestand, voortgang: Voortgang) -> Iterator[Regel]:
    """
    Yield the lines in the order of `vastgelegdOp`, then of the file.

    A file that is in order streams, and so do lines that were taken out of one in that order; any other is sorted by
    way of a temporary index on disk. Either way memory does not grow with the file.
    """
    if isinstance(path, Uittreksel) or _is_in_order(path):
        yield from lines_of(path, voortgang)
    else:
        yield from _sorted_on_disk(path, voortgang)


def _is_in_order(path: Path) -> bool:
    vorige = ""
    for regel in lines_of(path, _nobody):
        if regel.tekst.strip():
            moment = _moment(regel.tekst)
            if moment < vorige:
                return False
            vorige = moment
    return True


def _sorted_on_disk(path: Path, voortgang: Voortgang) -> Iterator[Regel]:
    """Sort places, not lines: nothing about a pupil is written to the temporary file."""
    with tempfile.TemporaryDirectory(prefix="verzuimspoor-") as folder:
        connection = sqlite3.connect(Path(folder) / "volgorde.db", isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode=OFF")
            connection.execute("CREATE TABLE regel (moment TEXT, nummer INTEGER, plaats INTEGER)")
            connection.execute("BEGIN")
            connection.executemany(
                "INSERT INTO regel VALUES (?, ?, ?)",
                ((_moment(r.tekst), r.nummer, r.offset) for r in lines_of(path, voortgang) if r.tekst.strip()),
            )
            connection.execute("COMMIT")
            yield from lines_at(path, connection.execute("SELECT nummer, plaats FROM regel ORDER BY moment, nummer"))
        finally:
            connection.close()


def _moment(tekst: str) -> str:
    try:
        gelezen = orjson.loads(tekst)
        geschreven = gelezen.get("vastgelegdOp") if isinstance(gelezen, dict) else None
        return (
            LAST
            if geschreven is None
            else in_utc(datetime.fromisoformat(str(geschreven))).isoformat(timespec="microseconds")
        )
    except (ValueError, OverflowError):
        return LAST


def _nobody(_bytes: int) -> None:
    """Tell nobody: the file is read once more."""
