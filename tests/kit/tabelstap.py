"""What did a step take away from the tables, or ask of them, that a version beside it counts on?"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from projections.stores.databank import Databank, PostgresDatabank, Verbinding

COLUMNS = """SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
    a.atthasdef OR a.attidentity <> '' FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v')
    AND a.attnum > 0 AND NOT a.attisdropped"""
DEMANDS = """SELECT c.relname, pg_get_constraintdef(k.oid)
    FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = k.conrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND k.contype <> 'n'
    UNION SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND i.indisunique
    UNION SELECT c.relname, pg_get_triggerdef(t.oid) FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal"""
FUNCTIONS = """SELECT p.oid::regprocedure::text || ' -> ' || pg_get_function_result(p.oid) FROM pg_proc AS p
    WHERE p.pronamespace = current_schema()::regnamespace"""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column; `leeg` says whether whoever adds a row may leave it out, `niets` whether it may hold nothing."""

    soort: str
    leeg: bool
    niets: bool


@dataclass(slots=True)
class Tabellen:
    """What a schema or a file promises, and what it demands of whoever writes in it."""

    tabellen: dict[str, dict[str, Kolom]] = field(default_factory=dict)
    eisen: set[tuple[str, str]] = field(default_factory=set)
    functies: set[str] = field(default_factory=set)


def tabellen_van(databank: Databank) -> Tabellen:
    """Look at all of it."""
    gezien = Tabellen()
    with databank.lezen() as v:
        kolommen = v.vraag(COLUMNS) if isinstance(databank, PostgresDatabank) else list(_of_a_file(v, gezien))
        for tabel, naam, soort, verplicht, default in kolommen:
            gezien.tabellen.setdefault(tabel, {})[naam] = Kolom(
                str(soort), leeg=not verplicht or bool(default), niets=not verplicht
            )
        if isinstance(databank, PostgresDatabank):
            gezien.eisen = {(tabel, eis) for tabel, eis in v.vraag(DEMANDS)}
            gezien.functies = {functie for (functie,) in v.vraag(FUNCTIONS)}
    return gezien


def _of_a_file(v: Verbinding, gezien: Tabellen) -> Iterator[tuple[str, str, str, bool, bool]]:
    for soort, naam, tabel, sql in v.vraag("SELECT type, name, tbl_name, sql FROM sqlite_master"):
        if soort == "trigger" or (soort == "index" and "UNIQUE" in (sql or "UNIQUE")):
            gezien.eisen.add((tabel, sql or naam))
        if soort in ("table", "view"):
            for _, kolom, van_soort, verplicht, default, _ in v.vraag(f"PRAGMA table_info({naam})"):
                yield naam, kolom, van_soort, bool(verplicht), default is not None


def bezwaren(voor: Tabellen, na: Tabellen) -> list[str]:
    """
    Return what a version that knows `voor` cannot work with any more; nothing when the step only added.

    A new column must be able to hold nothing, also when it has a default: a function of before that writes whole rows
    (`json_populate_recordset`) leaves it empty in so many words.
    """
    gevonden = [f"{functie} is weg" for functie in sorted(voor.functies - na.functies)]
    for tabel, kolommen in voor.tabellen.items():
        nu = na.tabellen.get(tabel)
        if nu is None:
            gevonden.append(f"{tabel} is weg")
            continue
        for naam, kolom in kolommen.items():
            if naam not in nu or nu[naam].soort != kolom.soort:
                gevonden.append(f"{tabel}.{naam} is weg of van een andere soort")
            elif kolom.niets > nu[naam].niets or kolom.leeg > nu[naam].leeg:
                gevonden.append(f"{tabel}.{naam} moet nu gevuld zijn")
        erbij = sorted(naam for naam in nu.keys() - kolommen if not nu[naam].niets)
        gevonden += [f"{tabel}.{naam} is nieuw en moet gevuld zijn" for naam in erbij]
        gevonden += [f"{tabel} eist nu {eis}" for bij, eis in sorted(na.eisen - voor.eisen) if bij == tabel]
    return gevonden


def nieuw(voor: Tabellen, na: Tabellen) -> list[str]:
    """Return which tables, columns and functions a step added."""
    kolommen = {(t, k) for t, alle in na.tabellen.items() for k in alle}
    kolommen -= {(t, k) for t, alle in voor.tabellen.items() for k in alle}
    return sorted([*(f"{t}.{k}" for t, k in kolommen), *(na.functies - voor.functies)])
