"""Do questions as of a day take as long among a million dossiers as among ten thousand, on both stores?"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from hashlib import blake2b
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.lijst_postgres import copy_elsewhere, elsewhere
from benchmarks.meten import show
from benchmarks.opstelling import UITVOER, Opstelling, Opzet, levering, opstelling
from domain.periode import Periode
from domain.toegang.kenmerken import Kenmerksoort
from domain.toegang.zicht import GRONDSLAG, Voorwaarde
from projections.stores.postgres import PostgresRows
from projections.stores.promise import Vraag
from projections.stores.rijen import Rijen
from projections.stores.zicht import Zicht
from projections.views import scholen, stappen, statuslijn, telfeiten, termijnen, toegang, werkvoorraad
from projections.views.view import View
from services.vragen.telling import telling
from tests.kit.plannen import plan_of, read_whole
from tests.kit.postgres import database

GEMEENTE, SCHOOLJAAR = "0014", "2025-2026"
PUPILS, DOSSIERS = 5_500, 3_372
"""So many pupils are invented for one municipality, and so many dossiers they become."""
FEW = 10_000
VIEWS = tuple(module.VIEW for module in (statuslijn, termijnen, scholen, werkvoorraad, telfeiten, toegang, stappen))
"""What the questions read; of the others there is only what was taken in."""
GOAL = "<= 2 x"
Ask = Callable[[Rijen, Vraag], object]


@dataclass(frozen=True, slots=True)
class Winkel:
    """Rows of so many dossiers, and the moment between the two exports."""

    rows: Rijen
    dossiers: int
    tussen: datetime

    def vraag(self, *, earlier: bool) -> Vraag:
        """Return the question as of now, or as known earlier."""
        gevolgd = self.rows.gevolgd_op()
        if gevolgd is None:
            raise ValueError("the rows of this store were never made")
        return Vraag(UITVOER, self.tussen if earlier else gevolgd)


def run(opzet: Opzet) -> None:
    """
    Ask the same of a small and of a large store in turn: SQLite in seconds of the processor, since it is in our own
    process, and PostgreSQL on the clock of the wall.

    One municipality was taken in and projected in two exports, and is the same in all stores. Every other has copies of
    its rows, made by the database itself (INSERT ... SELECT, indexes afterwards), each under an id of its own.
    """
    leerlingen, few, many = (60, DOSSIERS, FEW) if opzet.smoke else (PUPILS, FEW, opzet.dossiers)
    maten = [max(1, round(dossiers / DOSSIERS)) for dossiers in (few, many)]
    for naam, make in (("SQLite", _sqlite), ("PostgreSQL", _postgres)):
        with ExitStack() as opruimen:
            klein, groot = (make(opruimen, leerlingen, keren) for keren in maten)
            print(f"| {naam}: dossiers | {klein.dossiers:,} and {groot.dossiers:,} | | |", flush=True)
            for earlier in (False, True):
                for wat, ask in _questions(klein, earlier=earlier).items():
                    _measure(f"{naam}, {wat}", ask, klein, groot, opzet.of(21, 2), earlier=earlier)


def _questions(winkel: Winkel, *, earlier: bool) -> dict[str, Ask]:
    """Return what is asked of one municipality, and by whom who may see one; a school is one that has work."""
    ambtenaar = partial(_official, earlier=earlier)
    dagen = Periode(UITVOER - timedelta(days=200), UITVOER)
    return {
        "list: thuiszitters": lambda rows, vraag: rows.thuiszitters(vraag, gemeentecode=GEMEENTE, status="thuiszitter"),
        "list: work of who may see one municipality": lambda rows, vraag: ambtenaar(rows, vraag).werkvoorraad(vraag),
        "counts: by status": lambda rows, vraag: rows.thuis_geteld(vraag, gemeentecode=GEMEENTE),
        "counts: by school": lambda rows, vraag: rows.per_school(vraag, SCHOOLJAAR, "relatief", gemeentecode=GEMEENTE),
        "counts: terms that were met": lambda rows, vraag: rows.gehaald_in(
            vraag, "thuiszitterspact", dagen, gemeentecode=GEMEENTE
        ),
        "due terms of who may see one municipality": lambda rows, vraag: ambtenaar(rows, vraag).termijnen(
            vraag, binnen=7
        ),
        "telling": lambda rows, vraag: telling(rows, SCHOOLJAAR, vraag.bekend_op, gemeentecode=GEMEENTE)["gemeenten"],
    }


def _official(rows: Rijen, vraag: Vraag, *, earlier: bool) -> Rijen:
    """Return the rows as somebody sees them who may see one municipality, where there is a ground for it."""
    mag = Voorwaarde((((Kenmerksoort.GEMEENTE, frozenset({GEMEENTE})), GRONDSLAG),))
    return rows.voor(Zicht(mag, vraag.peildatum, vraag.bekend_op, op_de_vraag=earlier))


def _measure(wat: str, ask: Ask, klein: Winkel, groot: Winkel, keren: int, *, earlier: bool) -> None:
    """Ask in turn; then look how the large store goes about it."""
    wat = f"{wat}, {'as known earlier' if earlier else 'as of now'}"
    weinig, veel = (partial(ask, winkel.rows, winkel.vraag(earlier=earlier)) for winkel in (klein, groot))
    regels = [len(doe()) for doe in (weinig, veel)]  # type: ignore[arg-type] # each is a list
    klok = perf_counter if isinstance(groot.rows, PostgresRows) else process_time
    paren = [(_timed(veel, klok), _timed(weinig, klok)) for _ in range(keren)]
    onze, grens = zip(*paren, strict=True)
    show(f"{wat}: {regels[0]} lines among few", [1_000 * s for s in grens], "ms")
    show(f"{wat}: {regels[1]} lines among many", [1_000 * s for s in onze], "ms")
    show(f"{wat}: ratio of the medians", [median(onze) / median(grens)], "x", GOAL)
    heel = read_whole(plan_of(groot.rows, ask, groot.vraag(earlier=earlier), may_be_empty=True))
    if heel and groot.dossiers > FEW:  # of a small table there is no cheaper way
        print(f"| {wat}: **reads a whole table** | {'; '.join(heel)} | | none |", flush=True)


def _timed(doe: Callable[[], object], klok: Callable[[], float]) -> float:
    begin = klok()
    doe()
    return klok() - begin


def _fill(hier: Opstelling, leerlingen: int) -> datetime:
    """Take in and project two exports; return a moment between them."""
    with TemporaryDirectory() as folder:
        oogst = levering(Path(folder), leerlingen, fouten=0)
        hier.ingest(oogst.verzuimmeldingen)
        hier.catch_up()
        tussen = hier.rows.gevolgd_op()
        hier.ingest(oogst.verzuimmeldingen_gecorrigeerd)
        hier.catch_up()
    if tussen is None:
        raise ValueError("the rows were not brought up")
    return tussen


def _dossiers(rows: Rijen) -> int:
    with rows.databank.lezen() as v:
        return int(v.vraag("SELECT count(DISTINCT dossier_id) FROM scholen")[0][0])


def _postgres(opruimen: ExitStack, leerlingen: int, keren: int) -> Winkel:
    folder, adres = Path(opruimen.enter_context(TemporaryDirectory())), opruimen.enter_context(database())
    hier = opruimen.enter_context(opstelling(folder, adres))
    tussen = _fill(hier, leerlingen)
    copy_elsewhere(adres, VIEWS, GEMEENTE, keren - 1)
    return Winkel(hier.rows, _dossiers(hier.rows), tussen)


def _sqlite(opruimen: ExitStack, leerlingen: int, keren: int) -> Winkel:
    folder = Path(opruimen.enter_context(TemporaryDirectory()))
    hier = opruimen.enter_context(opstelling(folder))
    tussen = _fill(hier, leerlingen)
    _copy_in_sqlite(folder / "verzuimspoor.rijen", keren - 1)
    return Winkel(hier.rows, _dossiers(hier.rows), tussen)


def _copy_in_sqlite(path: Path, keren: int) -> None:
    """Copy the rows of the views as `copy_rows` does; indexes and the trigger are made anew afterwards."""
    anderen = elsewhere(GEMEENTE)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = -500000")
        connection.create_function("ander_id", 2, _other, deterministic=True)
        connection.create_function("andere_brin", 2, lambda b, k: _other(b.encode(), k).hex()[:4].upper())
        connection.create_function("elders", 1, lambda k: anderen[k % len(anderen)], deterministic=True)
        connection.execute("BEGIN")
        for view in VIEWS:
            later = list(_put_aside(connection, view))
            kolommen = ("bekend_van", "bekend_tot", *view.kolommen)
            uit = ", ".join(_elsewhere(view, kolom) for kolom in kolommen)
            connection.execute(f"CREATE TEMP TABLE eerste AS SELECT * FROM {view.name}")
            for k in range(keren):
                connection.execute(
                    f"INSERT INTO {view.name} (dossier_id, {', '.join(kolommen)}) "
                    f"SELECT ander_id(dossier_id, :k), {uit} FROM eerste ORDER BY 1, 2",
                    {"k": k},
                )
            connection.execute("DROP TABLE eerste")
            for statement in later:
                connection.execute(statement)
        connection.execute("COMMIT")


def _put_aside(connection: sqlite3.Connection, view: View) -> Iterator[str]:
    """Drop the indexes and triggers of a view; yield what makes them."""
    query = "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = ? AND type <> 'table' AND sql IS NOT NULL"
    for soort, naam, maak in connection.execute(query, (view.name,)).fetchall():
        connection.execute(f"DROP {soort} {naam}")
        yield maak


def _elsewhere(view: View, kolom: str) -> str:
    if kolom == "gemeentecode":
        return "CASE WHEN gemeentecode IS NULL THEN NULL ELSE elders(:k) END"
    if kolom == "waarde" and view is toegang.VIEW:
        return f"CASE WHEN kenmerk = '{Kenmerksoort.GEMEENTE}' THEN elders(:k) ELSE waarde END"
    return "CASE WHEN brin IS NULL THEN NULL ELSE andere_brin(brin, :k) END" if kolom == "brin" else kolom


def _other(wat: bytes, keer: int) -> bytes:
    return blake2b(wat, digest_size=16, salt=keer.to_bytes(4)).digest()
