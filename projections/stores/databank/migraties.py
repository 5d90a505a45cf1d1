"""How does a database come to have the tables that this version needs, while others go on using it?"""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib.resources import files

from projections.stores.databank.fouten import OpslagError
from projections.stores.databank.postgres import PostgresDatabank
from projections.stores.databank.promise import Databank, Verbinding
from projections.stores.databank.sqlite import SqliteDatabank

TABEL = """CREATE TABLE IF NOT EXISTS migratie (
    nummer INTEGER PRIMARY KEY, naam TEXT NOT NULL, sha256 TEXT NOT NULL, gedraaid_op TEXT NOT NULL
)"""
SLOT = 0x76657A75
"""The advisory lock of whoever changes tables; a killed one gives it back at once."""
WEG = "weg_"
"""
How the name of a step begins that takes something away.

Every other step only adds what a version that does not know it can leave alone, so that two versions may work side by
side. What a version stops using goes a version later, by a step of this name; older ones refuse from then on.
"""


@dataclass(frozen=True, slots=True)
class Migratie:
    """One step forward: all of it or nothing."""

    nummer: int
    naam: str
    sql: str

    @property
    def sha256(self) -> str:
        """What it says, in short: a step that was released is never changed."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Migratiestand:
    """Which step a database is at, and which are to come."""

    nummer: int
    komend: tuple[Migratie, ...]


def migraties_voor(databank: Databank, pakket: str) -> list[Migratie]:
    """Return the steps for this kind of database, in order; a package holds them as `postgres/0001_naam.sql`."""
    map_ = files(pakket) / soort_van(databank)
    bestanden = sorted((b for b in map_.iterdir() if b.name.endswith(".sql")), key=lambda b: b.name)
    return [Migratie(int(b.name[:4]), b.name[5:-4], b.read_text("utf-8")) for b in bestanden]


def soort_van(databank: Databank) -> str:
    """Return which kind of database it is."""
    return "postgres" if isinstance(databank, PostgresDatabank) else "sqlite"


def stand_van(databank: Databank, migraties: Sequence[Migratie]) -> Migratiestand:
    """
    Return how far a database is.

    Raises:
        OpslagError: a newer version took something away (`WEG`), or it was made by other steps than these.

    """
    if not databank.has_table("migratie"):
        return Migratiestand(0, tuple(migraties))
    with databank.lezen() as v:
        return _stand(databank, v, migraties)


def werk_bij(databank: Databank, pakket: str) -> None:
    """Bring the tables of a package up to this version, and close the database (raises OpslagError)."""
    with closing(databank):
        migreer(databank, migraties_voor(databank, pakket))


def migreer(databank: Databank, migraties: Sequence[Migratie]) -> list[Migratie]:
    """
    Do the steps that were not done, one transaction each, and return them; who comes second waits and does nothing.

    Raises:
        OpslagError: as `stand_van`, or a step failed; those before it were done.

    """
    gedaan: list[Migratie] = []
    if not stand_van(databank, migraties).komend:
        return gedaan
    while True:
        with databank.schrijven() as v:
            als_enige(databank, v)
            v.doe(TABEL)
            komend = _stand(databank, v, migraties).komend
            if not komend:
                return gedaan
            for statement in _statements(databank, komend[0].sql):
                v.doe(statement)
            wat = (komend[0].nummer, komend[0].naam, komend[0].sha256)
            v.doe("INSERT INTO migratie VALUES (?, ?, ?, CAST(CURRENT_TIMESTAMP AS text))", wat)
        gedaan.append(komend[0])


def moet_bij_zijn(databank: Databank, migraties: Sequence[Migratie]) -> None:
    """Refuse a database that is behind (raises OpslagError): whoever may change tables is not who serves."""
    if stand_van(databank, migraties).komend:
        raise loopt_achter(databank)


def maak_klaar(databank: Databank, migraties: Sequence[Migratie]) -> None:
    """See to it that a database can be used: a file is brought up, a server must be (raises OpslagError)."""
    if isinstance(databank, PostgresDatabank):
        moet_bij_zijn(databank, migraties)
    else:
        migreer(databank, migraties)


def klaargemaakt(databank: Databank, pakket: str) -> Databank:
    """Return a database whose tables of a package are ready for use (as `maak_klaar`); closed when they are not."""
    try:
        maak_klaar(databank, migraties_voor(databank, pakket))
    except BaseException:
        databank.close()
        raise
    return databank


def loopt_achter(databank: Databank) -> OpslagError:
    """Return the error that a database has not the tables of this version."""
    return OpslagError(f"{databank.naam} heeft de tabellen van deze versie nog niet; draai verzuimspoor migrate")


def als_enige(databank: Databank, v: Verbinding) -> None:
    """Let nobody else change tables of this schema until the transaction ends, and see that there is such a schema."""
    if isinstance(databank, PostgresDatabank):
        v.doe("SELECT pg_advisory_xact_lock(?, hashtext(?))", (SLOT, databank.schema))
        v.doe(f'CREATE SCHEMA IF NOT EXISTS "{databank.schema}"')


def _stand(databank: Databank, v: Verbinding, migraties: Sequence[Migratie]) -> Migratiestand:
    gedaan = {nummer: (naam, sha256) for nummer, naam, sha256 in v.vraag("SELECT nummer, naam, sha256 FROM migratie")}
    bekend = {m.nummer: m.sha256 for m in migraties}
    if any(gedaan[nummer][0].startswith(WEG) for nummer in gedaan.keys() - bekend.keys()):
        raise OpslagError(f"{databank.naam} is van een nieuwere versie van Verzuimspoor; werk deze bij")
    anders = [nummer for nummer in sorted(gedaan.keys() & bekend.keys()) if gedaan[nummer][1] != bekend[nummer]]
    if anders:
        raise OpslagError(f"{databank.naam} is anders gemaakt dan deze versie doet (stap {anders[0]})")
    return Migratiestand(max(gedaan, default=0), tuple(m for m in migraties if m.nummer not in gedaan))


def _statements(databank: Databank, sql: str) -> Iterator[str]:
    """Yield one statement at a time where the database wants that; PostgreSQL takes them together."""
    if not isinstance(databank, SqliteDatabank):
        yield sql
        return
    statement = ""
    for regel in sql.splitlines(keepends=True):
        statement += regel
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
