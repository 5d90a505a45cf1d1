"""How do many rows go into PostgreSQL at once, without being written as text and read again?"""

from collections.abc import Sequence
from typing import Any, LiteralString

import psycopg
from psycopg.sql import SQL, Identifier

Connection = psycopg.Connection[tuple[Any, ...]]
Rijen = Sequence[Sequence[Any]]
SOORTEN = """
    SELECT attname, atttypid::int, format_type(atttypid, NULL) FROM pg_attribute
    WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped
"""


class Storter:
    """Adds rows by what is known of the columns of a database: their kinds never change, so they are asked once."""

    def __init__(self) -> None:
        self._soorten: dict[str, dict[str, tuple[int, str]]] = {}

    def stort(self, connection: Connection, tabel: str, kolommen: Sequence[str], rijen: Rijen) -> None:
        """Add rows by binary COPY; each value is of the kind of its column."""
        namen = SQL(", ").join(map(Identifier, kolommen))
        statement = SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(Identifier(tabel), namen)
        soorten = [nummer for nummer, _ in self._kinds(connection, tabel, kolommen)]
        with connection.cursor() as cursor, cursor.copy(statement) as copy:
            copy.set_types(soorten)
            for rij in rijen:
                copy.write_row(rij)

    def vul_aan(self, connection: Connection, tabel: str, kolommen: Sequence[str], rijen: Rijen) -> int:
        """Add those rows that contradict none that is there, in one statement; return how many."""
        if not rijen:
            return 0
        soorten: list[LiteralString] = [naam for _, naam in self._kinds(connection, tabel, kolommen)]
        statement = SQL("INSERT INTO {} ({}) SELECT * FROM unnest({}) ON CONFLICT DO NOTHING").format(
            Identifier(tabel),
            SQL(", ").join(map(Identifier, kolommen)),
            SQL(", ").join(SQL("%b::") + SQL(soort) + SQL("[]") for soort in soorten),
        )
        per_kolom = [list(kolom) for kolom in zip(*rijen, strict=True)]
        return connection.execute(statement, per_kolom).rowcount

    def _kinds(self, connection: Connection, tabel: str, kolommen: Sequence[str]) -> list[tuple[int, str]]:
        """Return the number and the name of the kinds of columns."""
        if tabel not in self._soorten:
            gevonden = connection.execute(SOORTEN, (tabel,)).fetchall()
            self._soorten[tabel] = {kolom: (nummer, naam) for kolom, nummer, naam in gevonden}
        return [self._soorten[tabel][kolom] for kolom in kolommen]
