"""Key stores to test: where they lie, what lies in them, and master keys that watch or live elsewhere."""

import sqlite3
from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from projections.stores.databank import open_databank
from projections.stores.databank.openen import is_postgres
from services.eventlog.meester import Meestersleutel
from services.eventlog.meesterbestand import Meesterbestand
from services.eventlog.sleutelgeheugen import Sleutelgeheugen
from services.eventlog.sleutels import SCHEMA, Sleutelkast, open_sleutelkast
from tests.kit.postgres import everything_in

PLAT = """
CREATE TABLE index_sleutel (versie INTEGER PRIMARY KEY, sleutel BLOB NOT NULL);
CREATE TABLE id_sleutel (een INTEGER PRIMARY KEY CHECK (een = 1), sleutel BLOB NOT NULL);
CREATE TABLE zegel_sleutel (
    een INTEGER PRIMARY KEY CHECK (een = 1), sleutel BLOB NOT NULL, bezegeld INTEGER NOT NULL
);
CREATE TABLE dossier_sleutel (
    dossier_id BLOB NOT NULL, soort INTEGER NOT NULL, sleutel BLOB NOT NULL, PRIMARY KEY (dossier_id, soort)
) WITHOUT ROWID;
"""
"""The tables of a key file as it was before keys were wrapped."""


@dataclass
class Kastopslag:
    """A place for a key store: it can be opened more than once, from another process too, and be tampered with."""

    adres: str
    meester: Path
    opened: list[Sleutelkast] = field(default_factory=list)

    def open(self, meester: Meestersleutel | None = None) -> Sleutelkast:
        """Open the key store once more; it is closed after the test."""
        self.opened.append(open_sleutelkast(self.adres, meester or Meesterbestand(self.meester)))
        return self.opened[-1]

    def open_with(self, geheugen: Sleutelgeheugen, meester: Meestersleutel | None = None) -> Sleutelkast:
        """Open it with a memory of one's own."""
        databank = open_databank(self.adres, SCHEMA)
        self.opened.append(Sleutelkast(databank, meester or Meesterbestand(self.meester), geheugen))
        return self.opened[-1]

    @property
    def is_file(self) -> bool:
        """Whether it lies in a file."""
        return not is_postgres(self.adres)

    def ask(self, statement: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Ask something behind the back of the key store."""
        with closing(open_databank(self.adres, SCHEMA)) as databank, databank.lezen() as v:
            return v.vraag(statement, params)

    def change(self, statement: str, params: Sequence[Any] = ()) -> None:
        """Run a statement behind the back of the key store."""
        with closing(open_databank(self.adres, SCHEMA)) as databank, databank.schrijven() as v:
            v.doe(statement, params)

    def on_disk(self) -> bytes:
        """Return everything that is stored, without the master key."""
        if not self.is_file:
            return everything_in(self.adres, SCHEMA)
        path = Path(self.adres)
        return b"\0".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


class Meekijkend:
    """A master key that does something of the test's just before it wraps or unwraps."""

    def __init__(self, echt: Meestersleutel) -> None:
        self.echt, self.naam = echt, echt.naam
        self.voor_wrap: Callable[[], None] | None = None
        self.na_unwrap: Callable[[], None] | None = None
        self.uitgepakt: list[int] = []
        """How many keys were unwrapped, by call."""

    def versies(self) -> Collection[int]:
        return self.echt.versies()

    def maak(self, versie: int) -> None:
        self.echt.maak(versie)

    def vergeet(self, versie: int) -> bool:
        return self.echt.vergeet(versie)

    def wrap(self, versie: int, sleutels: Sequence[tuple[bytes, bytes]]) -> list[bytes]:
        if (doe := self.voor_wrap) is not None:
            self.voor_wrap = None
            doe()
        return self.echt.wrap(versie, sleutels)

    def unwrap(self, versie: int, verpakt: Sequence[tuple[bytes, bytes]]) -> list[bytes | None]:
        self.uitgepakt.append(len(verpakt))
        sleutels = self.echt.unwrap(versie, verpakt)
        if (doe := self.na_unwrap) is not None:
            self.na_unwrap = None
            doe()
        return sleutels


def plat_bestand(path: Path, dossiers: dict[tuple[UUID, int], bytes], vast: dict[str, bytes]) -> None:
    """Make a key file as an older version did; `vast` holds `index`, `id` and `zegel`. An empty key was destroyed."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(PLAT)
        connection.execute("INSERT INTO index_sleutel VALUES (1, ?)", (vast["index"],))
        connection.execute("INSERT INTO id_sleutel VALUES (1, ?)", (vast["id"],))
        if "zegel" in vast:
            connection.execute("INSERT INTO zegel_sleutel VALUES (1, ?, 1)", (vast["zegel"],))
        else:
            connection.execute("DROP TABLE zegel_sleutel")
        rijen = [(dossier_id.bytes, soort, sleutel) for (dossier_id, soort), sleutel in dossiers.items()]
        connection.executemany("INSERT INTO dossier_sleutel VALUES (?, ?, ?)", rijen)
    path.chmod(0o600)


def maak_plat(path: Path, *, zegel: bool = True) -> None:
    """
    Turn a key file back into one of an older version, with the same keys.

    What it was known by was the key of the index then, so that becomes the key of the index.
    """
    with closing(open_sleutelkast(path)) as kast:
        rijen = kast.databank
        with rijen.lezen() as v:
            namen = [(UUID(bytes=d), soort) for d, soort in v.vraag("SELECT dossier_id, soort FROM dossier_sleutel")]
        gevonden = kast.find(namen)
        vast = {naam: sleutel for (naam, _), sleutel in kast._vaste.items() if naam in ("id", "zegel")}
        vast["index"] = kast._vaste["kenmerk", 1]
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()
    path.with_suffix(".meester").unlink()
    plat_bestand(path, {naam: gevonden.get(naam, b"") for naam in namen}, vast if zegel else _without_seal(vast))


def _without_seal(vast: dict[str, bytes]) -> dict[str, bytes]:
    return {naam: sleutel for naam, sleutel in vast.items() if naam != "zegel"}
