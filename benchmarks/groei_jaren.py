"""What do the dossiers that were closed in earlier years do to the lists of today, and what would an archive bring?"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import psycopg

from benchmarks.meten import show
from benchmarks.opstelling import UITVOER, Opzet, levering, opstelling
from benchmarks.tijdens import timed
from projections.stores.promise import Vraag
from projections.stores.rijen import Rijen
from projections.views import BY_NAME, CATALOGUE
from services.tijd import nu
from tests.kit.eigen_server import eigen_server

GEMEENTE = "0014"
JAREN = 9
OPEN = {
    "werkvoorraad": "tot_en_met",
    "statuslijn": "tot_en_met",
    "behandeling": "tot_en_met",
    "meldingen": "open_tot_en_met",
}
"""By view of what is open, until which day a row says that it is."""
BOVEN = (
    "SELECT dossier_id FROM toegang EXCEPT SELECT dossier_id FROM behandeling WHERE tot_en_met > CURRENT_DATE "
    "EXCEPT SELECT dossier_id FROM werkvoorraad WHERE tot_en_met > CURRENT_DATE"
)
"""Of whom nothing is to be done any more."""
TABELLEN = ("heel", "proef_warm", "proef_koud")
Antwoord = Callable[[], list[dict[str, Any]]]


def run(opzet: Opzet) -> None:
    """
    Ask the lists of one municipality, and again when there were nine earlier years beside it.

    The rows of dossiers of which nothing is open are copied under other ids, 364 days earlier for each year, with the
    indexes and what guards them in place.
    """
    with TemporaryDirectory() as tijdelijk, eigen_server() as server:
        folder = Path(tijdelijk)
        with opstelling(folder, server.adres) as hier:
            hier.ingest(levering(folder, opzet.of(6_000, 60), fouten=0).verzuimmeldingen)
            hier.catch_up()
            vragen = _vragen(hier.rows)
            voor = _ask(server.adres, vragen, opzet)
            dicht, alle = _add_years(server.adres, opzet.of(JAREN, 2))
            print(f"| closed dossiers in each earlier year | {dicht:,}, of {alle:,} now | | |", flush=True)
            na = _ask(server.adres, vragen, opzet)
            _archive(server.adres, opzet)
    for wat, (tijden, regels) in na.items():
        was, eerst = voor[wat]
        aantallen = f"{eerst:,} lines, then {regels:,}"
        show(f"{wat}: {median(was):.3g} ms, with earlier years", tijden, "ms", opmerking=aantallen)
        show(f"{wat}: ratio of the medians", [median(tijden) / median(was)], "x", opmerking=aantallen)


def _archive(adres: str, opzet: Opzet) -> None:
    """Try an archive: a table cut in two, of which the cold part has what is closed and guards nothing any more."""
    lijst = (
        "SELECT * FROM {} WHERE gemeentecode = %s AND bekend @> now() AND geldig @> %s::date AND status = 'thuiszitter'"
    )
    with psycopg.connect(adres, autocommit=True) as connection:
        connection.execute("SET search_path TO verzuimspoor_rijen, public")
        connection.execute(f"CREATE TEMP TABLE koud AS {BOVEN}".encode())
        for view in ("statuslijn", "toegang", "termijnen"):
            connection.execute(f"CREATE TABLE heel (LIKE {view} INCLUDING ALL)".encode())
            connection.execute(
                f"CREATE TABLE proef (LIKE {view} INCLUDING GENERATED, koud smallint) PARTITION BY LIST (koud)".encode()
            )
            connection.execute(f"CREATE TABLE proef_koud (LIKE {view} INCLUDING ALL, koud smallint)".encode())
            connection.execute(f"ALTER TABLE proef_koud DROP CONSTRAINT {_guard(connection, 'proef_koud')}".encode())
            connection.execute("ALTER TABLE proef ATTACH PARTITION proef_koud FOR VALUES IN (1)")
            connection.execute(f"CREATE TABLE proef_warm (LIKE {view} INCLUDING ALL, koud smallint)".encode())
            connection.execute("ALTER TABLE proef ATTACH PARTITION proef_warm FOR VALUES IN (0)")
            namen = ", ".join(kolom for kolom in ("dossier_id", "bekend_van", "bekend_tot", *BY_NAME[view].kolommen))
            hoe = "dossier_id IN (SELECT dossier_id FROM koud)"
            connection.execute(f"INSERT INTO heel ({namen}) SELECT {namen} FROM {view}".encode())
            connection.execute(f"INSERT INTO proef ({namen}, koud) SELECT {namen}, ({hoe})::int FROM {view}".encode())
            connection.execute("VACUUM ANALYZE")
            groot = "SELECT pg_total_relation_size(%s)"
            heel, warm, koud = (connection.execute(groot.encode(), (t,)).fetchall()[0][0] for t in TABELLEN)
            print(
                f"| {view} in one table {heel >> 20} MiB; archived: warm {warm >> 20} MiB, cold {koud >> 20} MiB "
                f"| {(warm + koud) / heel:.2f} x | | |"
            )
            if view == "statuslijn":
                for tabel in ("heel", "proef"):
                    tijden = [_list(connection, lijst.format(tabel)) for _ in range(opzet.of(60, 3))]
                    show(f"bare list, {'one table' if tabel == 'heel' else 'archived'}", tijden, "ms")
            connection.execute("DROP TABLE proef, heel")


def _list(connection: psycopg.Connection, query: str) -> float:
    """Return how many milliseconds a list takes, once."""
    return 1000 * timed(lambda: connection.execute(query.encode(), (GEMEENTE, UITVOER)).fetchall())


def _guard(connection: psycopg.Connection, tabel: str) -> str:
    query = "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'x'"
    return str(connection.execute(query.encode(), (tabel,)).fetchall()[0][0])


def _vragen(rows: Rijen) -> dict[str, Antwoord]:
    vraag = Vraag(UITVOER, rows.gevolgd_op() or nu())
    return {
        "thuiszitters of a municipality": lambda: rows.thuiszitters(vraag, gemeentecode=GEMEENTE, status="thuiszitter"),
        "werkvoorraad": lambda: rows.werkvoorraad(vraag),
        "open dossiers and whose they are": lambda: rows.behandeling(vraag),
        "steps that are due": lambda: rows.verschuldigde_stappen(vraag),
        "meldingen that are open": lambda: rows.open_meldingen(vraag),
        "meldingen closed in a month": lambda: rows.gesloten_meldingen(vraag, date(2026, 2, 1)),
        "telling": lambda: rows.telling(vraag, "2025-2026", gemeentecode=GEMEENTE),
        "terms that fall due in 14 days": lambda: rows.termijnen(vraag, binnen=14),
        "terms that passed, not recorded": lambda: rows.verstrekend(vraag),
        "every term": lambda: rows.termijnen(vraag),
        "every melding": lambda: rows.alle_meldingen(vraag),
    }


def _ask(adres: str, vragen: Mapping[str, Antwoord], opzet: Opzet) -> dict[str, tuple[list[float], int]]:
    with psycopg.connect(adres, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    gevonden = {}
    for wat, doe in vragen.items():
        regels = len(doe())
        gevonden[wat] = [1000 * timed(doe) for _ in range(opzet.of(15, 2))], regels
    return gevonden


def _add_years(adres: str, jaren: int) -> tuple[int, int]:
    with psycopg.connect(adres, autocommit=True) as connection:
        connection.execute("SET search_path TO verzuimspoor_rijen, public")
        niet = " AND ".join(
            f"NOT EXISTS (SELECT 1 FROM {view} o WHERE o.dossier_id = t.dossier_id AND o.{tot}::text >= '{UITVOER}')"
            for view, tot in OPEN.items()
        )
        alle, wie = "SELECT count(DISTINCT dossier_id) FROM toegang", "SELECT DISTINCT dossier_id FROM toegang t"
        connection.execute(f"CREATE TEMP TABLE dicht AS {wie} WHERE {niet}".encode())
        for view in CATALOGUE:
            query = "SELECT attname, format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = %s::regclass"
            query += " AND attnum > 0 AND attgenerated = ''"
            soorten: dict[str, str] = dict(connection.execute(query.encode(), (view.name,)).fetchall())
            uit = ", ".join(_earlier(kolom, soort) for kolom, soort in soorten.items())
            erbij = (
                f"INSERT INTO {view.name} ({', '.join(soorten)}) SELECT {uit} FROM {view.name}, "
                f"generate_series(1, {jaren}) k WHERE dossier_id IN (SELECT dossier_id FROM dicht)"
            )
            connection.execute(erbij.encode())
        dicht = connection.execute("SELECT count(*) FROM dicht").fetchall()[0][0]
        return int(dicht), int(connection.execute(alle.encode()).fetchall()[0][0]) - int(dicht) * jaren


def _earlier(kolom: str, soort: str) -> str:
    """Write a column as it is in a copy of `k` years earlier; what has no end has none."""
    if kolom == "dossier_id":
        return "md5(dossier_id::text || k)::uuid"
    if soort == "date":
        return f"CASE WHEN {kolom} > '9000-01-01' THEN {kolom} ELSE {kolom} - 364 * k END"
    if soort.startswith("timestamp"):
        return f"{kolom} - k * interval '364 days'"
    if soort == "text":
        return (
            f"CASE WHEN {kolom} ~ '^20[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}$' THEN ({kolom}::date - 364 * k)::text "
            f"WHEN {kolom} ~ '^20[0-9]{{2}}-20[0-9]{{2}}$' THEN (left({kolom}, 4)::int - k) || '-' || "
            f"(right({kolom}, 4)::int - k) ELSE {kolom} END"
        )
    return kolom
