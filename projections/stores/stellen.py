"""
Of two sets of rows, which one answers, and what is the other for?

A set is a file, or a schema of a server. A row in the first set says which of the two is in use; everybody who reads or
writes looks there first, in the same transaction, so that nobody ever sees a bit of both (decision 0023).
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from domain.tijdzone import moment_of
from projections.stores.databank import Databank, PostgresDatabank, SqliteDatabank, Verbinding
from projections.stores.databank.migraties import als_enige, loopt_achter
from projections.stores.databank.postgres import PostgresVerbinding
from projections.stores.databank.sqlite import SqliteVerbinding

TABEL = """CREATE TABLE IF NOT EXISTS gebruik (
    een INTEGER PRIMARY KEY CHECK (een = 1), nummer INTEGER NOT NULL, ander TEXT NOT NULL, vergeleken BIGINT
)"""
EERSTE = "INSERT INTO gebruik VALUES (1, 1, 'leeg', NULL) ON CONFLICT DO NOTHING"
LEES = "SELECT nummer, ander, vergeleken FROM gebruik"


class Ander(StrEnum):
    """What the set that is not in use is for."""

    LEEG = "leeg"
    NIEUW = "nieuw"
    VORIGE = "vorige"


@dataclass(frozen=True, slots=True)
class Gebruik:
    """Which set is in use, what the other is for, and when the two were last compared, while the other was new."""

    nummer: int
    ander: Ander = Ander.LEEG
    vergeleken: datetime | None = None

    @property
    def andere(self) -> int:
        """The number of the other set."""
        return 3 - self.nummer


class Stellen(Databank, Protocol):
    """The two sets as one database: whoever reads or writes does so in the set that is in use."""

    def gebruik(self) -> Gebruik:
        """Return which set is in use (raises OpslagError)."""

    def stel(self, nummer: int) -> Databank:
        """Open one set by itself, whichever is in use; the caller closes it (raises OpslagError)."""

    def zet(self, van: Gebruik, naar: Gebruik, *, mits: "Mits" = ...) -> bool:
        """
        Change which set is in use, or what is known of the other, in one step; return whether it was done.

        Not when it is no longer as `van` says. Nobody is writing in the set in use while `mits` is asked.
        """

    def grootte(self) -> int:
        """Return how many bytes the rows in use take (raises OpslagError)."""


class Mits(Protocol):
    """Says whether a change may be made, while nobody writes."""

    def __call__(self) -> bool:
        """Return whether so."""


def altijd() -> bool:
    """Allow it."""
    return True


def _gebruik(v: Verbinding, hoe: str = "") -> Gebruik:
    [(nummer, ander, vergeleken)] = v.vraag(f"{LEES}{hoe}")
    return Gebruik(nummer, Ander(ander), None if vergeleken is None else moment_of(vergeleken))


def _zet(v: Verbinding, naar: Gebruik, micros: int | None) -> None:
    v.doe("UPDATE gebruik SET nummer = ?, ander = ?, vergeleken = ?", (naar.nummer, naar.ander.value, micros))


def _micros(moment: datetime | None) -> int | None:
    return None if moment is None else round(moment.timestamp() * 1_000_000)


class SqliteStellen(SqliteDatabank):
    """Two files: the second has the name of the first, with -2 behind it."""

    def __init__(self, path: Path) -> None:
        self._tweede: SqliteDatabank | None = None
        with closing(SqliteDatabank(path)) as eerste:
            if not eerste.has_table("gebruik"):
                with eerste.schrijven() as v:
                    v.doe(TABEL)
                    v.doe(EERSTE)
        super().__init__(path)

    def gebruik(self) -> Gebruik:
        """Return which set is in use (raises OpslagError)."""
        with super().lezen() as v:
            return _gebruik(v)

    def stel(self, nummer: int) -> SqliteDatabank:
        """Open one set by itself, whichever is in use (raises OpslagError)."""
        return SqliteDatabank(self._path(nummer))

    def zet(self, van: Gebruik, naar: Gebruik, *, mits: Mits = altijd) -> bool:
        """Change which set is in use, or what is known of the other, in one step; return whether it was done."""
        with super().schrijven() as v:
            goed = _gebruik(v) == van and mits()
            if goed:
                _zet(v, naar, _micros(naar.vergeleken))
        return goed

    def grootte(self) -> int:
        """Return how many bytes the rows in use take (raises OpslagError)."""
        with self.lezen() as v:
            [(bladzijden,)], [(leeg,)] = v.vraag("PRAGMA page_count"), v.vraag("PRAGMA freelist_count")
            return int((bladzijden - leeg) * v.vraag("PRAGMA page_size")[0][0])

    @contextmanager
    def lezen(self) -> Iterator[SqliteVerbinding]:
        """Look at one moment of the set in use, whatever others do meanwhile (raises OpslagError)."""
        with super().lezen() as v:
            tweede = self._second(v)
            if tweede is None:
                yield v
        if tweede is not None:
            with tweede.lezen() as v:
                yield v

    @contextmanager
    def schrijven(self) -> Iterator[SqliteVerbinding]:
        """Open a transaction in the set in use, which stays so until it ends (raises BotsingError, OpslagError)."""
        with super().schrijven() as v:
            tweede = self._second(v)
            if tweede is None:
                yield v
            else:
                with tweede.schrijven() as in_tweede:
                    yield in_tweede

    def compact(self, tabellen: Sequence[str]) -> None:
        """Write the files anew, without what was deleted (raises OpslagError)."""
        super().compact(tabellen)
        if self._path(2).exists():
            self._opened().compact(tabellen)

    def close(self) -> None:
        """Close what nobody uses; the rest closes when it comes back."""
        super().close()
        if self._tweede is not None:
            self._tweede.close()

    def _second(self, v: Verbinding) -> SqliteDatabank | None:
        return self._opened() if _gebruik(v).nummer == 2 else None

    def _opened(self) -> SqliteDatabank:
        self._tweede = self._tweede or self.stel(2)
        return self._tweede

    def _path(self, nummer: int) -> Path:
        return self.path if nummer == 1 else self.path.with_name(f"{self.path.name}-2")


class PostgresStellen(PostgresDatabank):
    """Two schemas: the second has the name of the first, with _2 behind it."""

    def __init__(self, adres: str, schema: str) -> None:
        """
        Connect.

        Raises:
            OpslagError: the server cannot be used, or has not the tables of this version.

        """
        super().__init__(adres, schema, plan_anew=True)
        if not self._has(schema, "gebruik"):
            self.close()
            raise loopt_achter(self)

    @staticmethod
    def prepare(adres: str, schema: str) -> None:
        """Make what says which set is in use, in a server that has it not yet (raises OpslagError)."""
        with closing(PostgresDatabank(adres, schema)) as databank:
            if not databank.has_table("gebruik"):
                with databank.schrijven() as v:
                    als_enige(databank, v)
                    v.doe(TABEL)
                    v.doe(EERSTE)

    def gebruik(self) -> Gebruik:
        """Return which set is in use (raises OpslagError)."""
        with super().lezen() as v:
            return _gebruik(v)

    def stel(self, nummer: int) -> PostgresDatabank:
        """Open one set by itself, whichever is in use (raises OpslagError)."""
        return PostgresDatabank(self.adres, self._schema(nummer), plan_anew=True)

    def zet(self, van: Gebruik, naar: Gebruik, *, mits: Mits = altijd) -> bool:
        """Change which set is in use, or what is known of the other, in one step; return whether it was done."""
        with super().schrijven() as v:
            goed = _gebruik(v, " FOR UPDATE") == van and mits()
            if goed:
                _zet(v, naar, _micros(naar.vergeleken))
        return goed

    def grootte(self) -> int:
        """Return how many bytes the rows in use take (raises OpslagError)."""
        query = "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c WHERE c.relkind = 'r' "
        with self.lezen() as v:
            [(bytes_,)] = v.vraag(f"{query} AND c.relnamespace = current_schema()::regnamespace")
        return int(bytes_)

    @contextmanager
    def lezen(self) -> Iterator[PostgresVerbinding]:
        """Look at one moment of the set in use, whatever others do meanwhile (raises OpslagError)."""
        with super().lezen() as v:
            self._look_there(v, _gebruik(v).nummer)
            yield v

    @contextmanager
    def schrijven(self) -> Iterator[PostgresVerbinding]:
        """Open a transaction in the set in use, which stays so until it ends (raises BotsingError, OpslagError)."""
        with super().schrijven() as v:
            self._look_there(v, _gebruik(v, " FOR SHARE").nummer)
            yield v

    def has_table(self, naam: str) -> bool:
        """Say whether there is a table of this name in the set in use (raises OpslagError)."""
        return self._has(self._schema(self.gebruik().nummer), naam)

    def compact(self, tabellen: Sequence[str]) -> None:
        """Write these tables anew in both sets, without what was deleted (raises OpslagError)."""
        for nummer in (1, 2):
            with closing(self.stel(nummer)) as databank:
                databank.compact([tabel for tabel in tabellen if databank.has_table(tabel)])

    def _look_there(self, v: PostgresVerbinding, nummer: int) -> None:
        if nummer == 2:
            v.vraag("SELECT set_config('search_path', ?, true)", (f'"{self._schema(nummer)}"',))

    def _has(self, schema: str, tabel: str) -> bool:
        with super().lezen() as v:
            return bool(v.vraag("SELECT 1 FROM pg_tables WHERE schemaname = ? AND tablename = ?", (schema, tabel)))

    def _schema(self, nummer: int) -> str:
        return self.schema if nummer == 1 else f"{self.schema}_2"
