"""A small sealed log to tamper with, and what is found in it."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from projections.stores.databank import SqliteDatabank
from projections.stores.sqlite import SqliteRows
from services.eventlog.codec import Nieuw
from services.eventlog.controlepunt import Controlepunt
from services.eventlog.log import EventLog
from services.eventlog.sleutels import open_sleutelkast
from services.vragen.bevinding import Bevinding
from services.vragen.verify import verify
from tests.kit.winkel import BEGIN, vast_id
from tests.kit.woorden import LEERLING, feit

ANDER = vast_id(1)
TRANSACTIES: Sequence[Sequence[UUID]] = ((LEERLING,), (ANDER, LEERLING, ANDER), (LEERLING, ANDER), (ANDER,))
"""By transaction, of whom its events are: one block for each."""
AANTAL = sum(map(len, TRANSACTIES))


@contextmanager
def geopend(folder: Path) -> Iterator[EventLog]:
    """Open the log in a folder."""
    folder.mkdir(exist_ok=True)
    with EventLog(SqliteDatabank(folder / "log.db"), open_sleutelkast(folder / "log.sleutels")) as log:
        yield log


def leg_vast(log: EventLog, transacties: Sequence[Sequence[UUID]] = TRANSACTIES) -> None:
    """Append these transactions, a second apart."""
    versies: dict[UUID, int] = {}
    for i, leerlingen in enumerate(transacties):
        nieuw = []
        for leerling in leerlingen:
            versies[leerling] = versie = versies.get(leerling, log.dossier(leerling).versie) + 1
            event_id = UUID(int=leerling.int ^ versie)
            nieuw.append(Nieuw(event_id, leerling, versie, feit("Ziekgemeld", "2026-01-12"), "test", "tester"))
        log.append(nieuw, nu=BEGIN + timedelta(seconds=i))


def maak(folder: Path) -> Path:
    """Make a log of a few transactions about two pupils."""
    with geopend(folder) as log:
        log.append([], nu=BEGIN, pgns={"999990019": LEERLING, "999990020": ANDER})
        leg_vast(log)
    return folder


def kopie(van: Path, naar: Path) -> Path:
    """Copy a log that nobody has open."""
    return Path(shutil.copytree(van, naar))


def knoei(folder: Path, *opdrachten: str | tuple[str, Sequence[Any]]) -> None:
    """Change the store behind the back of the log."""
    with closing(sqlite3.connect(folder / "log.db", isolation_level=None)) as connection:
        for opdracht in opdrachten:
            sql, params = (opdracht, ()) if isinstance(opdracht, str) else opdracht
            assert connection.execute(sql, params).rowcount != 0, sql


def bevindingen(folder: Path, punt: Controlepunt | None = None) -> list[Bevinding]:
    """Return what `verify` finds."""
    with geopend(folder) as log, closing(SqliteRows(folder / "rijen.db")) as rijen:
        return verify(log, rijen, punt=punt).bevindingen


def genoemd(folder: Path, punt: Controlepunt | None = None) -> str:
    """Return what `verify` finds, as one text."""
    return "\n".join(f"{b.code}: {b.plaats} {b.melding}" for b in bevindingen(folder, punt))


def controlepunt(folder: Path) -> dict[str, Any]:
    """Return a checkpoint of the log, as a document."""
    with geopend(folder) as log, log.opname() as opname:
        sleutel = log.sleutels.zegelsleutel
        punt = Controlepunt.of((ruw.blok for ruw in opname.blokken()), sleutel)
        assert punt is not None
        return punt.document(sleutel)
