"""What do the dossiers that were closed in earlier years do to the lists of today, and what would an archive bring?"""

from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import psycopg

from benchmarks.meten import show
from benchmarks.opstelling import UITVOER, VANDAAG, Opzet, levering
from benchmarks.tijdens import timed
from projections.stores.databank import open_databank
from projections.stores.postgres import PostgresRows
from projections.stores.promise import Vraag
from projections.views import CATALOGUE
from services.beleid import lees_kader
from services.eventlog.log import EventLog
from services.eventlog.sleutels import open_sleutelkast
from services.eventlog.tabelstand import SCHEMA
from services.ingest import ingest
from services.ingest.aanlevering import Omgeving
from services.projector import catch_up
from services.tijd import nieuwe_id, nu
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
Antwoord = Callable[[], list[dict[str, Any]]]


def run(opzet: Opzet) -> None:
    """
    Ask the lists of one municipality, and again when there were nine earlier years beside it.

    The rows of dossiers of which nothing is open are copied under other ids, 364 days earlier for each year, with the
    indexes and what guards them in place.
    """
    with TemporaryDirectory() as tijdelijk, eigen_server() as server:
        folder, kader = Path(tijdelijk), lees_kader("landelijk")
        with (
            EventLog(open_databank(server.adres, SCHEMA), open_sleutelkast(folder / "s.sleutels")) as log,
            closing(PostgresRows(server.adres)) as rows,
        ):
            oogst = levering(folder, opzet.of(6_000, 60), fouten=0)
            ingest(oogst.verzuimmeldingen, Omgeving(log, kader, nu, nieuwe_id, VANDAAG, "meting"))
            catch_up(log, rows, kader, nu())
            vragen = _vragen(rows)
            voor = _ask(server.adres, vragen, opzet)
            dicht, alle = _add_years(server.adres, opzet.of(JAREN, 2))
            print(f"| closed dossiers in each earlier year | {dicht:,}, of {alle:,} now | | |", flush=True)
            na = _ask(server.adres, vragen, opzet)
    for wat, (tijden, regels) in na.items():
        was, eerst = voor[wat]
        doel = f"{eerst:,} lines, then {regels:,}"
        show(f"{wat}: {median(was):.3g} ms, with earlier years", tijden, "ms", doel)
        show(f"{wat}: ratio of the medians", [median(tijden) / median(was)], "x", doel)


def _vragen(rows: PostgresRows) -> dict[str, Antwoord]:
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
            soorten = dict(connection.execute(query.encode(), (view.name,)).fetchall())
            uit = ", ".join(_earlier(kolom, soort) for kolom, soort in soorten.items())
            connection.execute(
                f"INSERT INTO {view.name} ({', '.join(soorten)}) SELECT {uit} "
                f"FROM {view.name}, generate_series(1, {jaren}) k WHERE dossier_id IN (SELECT dossier_id FROM dicht)".encode()
            )
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
