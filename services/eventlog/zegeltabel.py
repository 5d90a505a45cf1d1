"""How is the seal kept in SQLite, and how is what lies there read by somebody who trusts none of it?"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from eventsourcing.sqlite import SQLiteCursor

from services.eventlog.zegel import BEGIN, Blok, Boom, Soort, blad, staat_hash

SCHEMA = """CREATE TABLE IF NOT EXISTS zegel (
    nummer INTEGER PRIMARY KEY,
    eerste_id INTEGER NOT NULL,
    laatste_id INTEGER NOT NULL,
    ontvangen_op INTEGER NOT NULL,
    soort INTEGER NOT NULL,
    wortel BLOB NOT NULL,
    vorige BLOB NOT NULL,
    stempel BLOB NOT NULL
)"""
PAGE = 2_000
SMALLEST, LARGEST = -(1 << 63), (1 << 63) - 1
UUID_BYTES = 16
RIJ = """notification_id, CAST(originator_id AS BLOB), CAST(originator_version AS INTEGER), CAST(topic AS BLOB),
    CAST(state AS BLOB), CAST(event_id AS BLOB), CAST(ontvangen_op AS INTEGER),
    typeof(originator_id) || typeof(originator_version) || typeof(topic) || typeof(state) || typeof(event_id)
    || typeof(ontvangen_op) = 'blobintegertextblobblobinteger'"""
"""As read: whatever was written over a column comes out as what we expect, and beside it whether it was that."""
BLOKRIJ = """nummer, CAST(eerste_id AS INTEGER), CAST(laatste_id AS INTEGER), CAST(ontvangen_op AS INTEGER),
    CAST(soort AS INTEGER), CAST(wortel AS BLOB), CAST(vorige AS BLOB), CAST(stempel AS BLOB),
    typeof(eerste_id) || typeof(laatste_id) || typeof(ontvangen_op) || typeof(soort) || typeof(wortel)
    || typeof(vorige) || typeof(stempel) = 'integerintegerintegerintegerblobblobblob'"""


@dataclass(frozen=True, slots=True)
class Ruwerij:
    """A stored row as it lies there; `vorm` says whether every column is of its kind."""

    id: int
    originator_id: bytes
    versie: int
    topic: bytes
    state: bytes
    event_id: bytes
    ontvangen_op: int
    vorm: bool

    @property
    def leesbaar(self) -> bool:
        """Whether it can be taken for an event at all."""
        return self.vorm and len(self.originator_id) == len(self.event_id) == UUID_BYTES

    @property
    def stroom(self) -> str:
        """The stream that it is said to be of, as a reader knows it."""
        return str(UUID(bytes=self.originator_id)) if len(self.originator_id) == UUID_BYTES else "onbekend"

    @property
    def blad(self) -> bytes:
        """Its leaf; a row that is no row has one that was never sealed."""
        if not self.vorm:
            return b""
        staat = staat_hash(self.state)
        return blad(self.id, self.originator_id, self.versie, self.topic, self.event_id, self.ontvangen_op, staat)


@dataclass(frozen=True, slots=True)
class Ruwblok:
    """A block as it lies there, with the stamp beside it."""

    blok: Blok
    stempel: bytes
    vorm: bool

    def is_echt(self, sleutel: bytes) -> bool:
        """Say whether it was written by whoever has the key file, and not changed since."""
        return self.vorm and self.stempel == self.blok.stempel(sleutel)


def schrijf_blok(c: SQLiteCursor, sleutel: bytes, rijen: Sequence[tuple[Any, ...]]) -> None:
    """Seal the rows that this transaction stores (in the order of the columns of the log)."""
    bladeren = (
        blad(id, origin, versie, topic.encode(), event_id, op, staat_hash(state))
        for id, origin, versie, topic, state, event_id, op in rijen
    )
    _add(c, sleutel, rijen[0][0], rijen[-1][0], rijen[-1][6], Soort.BIJ_VASTLEGGEN, bladeren)


def bezegel_achteraf(c: SQLiteCursor, sleutel: bytes) -> None:
    """Seal a log from before the seal, in one block; nothing happens where there is a block or no event."""
    c.execute("SELECT EXISTS (SELECT 1 FROM zegel), min(notification_id), max(notification_id) FROM gebeurtenissen")
    bezegeld, eerste, laatste = c.fetchone()
    if bezegeld or laatste is None:
        return
    c.execute("SELECT CAST(ontvangen_op AS INTEGER) FROM gebeurtenissen WHERE notification_id = ?", (laatste,))
    (ontvangen_op,) = c.fetchone()
    _add(c, sleutel, eerste, laatste, ontvangen_op, Soort.ACHTERAF, (rij.blad for rij in _rows(c, SMALLEST, LARGEST)))


def _add(
    c: SQLiteCursor, sleutel: bytes, eerste: int, laatste: int, op: int, soort: Soort, bladeren: Iterable[bytes]
) -> None:
    c.execute(f"SELECT {BLOKRIJ} FROM zegel ORDER BY nummer DESC LIMIT 1")  # noqa: S608 - our own names
    rij = c.fetchone()
    nummer, vorige = (0, BEGIN) if rij is None else (rij[0], _blok(rij).blok.hash)
    blok = Blok(nummer + 1, eerste, laatste, op, soort, Boom(bladeren).wortel, vorige)
    c.execute(
        "INSERT INTO zegel VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (blok.nummer, eerste, laatste, op, int(soort), blok.wortel, vorige, blok.stempel(sleutel)),
    )


def _blok(rij: tuple[Any, ...]) -> Ruwblok:
    return Ruwblok(Blok(*rij[:7]), rij[7], bool(rij[8]))


def _rows(c: sqlite3.Cursor | SQLiteCursor, van: int, tot_en_met: int) -> Iterator[Ruwerij]:
    query = f"SELECT {RIJ} FROM gebeurtenissen WHERE notification_id >= ? AND notification_id <= ? ORDER BY 1 LIMIT ?"  # noqa: S608 - our own names
    while van <= tot_en_met:
        c.execute(query, (van, tot_en_met, PAGE))
        bladzij = c.fetchall()
        for rij in bladzij:
            yield Ruwerij(*rij)
        if len(bladzij) < PAGE:
            return
        van = bladzij[-1][0] + 1


class Opname:
    """The log at one moment, whatever is added meanwhile."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def hoofd(self) -> int:
        """Return the number that the log says it gave out last."""
        row = self._connection.execute("SELECT CAST(last_id AS INTEGER) FROM gebeurtenissen_hoofd").fetchone()
        return 0 if row is None else int(row[0])

    def rijen(self, van: int = SMALLEST, tot_en_met: int = LARGEST) -> Iterator[Ruwerij]:
        """Yield what lies in the log, in order of the numbers."""
        return _rows(self._connection.cursor(), van, tot_en_met)

    def rijen_van(self, stroom: UUID) -> list[Ruwerij]:
        """Return what lies in the log of one stream, by version."""
        query = f"SELECT {RIJ} FROM gebeurtenissen WHERE originator_id = ? ORDER BY originator_version"  # noqa: S608 - our own names
        return [Ruwerij(*rij) for rij in self._connection.execute(query, (stroom.bytes,)).fetchall()]

    def blokken(self) -> Iterator[Ruwblok]:
        """Yield the blocks of the seal, in order."""
        for rij in self._connection.execute(f"SELECT {BLOKRIJ} FROM zegel ORDER BY nummer"):  # noqa: S608 - our own names
            yield _blok(rij)


@contextmanager
def opname_van(path: Path) -> Iterator[Opname]:
    """Open the log as it is at this moment, to be read only."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        yield Opname(connection)
