"""Which key does a pupil's data have?"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from enum import IntEnum
from pathlib import Path
from threading import Lock
from uuid import UUID

from projections.stores.verbinding import open_sqlite
from services.eventlog.errors import SleutelOntbreektError

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


Sleutelnaam = tuple[UUID, Sleutelsoort]


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
        gevonden = self._find(gevraagd)
        for dossier_id, soort in gevraagd - gevonden.keys():
            raise SleutelOntbreektError(
                f"de sleutel ({soort.name.lower()}) van dossier {dossier_id} ontbreekt in {self.path.name}"
            )
        return gevonden

    def get_or_make(self, namen: Iterable[Sleutelnaam]) -> dict[Sleutelnaam, bytes]:
        """Return the keys asked for, and make those that are not there yet, together and durably."""
        with self._lock:
            return self._get_or_make(set(namen))

    def _get_or_make(self, gevraagd: set[Sleutelnaam]) -> dict[Sleutelnaam, bytes]:
        gevonden = self._find(gevraagd)
        nieuw = [(d.bytes, s, secrets.token_bytes(KEY_BYTES)) for d, s in gevraagd - gevonden.keys()]
        if nieuw:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("INSERT OR IGNORE INTO dossier_sleutel VALUES (?, ?, ?)", nieuw)
            self._connection.execute("COMMIT")
            gevonden |= self._find(gevraagd - gevonden.keys())
        return gevonden

    def _find(self, namen: set[Sleutelnaam]) -> dict[Sleutelnaam, bytes]:
        by_stored = {(dossier_id.bytes, int(soort)): (dossier_id, soort) for dossier_id, soort in namen}
        ids = sorted({dossier_id for dossier_id, _ in by_stored})
        gevonden: dict[Sleutelnaam, bytes] = {}
        for start in range(0, len(ids), CHUNK):
            deel = ids[start : start + CHUNK]
            vragen = ",".join("?" * len(deel))
            query = f"SELECT dossier_id, soort, sleutel FROM dossier_sleutel WHERE dossier_id IN ({vragen})"  # noqa: S608 - only question marks
            for dossier_id, soort, sleutel in self._connection.execute(query, deel):
                naam = by_stored.get((dossier_id, soort))
                if naam is not None:
                    gevonden[naam] = sleutel
        return gevonden

    def aantal(self) -> int:
        """Return how many keys there are."""
        return int(self._connection.execute("SELECT count(*) FROM dossier_sleutel").fetchone()[0])
