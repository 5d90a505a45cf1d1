"""How are events written to SQLite so that their order has no gap and no reader skips one?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from eventsourcing.persistence import Notification, StoredEvent
from eventsourcing.sqlite import (
    SQLiteApplicationRecorder,
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
)

from domain.schoollocatie import Schoollocatie
from projections.stores.verbinding import patiently
from services.eventlog import vernietigd, zegeltabel

TABLE = "gebeurtenissen"
SCHEMA = (
    f"""CREATE TABLE IF NOT EXISTS {TABLE} (
        notification_id INTEGER PRIMARY KEY,
        originator_id BLOB NOT NULL,
        originator_version INTEGER NOT NULL,
        topic TEXT NOT NULL,
        state BLOB NOT NULL,
        event_id BLOB NOT NULL UNIQUE,
        ontvangen_op INTEGER NOT NULL,
        UNIQUE (originator_id, originator_version)
    )""",
    f"""CREATE TABLE IF NOT EXISTS {TABLE}_hoofd (
        een INTEGER PRIMARY KEY CHECK (een = 1),
        last_id INTEGER NOT NULL,
        ontvangen_op INTEGER NOT NULL
    )""",
    f"INSERT OR IGNORE INTO {TABLE}_hoofd VALUES (1, 0, 0)",  # noqa: S608 - our own name
    """CREATE TABLE IF NOT EXISTS pgn_index (
        hash BLOB PRIMARY KEY,
        dossier_id BLOB NOT NULL,
        sleutelversie INTEGER NOT NULL,
        pgn BLOB NOT NULL,
        volgnummer INTEGER NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS pgn_index_dossier ON pgn_index (dossier_id)",
    """CREATE TABLE IF NOT EXISTS opgegaan (
        dossier_id BLOB PRIMARY KEY,
        in_dossier_id BLOB NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS opgegaan_in ON opgegaan (in_dossier_id)",
    """CREATE TABLE IF NOT EXISTS schoolteam_index (
        brin TEXT NOT NULL,
        vestiging TEXT NOT NULL,
        stroom_id BLOB NOT NULL UNIQUE,
        PRIMARY KEY (brin, vestiging)
    ) WITHOUT ROWID""",
    "CREATE TABLE IF NOT EXISTS kenmerk (naam TEXT PRIMARY KEY, waarde BLOB NOT NULL)",
    zegeltabel.SCHEMA,
    *vernietigd.SCHEMA,
)
COLUMNS = "notification_id, originator_id, originator_version, topic, state, event_id, ontvangen_op"
STORED = COLUMNS.replace("state", "CAST(state AS BLOB) AS state")
"""As read: whatever was written over a state is bytes that do not decrypt, so that `verify` can say so."""


class _DurablePool(SQLiteConnectionPool):
    """Connections that have a commit on disk before they say so, whatever the default of this SQLite is."""

    def _create_connection(self) -> SQLiteConnection:
        connection = patiently(super()._create_connection)
        connection.cursor().execute("PRAGMA synchronous = FULL")
        return connection


class DurableDatastore(SQLiteDatastore):
    """The library's datastore over durable connections."""

    def __init__(self, db_name: str, lock_timeout: int) -> None:
        super().__init__(db_name, lock_timeout=lock_timeout)
        self.pool.close()
        self.pool = _DurablePool(db_name=db_name, lock_timeout=lock_timeout)


@dataclass(frozen=True)
class IdentifiedEvent(StoredEvent):
    """A stored event with the id by which it is known to be the same."""

    event_id: UUID


@dataclass(frozen=True)
class StampedNotification(Notification):
    """A notification with its id and the moment of its receipt, in microseconds since 1970 (UTC)."""

    event_id: UUID
    ontvangen_op: int

    @property
    def dossier_id(self) -> UUID:
        """The dossier it belongs to; the library leaves open whether that is text."""
        return _uuid(self.originator_id)


@dataclass(frozen=True, slots=True)
class Indexregel:
    """A personal number, as the index keeps it."""

    hash: bytes
    dossier_id: UUID
    sleutelversie: int
    pgn: bytes


@dataclass(frozen=True, slots=True)
class Bijschrift:
    """
    What is written beside events, in their transaction: how their streams are found.

    `opgegaan` holds pairs: the dossier that went up in another, and that other.
    """

    pgns: Sequence[Indexregel] = ()
    opgegaan: Sequence[tuple[UUID, UUID]] = ()
    schoolteams: Sequence[tuple[Schoollocatie, UUID]] = ()
    vernietiging: Sequence[vernietigd.Statement] = ()


class SqliteRecorder(SQLiteApplicationRecorder):
    """
    The library's application recorder, with one head row that numbers and stamps.

    Every append first moves the head, so writers queue there: numbers follow the order of commits and roll back with
    their transaction, and the stamp of receipt never goes back. The library's own rowid is reused after a deletion and
    has gaps after a conflict.
    """

    def __init__(self, datastore: SQLiteDatastore, stempelsleutel: bytes) -> None:
        super().__init__(datastore, TABLE)
        self._stempelsleutel = stempelsleutel
        self.select_max_notification_id_statement = f"SELECT last_id FROM {TABLE}_hoofd"  # noqa: S608 - our own name

    def create_table(self) -> None:
        """Make what is not there yet, as one writer: several processes may do so at the same moment."""
        with self.datastore.get_connection(commit=True) as connection:
            c = connection.cursor()
            c.execute("BEGIN IMMEDIATE")
            for statement in self.create_table_statements:
                c.execute(statement)
            connection.commit()

    def seal_older_events(self) -> None:
        """Seal a log from before the seal, whole or not at all, as one writer."""
        with self.datastore.get_connection(commit=True) as connection:
            c = connection.cursor()
            c.execute("BEGIN IMMEDIATE")
            try:
                zegeltabel.bezegel_achteraf(c, self._stempelsleutel)
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    def construct_create_table_statements(self) -> list[str]:
        """Return the statements that make the tables."""
        return list(SCHEMA)

    def _insert_events(
        self,
        c: SQLiteCursor,
        stored_events: Sequence[StoredEvent],
        *,
        nu: int = 0,
        bijschrift: Bijschrift | None = None,
        **_: object,
    ) -> list[int]:
        aantal = len(stored_events)
        c.execute(
            f"UPDATE {TABLE}_hoofd SET last_id = last_id + ?, ontvangen_op = max(ontvangen_op + 1, ?) "  # noqa: S608 - our own name
            "RETURNING last_id, ontvangen_op",
            (aantal, nu),
        )
        laatste, ontvangen_op = c.fetchone()
        eerste = laatste - aantal + 1
        rijen = [
            (id, _uuid(s.originator_id).bytes, s.originator_version, s.topic, s.state, _event_id(s), ontvangen_op)
            for id, s in enumerate(stored_events, eerste)
        ]
        c.executemany(f"INSERT INTO {TABLE} ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", rijen)  # noqa: S608 - our own names
        if rijen:
            zegeltabel.schrijf_blok(c, self._stempelsleutel, rijen)
        if bijschrift is not None:
            _write(c, bijschrift)
        return list(range(eerste, laatste + 1))

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> list[StoredEvent]:
        """Return the events of one dossier, between versions."""
        order = "DESC" if desc else "ASC"
        query = (
            f"SELECT {STORED} FROM {TABLE} WHERE originator_id = ? "  # noqa: S608 - our own names
            f"AND originator_version > ? AND originator_version <= ? "
            f"ORDER BY originator_version {order} LIMIT ?"
        )
        tot_en_met = (1 << 62) if lte is None else lte
        return list(
            self._select(query, (_uuid(originator_id).bytes, gt or 0, tot_en_met, -1 if limit is None else limit))
        )

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> list[Notification]:
        """Return the log from `start` on, at most `limit`."""
        of_topics = f"AND topic IN ({','.join('?' * len(topics))}) " if topics else ""
        query = (
            f"SELECT {STORED} FROM {TABLE} WHERE notification_id >= ? AND notification_id <= ? {of_topics}"  # noqa: S608 - our own names
            "ORDER BY notification_id LIMIT ?"
        )
        van = (start or 0) + (0 if inclusive_of_start else 1)
        return list(self._select(query, (van, (1 << 62) if stop is None else stop, *topics, limit)))

    def select_stamped(self, na: int, limit: int) -> list[StampedNotification]:
        """Return the log after `na`, with the stamps of receipt."""
        query = f"SELECT {STORED} FROM {TABLE} WHERE notification_id > ? ORDER BY notification_id LIMIT ?"  # noqa: S608 - our own names
        return self._select(query, (na, limit))

    def select_dossiers(self, ids: Sequence[UUID], tot_en_met: int) -> list[StampedNotification]:
        """Return all events of several dossiers, by dossier and version, of the log up to `tot_en_met`."""
        vragen = ",".join("?" * len(ids))
        query = (
            f"SELECT {STORED} FROM {TABLE} WHERE originator_id IN ({vragen}) AND notification_id <= ? "  # noqa: S608 - our own names
            "ORDER BY originator_id, originator_version"
        )
        return self._select(query, (*(dossier_id.bytes for dossier_id in ids), tot_en_met))

    def _select(self, query: str, params: Sequence[Any]) -> list[StampedNotification]:
        with self.datastore.transaction(commit=False) as c:
            c.execute(query, params)
            return [
                StampedNotification(
                    id=notification_id,
                    originator_id=UUID(bytes=originator_id),
                    originator_version=versie,
                    topic=topic,
                    state=state,
                    event_id=UUID(bytes=event_id),
                    ontvangen_op=ontvangen_op,
                )
                for notification_id, originator_id, versie, topic, state, event_id, ontvangen_op in c.fetchall()
            ]


def _write(c: SQLiteCursor, bijschrift: Bijschrift) -> None:
    """Write the indexes; of the numbers of one dossier the highest `volgnummer` is the one it has now."""
    c.executemany(
        "INSERT INTO pgn_index (hash, dossier_id, sleutelversie, pgn, volgnummer) "
        "VALUES (?1, ?2, ?3, ?4, (SELECT count(*) FROM pgn_index WHERE dossier_id = ?2))",
        [(regel.hash, regel.dossier_id.bytes, regel.sleutelversie, regel.pgn) for regel in bijschrift.pgns],
    )
    c.executemany(
        "INSERT INTO schoolteam_index (brin, vestiging, stroom_id) VALUES (?, ?, ?)",
        [(locatie.brin, locatie.vestiging, stroom_id.bytes) for locatie, stroom_id in bijschrift.schoolteams],
    )
    for statement, waarden in bijschrift.vernietiging:
        c.execute(statement, waarden)
    for dossier_id, in_dossier_id in bijschrift.opgegaan:
        c.execute("INSERT INTO opgegaan VALUES (?, ?)", (dossier_id.bytes, in_dossier_id.bytes))
        c.execute(
            "UPDATE opgegaan SET in_dossier_id = ? WHERE in_dossier_id = ?", (in_dossier_id.bytes, dossier_id.bytes)
        )


def _uuid(originator_id: UUID | str) -> UUID:
    return originator_id if isinstance(originator_id, UUID) else UUID(originator_id)


def _event_id(stored: StoredEvent) -> bytes:
    if not isinstance(stored, IdentifiedEvent):
        raise TypeError("every event has an id of its own")
    return stored.event_id.bytes
