"""On which stores do the contracts run?"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from domain.events.base import Event
from projections.stores.databank import SqliteDatabank
from projections.stores.promise import RowStore
from projections.stores.sqlite import SqliteRows
from services.eventlog.codec import Nieuw
from services.eventlog.log import EventLog
from services.eventlog.sleutels import Sleutelbestand
from tests.kit.winkel import vast_id
from tests.kit.woorden import LEERLING, feit, moment

NU = moment("2026-01-12")


@dataclass
class Logopslag:
    """A place for a log: it can be opened more than once, and be tampered with."""

    open: Callable[[], EventLog]
    keys: Path
    change: Callable[[str, Sequence[Any]], None]
    """Run a statement behind the back of the log."""
    files: Callable[[], list[Path]]

    def on_disk(self) -> bytes:
        """Return everything that lies on disk, without the keys."""
        return b"\0".join(file.read_bytes() for file in self.files())


def nieuw(versie: int, event: Event | None = None, /, *, id: int | None = None, dossier: UUID = LEERLING) -> Nieuw:
    """Make an event that is about to be stored; without a number of its own, by its place."""
    event_id = vast_id(id) if id is not None else UUID(int=dossier.int ^ versie)
    return Nieuw(event_id, dossier, versie, event or feit("Ziekgemeld", "2026-01-12"), "test 1", "tester")


def nieuw_dossier(nummer: int) -> UUID:
    """Return the identity of another pupil."""
    return vast_id(10_000 + nummer)


def stamps(log: EventLog) -> list[datetime]:
    """Return the moments of receipt of the whole log, in its order."""
    return [vastlegging.ontvangen_op for vastlegging in log.decode(log.stored_since(0, 100_000))]


def numbers(log: EventLog) -> list[int]:
    """Return the numbers of the whole log, in its order."""
    return [verwijzing.notification_id for verwijzing in log.since(0, 100_000, 1 << 40)]


@pytest.fixture(params=["sqlite"])
def opslag(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Logopslag]:
    path, keys = tmp_path / "log.db", tmp_path / "log.sleutels"
    opened: list[EventLog] = []

    def open_log() -> EventLog:
        opened.append(EventLog(SqliteDatabank(path), Sleutelbestand(keys)))
        return opened[-1]

    def change(statement: str, params: Sequence[Any]) -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute(statement, params)
        connection.close()

    yield Logopslag(open_log, keys, change, lambda: sorted(tmp_path.glob("log.db*")))

    for log in opened:
        log.close()


@pytest.fixture
def log(opslag: Logopslag) -> EventLog:
    return opslag.open()


@pytest.fixture(params=["sqlite"])
def open_rows(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], RowStore]]:
    opened: list[RowStore] = []

    def open_them() -> RowStore:
        opened.append(SqliteRows(tmp_path / "rows.db"))
        return opened[-1]

    yield open_them

    for rows in opened:
        rows.close()


@pytest.fixture
def rows(open_rows: Callable[[], RowStore]) -> RowStore:
    return open_rows()
