"""Which key does a pupil's data have?"""

import hashlib
import hmac
import secrets
import sqlite3
from collections.abc import Iterable
from enum import IntEnum
from pathlib import Path
from threading import Lock
from uuid import UUID

from projections.stores.verbinding import compact, open_sqlite
from services.eventlog.errors import EventLogError, SleutelOntbreektError, SleutelVernietigdError

KEY_BYTES = 32
CHUNK = 500
SCHEMA = (
    "CREATE TABLE IF NOT EXISTS index_sleutel (versie INTEGER PRIMARY KEY, sleutel BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS id_sleutel (een INTEGER PRIMARY KEY CHECK (een = 1), sleutel BLOB NOT NULL)",
    """CREATE TABLE IF NOT EXISTS zegel_sleutel (
        een INTEGER PRIMARY KEY CHECK (een = 1), sleutel BLOB NOT NULL, bezegeld INTEGER NOT NULL
    )""",
    """CREATE TABLE IF NOT EXISTS dossier_sleutel (
        dossier_id BLOB NOT NULL, soort INTEGER NOT NULL, sleutel BLOB NOT NULL, PRIMARY KEY (dossier_id, soort)
    ) WITHOUT ROWID""",
)


class Sleutelsoort(IntEnum):
    """Enforcement data has a key of its own, since it is kept for another term (R-7.3)."""

    DOSSIER = 0
    WPG = 1
    BEWIJS = 2
    """That something was destroyed, by whom and on what ground: derived, so that every copy of the key file has it."""


Sleutelnaam = tuple[UUID, int]
"""A stream and a kind of key; of enforcement data there is another one, 16 further, after each destruction."""
KINDS = 16
MOST = 256


def is_soort(soort: int) -> bool:
    """Say whether a number is that of a key that there may be."""
    return 0 <= soort <= Sleutelsoort.BEWIJS or (soort < MOST and soort % KINDS == Sleutelsoort.WPG)


