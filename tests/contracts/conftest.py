"""On which stores do the contracts run?"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from domain.events.base import Event
from projections.stores.databank import open_databank
from projections.stores.databank.openen import is_postgres
from projections.stores.postgres import PostgresRows
from projections.stores.promise import RowStore
from projections.stores.sqlite import SqliteRows
from services.eventlog.codec import Nieuw
from services.eventlog.log import EventLog
from services.eventlog.sleutels import open_sleutelkast
from services.eventlog.tabelstand import SCHEMA
from tests.kit.postgres import database, everything_in
from tests.kit.sleutels import Kastopslag
from tests.kit.winkel import vast_id
from tests.kit.woorden import LEERLING, feit, moment

NU = moment("2026-01-12")


STORES = ("sqlite", "postgres")


@dataclass
class Logopslag:
    """A place for a log: it can be opened more than once, from another process too, and be tampered with."""

    adres: str
    keys: Path
    opened: list[EventLog] = field(default_factory=list)

    def open(self) -> EventLog:
        """Open the log once more; it is closed after the test."""
        self.opened.append(open_log(self.adres, self.keys))
        return self.opened[-1]

    @property
    def is_file(self) -> bool:
        """Whether it lies in a file."""
        return not is_postgres(self.adres)

    def change(self, statement: str, params: Sequence[Any]) -> None:
        """Run a statement behind the back of the log."""
        with closing(open_databank(self.adres, SCHEMA)) as databank, databank.schrijven() as v:
            v.doe(statement, params)

    def files(self) -> list[Path]:
        """Return the files of a store that lies in files."""
        path = Path(self.adres)
        return sorted(path.parent.glob(f"{path.name}*"))

    def on_disk(self) -> bytes:
        """Return everything that is stored, without the keys."""
        if self.is_file:
            return b"\0".join(file.read_bytes() for file in self.files())
        return everything_in(self.adres, SCHEMA)


def open_log(adres: str, keys: Path) -> EventLog:
    """Open a log, in whatever process."""
    return EventLog(open_databank(adres, SCHEMA), open_sleutelkast(keys))


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


@pytest.fixture(params=STORES)
def opslag(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Logopslag]:
    with ExitStack() as opruimen:
        is_file = request.param == "sqlite"
        adres = str(tmp_path / "log.db") if is_file else opruimen.enter_context(database())
        opslag = Logopslag(adres, tmp_path / "log.sleutels")
        yield opslag
        for log in opslag.opened:
            log.close()


@pytest.fixture(params=STORES)
def kasten(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kastopslag]:
    with ExitStack() as opruimen:
        is_file = request.param == "sqlite"
        adres = str(tmp_path / "test.sleutels") if is_file else opruimen.enter_context(database())
        kasten = Kastopslag(adres, tmp_path / "test.meester")
        yield kasten
        for kast in kasten.opened:
            kast.close()


@pytest.fixture
def log(opslag: Logopslag) -> EventLog:
    return opslag.open()


@pytest.fixture(params=STORES)
def open_rows(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], RowStore]]:
    opened: list[RowStore] = []
    with ExitStack() as opruimen:
        adres = "" if request.param == "sqlite" else opruimen.enter_context(database())

        def open_them() -> RowStore:
            opened.append(PostgresRows(adres) if adres else SqliteRows(tmp_path / "rows.rijen"))
            return opened[-1]

        yield open_them

        for rows in opened:
            rows.close()


@pytest.fixture
def rows(open_rows: Callable[[], RowStore]) -> RowStore:
    return open_rows()
