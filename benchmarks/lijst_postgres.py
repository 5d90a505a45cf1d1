"""How long does a list page take on PostgreSQL among a million dossiers, and how much of that is the bare query?"""

import os
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

import httpx
import psycopg

from benchmarks.meten import show
from benchmarks.opstelling import UITVOER, Opzet, levering, opstelling
from benchmarks.tijdens import measure, server_van, timed
from domain.toegang.kenmerken import Kenmerksoort
from projections.stores.postgres import PostgresRows
from projections.stores.promise import Vraag
from projections.views import scholen, statuslijn, termijnen, toegang, werkvoorraad
from projections.views.view import View
from services.beleid import lees_kader
from tests.kit.postgres import database

GEMEENTE = "0014"
PUPILS_A_DOSSIER = 1.6
VIEWS = (statuslijn.VIEW, termijnen.VIEW, scholen.VIEW, werkvoorraad.VIEW)
"""What the lists read; of the others there is only what was taken in."""
GOAL = "< 50 ms"
PADEN = {
    "page": f"/thuiszitters?peildatum={UITVOER}&gemeente={GEMEENTE}",
    "list of the API": f"/api/v1/thuiszitters?peildatum={UITVOER}&gemeentecode={GEMEENTE}",
}
"""Asked as well while a delivery is taken in."""


def run(opzet: Opzet) -> None:
    """
    Ask pages and lists of a real server on PostgreSQL, and the queries behind them, in turn.

    One municipality was taken in and projected; every other municipality has copies of its rows, each under an id and
    at a school of its own. The million are those of all 342.
    """
    folder = opzet.map / "lijst_postgres"
    folder.mkdir(parents=True, exist_ok=True)
    keren = opzet.of(341, 3)
    with database() as adres:
        _fill(adres, folder, opzet.of(5_500, 100), keren)
        sleutels = folder / "verzuimspoor.sleutels"
        omgeving = {"VERZUIMSPOOR_DB": adres, "VERZUIMSPOOR_SLEUTELS": str(sleutels), "VERZUIMSPOOR_ROL": "dienst"}
        os.environ.pop("VERZUIMSPOOR_DB", None)
        with closing(PostgresRows(adres)) as rows, server_van(omgeving) as client:
            _measure(rows, client, opzet.of(60, 2))
            measure(
                client, folder, PADEN, ronden=opzet.of(4, 1), keren=opzet.of(150, 3), leerlingen=opzet.of(2_500, 100)
            )


def _measure(rows: PostgresRows, client: httpx.Client, keren: int) -> None:
    vraag = Vraag(UITVOER, rows.gevolgd_op() or datetime.now(UTC))
    school = max(rows.werkvoorraad(vraag, school=None), key=lambda r: r["vervalt_op"])["school"]
    dag = UITVOER.isoformat()
    gevallen: Sequence[tuple[str, str, Callable[[], object]]] = (
        (
            "thuiszitters of a municipality",
            f"/thuiszitters?peildatum={dag}&gemeente={GEMEENTE}",
            partial(rows.thuiszitters, vraag, gemeentecode=GEMEENTE, status="thuiszitter"),
        ),
        (
            "the same, list of the API",
            f"/api/v1/thuiszitters?peildatum={dag}&gemeentecode={GEMEENTE}",
            partial(rows.thuiszitters, vraag, gemeentecode=GEMEENTE, status="thuiszitter"),
        ),
        (
            "werkvoorraad of a school",
            f"/werkvoorraad?peildatum={dag}&school={school}",
            partial(rows.werkvoorraad, vraag, school=school),
        ),
    )
    for naam, pad, kaal in gevallen:
        pagina, query = [], []
        client.get(pad).raise_for_status()
        for _ in range(keren):
            pagina.append(timed(partial(client.get, pad)))
            query.append(timed(kaal))
        show(f"{naam}: answer", [s * 1000 for s in pagina], "ms", GOAL)
        show(f"{naam}: bare query, {len(list(kaal()))} lines", [s * 1000 for s in query], "ms")  # type: ignore[call-overload] # each is a list of rows
        show(f"{naam}: ratio of the medians", [median(pagina) / median(query)], "x")


def _fill(adres: str, folder: Path, leerlingen: int, keren: int) -> None:
    with opstelling(folder, adres) as hier:
        hier.ingest(levering(folder, leerlingen, fouten=0).verzuimmeldingen)
        hier.catch_up()
    for naam, aantal in copy_elsewhere(adres, VIEWS, GEMEENTE, keren).items():
        print(f"| rows of {naam} | {aantal:,} | | |", flush=True)
    with psycopg.connect(adres, autocommit=True) as connection:
        rij = connection.execute("SELECT count(DISTINCT dossier_id) FROM verzuimspoor_rijen.termijnen").fetchone()
        print(f"| dossiers with a term | {rij[0] if rij else 0:,} | | |", flush=True)


def elsewhere(gemeentecode: str) -> list[str]:
    """Return the codes of all other municipalities."""
    return [code for code in lees_kader("landelijk").gemeenten.codes() if code != gemeentecode]


def copy_elsewhere(adres: str, views: Sequence[View], gemeentecode: str, keren: int) -> dict[str, int]:
    """Copy the rows of views to other municipalities so many times; return by view how many there are then."""
    with psycopg.connect(adres, autocommit=True) as connection:
        connection.execute("SET search_path TO verzuimspoor_rijen, public")
        connection.execute("SET maintenance_work_mem = '1GB'")
        aantallen = {view.name: _copy_rows(connection, view, elsewhere(gemeentecode), keren) for view in views}
        connection.execute("VACUUM ANALYZE")
    return aantallen


def _copy_rows(connection: psycopg.Connection, view: View, anderen: Sequence[str], keren: int) -> int:
    """Copy the rows of a view; its indexes and what guards it are made anew afterwards, which is far sooner done."""
    staand = connection.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = %s "
        "AND indexname NOT LIKE '%%een_waarheid'",
        (view.name,),
    ).fetchall()
    connection.execute(f"ALTER TABLE {view.name} DROP CONSTRAINT {view.name}_een_waarheid")
    for naam, _ in staand:
        connection.execute(f"DROP INDEX {naam}")
    anders = {
        "gemeentecode": "(%(codes)s::text[])[1 + k %% cardinality(%(codes)s::text[])]",
        "brin": "upper(substr(md5(brin || k), 1, 4))",
    }
    if view is toegang.VIEW:
        anders["waarde"] = f"CASE kenmerk WHEN '{Kenmerksoort.GEMEENTE}' THEN {anders['gemeentecode']} ELSE waarde END"
    kolommen = ("bekend_van", "bekend_tot", *view.kolommen)
    uit = ", ".join(f"CASE WHEN {k} IS NULL THEN NULL ELSE {anders[k]} END" if k in anders else k for k in kolommen)
    connection.execute(f"CREATE TEMP TABLE eerste AS SELECT * FROM {view.name}")
    connection.execute(
        f"INSERT INTO {view.name} (dossier_id, {', '.join(kolommen)}) "
        f"SELECT md5(dossier_id::text || k)::uuid, {uit} FROM eerste, generate_series(0, {keren - 1}) k",
        {"codes": list(anderen)},
    )
    connection.execute("DROP TABLE eerste")
    for _, maak in staand:
        connection.execute(maak)
    rij = connection.execute(f"SELECT count(*) FROM {view.name}").fetchone()
    return 0 if rij is None else int(rij[0])
