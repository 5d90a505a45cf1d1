"""How are rows kept in SQLite?"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from domain.tijdzone import micros, moment_of
from projections.bitemporaal import ALTIJD, Wijziging
from projections.stores.sqlite_overzichten import SCHOOLKOLOMMEN, SqliteOverzichten, filters_on, op_school
from projections.stores.verbinding import compact, open_sqlite
from projections.stores.vraag import Vraag
from projections.views import CATALOGUE
from projections.views.view import Rij, View

CHUNK = 500
KIB_OF_PAGES = 32 * 1024
"""Kept in memory at most: with the default of 2 MiB a list read every page from the file again, among many dossiers."""
GEVOLGD = "gevolgd_op"
KADER = "kader"
VOORBIJ = """
    WITH voorbij AS (
        SELECT dossier_id, soort, sleutel, start, vervalt_op, MIN(van) AS op, aan_zet FROM termijnen
        WHERE bekend_tot > :bekend AND bekend_van <= :bekend AND status IN ('verlopen', 'te-laat', 'beeindigd')
        GROUP BY dossier_id, soort, sleutel, start, vervalt_op)
"""
"""Every term that passes, as it stands on the first day on which it has (SQLite takes the row that has the MIN)."""


class SqliteRows(SqliteOverzichten):
    """
    The rows of all views in one SQLite file, the same as that of the log.

    A row is held true from `bekend_van` until (not including) `bekend_tot`, in microseconds since 1970 (UTC).
    """

    def __init__(self, path: Path) -> None:
        self._connection = open_sqlite(path)
        self._connection.execute(f"PRAGMA cache_size = -{KIB_OF_PAGES}")
        with self.writing() as schrijver:
            schrijver.make_tables()

    def close(self) -> None:
        """Close the store."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Iterator["SqliteSchrijver"]:
        """Open a transaction; a second writer waits for the first."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield SqliteSchrijver(self._connection)
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def positions(self) -> dict[str, int]:
        """Return by view up to where in the log its rows are."""
        return SqliteSchrijver(self._connection).positions()

    def gevolgd_op(self) -> datetime | None:
        """Return the moment up to which everything received is in the rows; None before the first time."""
        row = self._connection.execute("SELECT position FROM positie WHERE view = ?", (GEVOLGD,)).fetchone()
        return None if row is None else moment_of(row[0])

    def all(self, view: View) -> list[tuple[Any, ...]]:
        """Return every row of a view, also those no longer held true, in a fixed order."""
        order = ", ".join(("dossier_id", "bekend_van", *view.sleutel))
        return self._connection.execute(f"SELECT * FROM {view.name} ORDER BY {order}").fetchall()  # noqa: S608 - our own names

    def thuiszitters(
        self, vraag: Vraag, *, gemeentecode: str | None = None, status: str | None = None
    ) -> list[dict[str, Any]]:
        """Return who is at home on a day as known at a moment, with the pact term, by the day it falls due."""
        filters, params = filters_on("s", {"gemeentecode": gemeentecode, "status": status})
        query = f"""
            SELECT s.*, t.soort AS termijn_soort, t.vervalt_op, t.status AS termijn_status,
                t.uitleg AS termijn_uitleg, {SCHOOLKOLOMMEN}
            FROM statuslijn s {op_school("s")} LEFT JOIN termijnen t
                ON t.dossier_id = s.dossier_id AND t.soort = 'thuiszitterspact' AND t.sleutel = s.thuis_sinds
                AND t.van <= :dag AND t.tot_en_met >= :dag AND t.bekend_van <= :bekend AND t.bekend_tot > :bekend
            WHERE s.bekend_tot > :bekend AND s.bekend_van <= :bekend
                AND s.tot_en_met >= :dag AND s.van <= :dag {filters}
            ORDER BY t.vervalt_op IS NULL, t.vervalt_op, hex(s.dossier_id)
        """  # noqa: S608 - the filters are our own names
        return self._ask(query, vraag, params)

    def termijnen(
        self, vraag: Vraag, *, soort: str | None = None, status: str | None = None, binnen: int | None = None
    ) -> list[dict[str, Any]]:
        """Return the terms that had started on a day, as known at a moment, by the day they fall due."""
        filters, params = filters_on("t", {"soort": soort, "status": status})
        if binnen is not None:
            filters += " AND t.vervalt_op BETWEEN :dag AND :uiterlijk"
            params["uiterlijk"] = (vraag.peildatum + timedelta(days=binnen)).isoformat()
        query = f"""
            SELECT t.* FROM termijnen t
            WHERE t.bekend_tot > :bekend AND t.bekend_van <= :bekend
                AND t.tot_en_met >= :dag AND t.van <= :dag {filters}
            ORDER BY t.vervalt_op, hex(t.dossier_id), t.soort, t.sleutel
        """  # noqa: S608 - the filters are our own names
        return self._ask(query, vraag, params)

    def verstrekend(self, vraag: Vraag) -> list[dict[str, Any]]:
        """Return the terms that have passed on a day while no passing of them stands recorded, in due order."""
        query = """
            SELECT t.* FROM voorbij t
            WHERE t.op <= :dag AND NOT EXISTS (
                SELECT 1 FROM klokslagen k WHERE k.dossier_id = t.dossier_id AND k.slag = 'verstreken'
                    AND k.soort = t.soort AND k.sleutel = t.sleutel AND k.vervalt_op = t.vervalt_op AND k.op = t.op
                    AND k.bekend_tot > :bekend AND k.bekend_van <= :bekend)
            ORDER BY t.op, hex(t.dossier_id), t.soort, t.sleutel
        """
        return self._ask(VOORBIJ + query, vraag, {})

    def ten_onrechte_verstreken(self, vraag: Vraag) -> list[dict[str, Any]]:
        """Return the recorded passings of terms that, as now known, have not passed or passed on another day."""
        query = """
            SELECT k.dossier_id, k.soort, k.sleutel, k.vervalt_op, k.op FROM klokslagen k LEFT JOIN voorbij t
                ON t.dossier_id = k.dossier_id AND t.soort = k.soort AND t.sleutel = k.sleutel
                    AND t.vervalt_op = k.vervalt_op AND t.op = k.op
            WHERE k.slag = 'verstreken' AND k.bekend_tot > :bekend AND k.bekend_van <= :bekend AND k.op <= :dag
                AND t.op IS NULL
            ORDER BY k.op, hex(k.dossier_id), k.soort, k.sleutel
        """
        return self._ask(VOORBIJ + query, vraag, {})

    def verschuldigde_stappen(self, vraag: Vraag, *, vanaf: date | None = None) -> list[dict[str, Any]]:
        """Return the steps of the ladder that are due on a day and were not signalled, in due order."""
        query = """
            SELECT s.dossier_id, s.soort, s.aan, s.sleutel, MIN(s.van) AS van FROM stappen s
            WHERE s.bekend_tot > :bekend AND s.bekend_van <= :bekend AND s.tot_en_met >= :vanaf AND s.van <= :dag
                AND NOT EXISTS (
                    SELECT 1 FROM klokslagen k WHERE k.dossier_id = s.dossier_id AND k.slag = 'signaal'
                        AND k.soort = s.soort AND k.aan = s.aan AND k.sleutel = s.sleutel
                        AND k.bekend_tot > :bekend AND k.bekend_van <= :bekend)
            GROUP BY s.dossier_id, s.soort, s.aan, s.sleutel
            ORDER BY van, hex(s.dossier_id), s.soort, s.sleutel
        """
        return self._ask(query, vraag, {"vanaf": (vanaf or vraag.peildatum).isoformat()})

    def count(self, dossier_ids: Iterable[UUID]) -> int:
        """Return how many rows there are of some dossiers, in all views, also those no longer held true."""
        queries = [f"SELECT count(*) FROM {view.name} WHERE dossier_id = ?" for view in CATALOGUE]  # noqa: S608 - our own names
        return sum(
            self._connection.execute(query, (dossier_id.bytes,)).fetchone()[0]
            for dossier_id in dossier_ids
            for query in queries
        )

    def compact(self) -> None:
        """See to it that nothing of rows that were dropped is left in the files: they are written anew."""
        compact(self._connection)

    def _ask(self, query: str, vraag: Vraag, params: dict[str, str]) -> list[dict[str, Any]]:
        cursor = self._connection.execute(
            query, {"dag": vraag.peildatum.isoformat(), "bekend": micros(vraag.bekend_op), **params}
        )
        namen = [kolom[0] for kolom in cursor.description]
        rows = [dict(zip(namen, row, strict=True)) for row in cursor]
        for row in rows:
            if "dossier_id" in row:
                row["dossier_id"] = UUID(bytes=row["dossier_id"])
        return rows


class SqliteSchrijver:
    """One open transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def make_tables(self) -> None:
        """Make what is not there yet."""
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS positie (view TEXT PRIMARY KEY, position INTEGER NOT NULL)"
        )
        for view in CATALOGUE:
            for statement in _schema(view):
                self._connection.execute(statement)

    def positions(self) -> dict[str, int]:
        """Return by view up to where in the log its rows are."""
        stored = dict(self._connection.execute("SELECT view, position FROM positie"))
        return {view.name: stored.get(view.name, 0) for view in CATALOGUE}

    def staand(self, view: View, dossier_ids: Iterable[UUID]) -> dict[UUID, dict[Rij, int]]:
        """Return by dossier the rows that are held true now, and since when."""
        ids = list(dossier_ids)
        rows: dict[UUID, dict[Rij, int]] = {dossier_id: {} for dossier_id in ids}
        kolommen = ", ".join(view.kolommen)
        for start in range(0, len(ids), CHUNK):
            deel = [dossier_id.bytes for dossier_id in ids[start : start + CHUNK]]
            query = (
                f"SELECT dossier_id, bekend_van, {kolommen} FROM {view.name} "  # noqa: S608 - our own names
                f"WHERE dossier_id IN ({','.join('?' * len(deel))}) AND bekend_tot = {ALTIJD}"
            )
            for dossier_id, bekend_van, *waarden in self._connection.execute(query, deel):
                rows[UUID(bytes=dossier_id)][view.rij(*waarden)] = bekend_van
        return rows

    def apply(self, view: View, wijzigingen: Mapping[UUID, Wijziging]) -> None:
        """Change the rows of some dossiers."""
        opnieuw = [(d.bytes,) for d, w in wijzigingen.items() if w.opnieuw]
        self._connection.executemany(f"DELETE FROM {view.name} WHERE dossier_id = ?", opnieuw)  # noqa: S608 - our own name
        sleutel = " AND ".join(f"{kolom} = ?" for kolom in view.sleutel)
        self._connection.executemany(
            f"UPDATE {view.name} SET bekend_tot = ? WHERE dossier_id = ? AND bekend_van = ? AND {sleutel}",  # noqa: S608 - our own names
            [
                (tot, d.bytes, van, *(getattr(rij, kolom) for kolom in view.sleutel))
                for d, w in wijzigingen.items()
                for rij, van, tot in w.gesloten
            ],
        )
        vragen = ", ".join("?" * (len(view.kolommen) + 3))
        self._connection.executemany(
            f"INSERT INTO {view.name} VALUES ({vragen})",  # noqa: S608 - our own name
            [
                (d.bytes, van, tot, *(getattr(rij, kolom) for kolom in view.kolommen))
                for d, w in wijzigingen.items()
                for rij, van, tot in w.geopend
            ],
        )

    def move(self, view: View, position: int) -> None:
        """Say up to where in the log the rows of a view are."""
        self._put(view.name, position)

    def follow(self, gevolgd_op: datetime) -> None:
        """Say up to which moment everything received is in the rows; it never goes back."""
        self._put(GEVOLGD, micros(gevolgd_op))

    def kader(self) -> int | None:
        """Return the mark of the frame within which the rows were computed; None before the first time."""
        row = self._connection.execute("SELECT position FROM positie WHERE view = ?", (KADER,)).fetchone()
        return None if row is None else int(row[0])

    def use(self, kader: int) -> None:
        """Say within which frame the rows are computed."""
        self._connection.execute("INSERT OR REPLACE INTO positie VALUES (?, ?)", (KADER, kader))

    def _put(self, name: str, position: int) -> None:
        self._connection.execute(
            "INSERT INTO positie VALUES (?, ?) "
            "ON CONFLICT (view) DO UPDATE SET position = max(position, excluded.position)",
            (name, position),
        )

    def clear(self, view: View) -> None:
        """Drop all rows of a view and start at the beginning of the log."""
        self._connection.execute(f"DROP TABLE {view.name}")
        self._connection.execute("DELETE FROM positie WHERE view IN (?, ?)", (view.name, GEVOLGD))
        for statement in _schema(view):
            self._connection.execute(statement)


def _schema(view: View) -> Iterator[str]:
    soorten = {int: "INTEGER", str: "TEXT"}
    kolommen = ", ".join(f"{kolom} {soorten[view.types[kolom]]}" for kolom in view.kolommen)
    sleutel = ", ".join(("dossier_id", "bekend_van", *view.sleutel))
    yield (
        f"CREATE TABLE IF NOT EXISTS {view.name} (dossier_id BLOB NOT NULL, bekend_van INTEGER NOT NULL, "
        f"bekend_tot INTEGER NOT NULL, {kolommen}, PRIMARY KEY ({sleutel})) WITHOUT ROWID"
    )
    for index in view.indexen:
        yield f"CREATE INDEX IF NOT EXISTS {view.name}_{'_'.join(index)} ON {view.name} ({', '.join(index)})"