class Sleutelbestand:
    """
    The local key file: a key per pupil and kind, and the key of the index of numbers.

    It is readable by its owner only and lives apart from the store, so that a copy of the store alone says nothing.
    A key is on disk before the first event that needs it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.zegelsleutel: bytes
        """What checkpoints are signed with (Ed25519)."""
        self._lock = Lock()
        self._connection = open_sqlite(path)
        self._connection.execute("PRAGMA secure_delete = ON")
        self._connection.execute("BEGIN IMMEDIATE")
        for statement in SCHEMA:
            self._connection.execute(statement)
        self._connection.execute("INSERT OR IGNORE INTO index_sleutel VALUES (1, ?)", (secrets.token_bytes(KEY_BYTES),))
        self._connection.execute("INSERT OR IGNORE INTO id_sleutel VALUES (1, ?)", (secrets.token_bytes(KEY_BYTES),))
        self._connection.execute(
            "INSERT OR IGNORE INTO zegel_sleutel VALUES (1, ?, 0)", (secrets.token_bytes(KEY_BYTES),)
        )
        self._connection.execute("COMMIT")
        (self.zegelsleutel,) = self._connection.execute("SELECT sleutel FROM zegel_sleutel").fetchone()
        (self._id_sleutel,) = self._connection.execute("SELECT sleutel FROM id_sleutel").fetchone()
        self.index_versie, self._index_sleutel = self._connection.execute(
            "SELECT versie, sleutel FROM index_sleutel ORDER BY versie DESC LIMIT 1"
        ).fetchone()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def index_of(self, pgn: str) -> bytes:
        """Return what a personal number is found by; without the key it says nothing."""
        return hmac.digest(self._index_sleutel, pgn.encode(), hashlib.sha256)

    @property
    def naamruimte(self) -> UUID:
        """From what the ids of events are derived; it does not change when other keys do."""
        return UUID(bytes=hmac.digest(self._id_sleutel, b"verzuimspoor: naamruimte", hashlib.sha256)[:16])

    @property
    def vingerafdruk(self) -> bytes:
        """What tells this key file from another, without telling its keys."""
        return hmac.digest(self._index_sleutel, b"verzuimspoor: vingerafdruk", hashlib.sha256)

    @property
    def stempelsleutel(self) -> bytes:
        """With what each block of the seal is stamped, so that nobody can forge one with the store alone."""
        return hmac.digest(self.zegelsleutel, b"verzuimspoor: stempel", hashlib.sha256)

    @property
    def bezegeld(self) -> bool:
        """Whether the store was sealed once: whoever takes its seal away does not get it a new one."""
        return bool(self._connection.execute("SELECT bezegeld FROM zegel_sleutel").fetchone()[0])

    def onthoud_bezegeld(self) -> None:
        """Remember that the store is sealed."""
        self._connection.execute("UPDATE zegel_sleutel SET bezegeld = 1")

    def get(self, namen: Iterable[Sleutelnaam]) -> dict[Sleutelnaam, bytes]:
        """
        Return the keys asked for, fetched together.

        Raises:
            SleutelOntbreektError: one of them is not there.

        """
        gevraagd = set(namen)
        gevonden = self.find(gevraagd)
        for naam in gevraagd - gevonden.keys():
            raise self.missing(naam)
        return gevonden

    def missing(self, naam: Sleutelnaam) -> SleutelOntbreektError:
        """Return the error that a key is not there."""
        soort = Sleutelsoort(naam[1] % KINDS).name.lower()
        return SleutelOntbreektError(f"de sleutel ({soort}) van dossier {naam[0]} ontbreekt in {self.path.name}")

    def get_or_make(self, namen: Iterable[Sleutelnaam]) -> dict[Sleutelnaam, bytes]:
        """
        Return the keys asked for, and make those that are not there yet, together and durably.

        Raises:
            SleutelVernietigdError: one of them was destroyed.

        """
        with self._lock:
            return self._get_or_make(set(namen))

    def _get_or_make(self, gevraagd: set[Sleutelnaam]) -> dict[Sleutelnaam, bytes]:
        gevonden = self.find(gevraagd)
        nieuw = [(d.bytes, s, secrets.token_bytes(KEY_BYTES)) for d, s in gevraagd - gevonden.keys()]
        if nieuw:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("INSERT OR IGNORE INTO dossier_sleutel VALUES (?, ?, ?)", nieuw)
            self._connection.execute("COMMIT")
            gevonden |= self.find(gevraagd - gevonden.keys())
        if gevraagd - gevonden.keys():
            raise SleutelVernietigdError("een dossier is intussen vernietigd: lees opnieuw en beslis opnieuw")
        return gevonden

    def find(self, namen: Iterable[Sleutelnaam]) -> dict[Sleutelnaam, bytes]:
        """Return those of the keys asked for that are there."""
        by_stored = {(dossier_id.bytes, int(soort)): (dossier_id, soort) for dossier_id, soort in namen}
        ids = sorted({dossier_id for dossier_id, _ in by_stored})
        gevonden = {naam: self._proof(naam[0]) for naam in by_stored.values() if naam[1] == Sleutelsoort.BEWIJS}
        for start in range(0, len(ids), CHUNK):
            deel = ids[start : start + CHUNK]
            vragen = ",".join("?" * len(deel))
            query = f"SELECT dossier_id, soort, sleutel FROM dossier_sleutel WHERE dossier_id IN ({vragen})"  # noqa: S608 - only question marks
            for dossier_id, soort, sleutel in self._connection.execute(query, deel):
                naam = by_stored.get((dossier_id, soort))
                if naam is not None and sleutel:
                    gevonden[naam] = sleutel
        return gevonden

    def _proof(self, dossier_id: UUID) -> bytes:
        return hmac.digest(self._id_sleutel, b"verzuimspoor: bewijs" + dossier_id.bytes, hashlib.sha256)

    def destroy(self, namen: Iterable[Sleutelnaam]) -> None:
        """
        Overwrite keys for ever: in the file, and in what SQLite keeps beside it. They are never made again.

        Raises:
            EventLogError: somebody keeps reading the file; the keys are gone but may lie in its `-wal` still.

        """
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(
                "INSERT INTO dossier_sleutel VALUES (?, ?, x'') ON CONFLICT DO UPDATE SET sleutel = x''",
                [(dossier_id.bytes, int(soort)) for dossier_id, soort in namen],
            )
            self._connection.execute("COMMIT")
            try:
                compact(self._connection)
            except sqlite3.OperationalError as fout:
                raise EventLogError(f"het sleutelbestand is niet op te schonen ({fout}); doe het nog eens") from fout

    def aantal(self) -> int:
        """Return how many keys there are."""
        return int(self._connection.execute("SELECT count(*) FROM dossier_sleutel WHERE sleutel <> x''").fetchone()[0])
