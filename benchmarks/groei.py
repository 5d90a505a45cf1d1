"""How does everything that is stored on a server grow, and what becomes slower by it?"""

from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import UUID

import psycopg

from benchmarks import groei_delen, groei_onderhoud
from benchmarks.groei_vullen import KENMERK, Voorraad
from benchmarks.meten import show
from benchmarks.opstelling import Opstelling, Opzet, levering
from benchmarks.tijdens import timed
from domain.events.verzuim import Ziekgemeld
from projections.stores.databank import PostgresDatabank, open_databank
from projections.stores.postgres import PostgresRows
from services.beleid import lees_kader
from services.eventlog.codec import Nieuw
from services.eventlog.log import EventLog
from services.eventlog.meesterbestand import Meesterbestand
from services.eventlog.sleutelinrichting import maak_bij as maak_sleutels_bij
from services.eventlog.sleutels import SCHEMA as SLEUTELSCHEMA
from services.eventlog.sleutels import Sleutelkast
from services.eventlog.tabelstand import SCHEMA
from services.tijd import nieuwe_id, nu, vandaag
from tests.kit.eigen_server import EigenServer, eigen_server

VIJFTIG = 50_000_000
SIZES = """
    SELECT n.nspname, c.relname, c.relkind, pg_relation_size(c.oid) + coalesce(pg_relation_size(c.reltoastrelid), 0)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname LIKE 'verzuimspoor%' AND c.relkind IN ('r', 'i') ORDER BY 4 DESC
"""
DURABILITY = ("fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "autovacuum")


def run(opzet: Opzet) -> None:
    """
    Fill a server with copies of what a real delivery stored, and measure on the way.

    A delivery was taken in and projected; its events, lines, numbers, keys and blocks are copied by the server itself,
    under other ids and with their indexes in place, so that widths and indexes are as they grow. Rows are copied up to
    a tenth. The seal of the copies is not theirs, so `verify` is not for this store.
    """
    tot = opzet.gebeurtenissen or opzet.of(1_000_000, 2_000)
    with TemporaryDirectory() as tijdelijk, eigen_server() as server:
        folder = Path(tijdelijk)
        with closing(PostgresDatabank(server.adres, SLEUTELSCHEMA)) as databank:
            maak_sleutels_bij(databank)
        kast = Sleutelkast(open_databank(server.adres, SLEUTELSCHEMA), Meesterbestand(folder / "meester"))
        with EventLog(open_databank(server.adres, SCHEMA), kast) as log:
            with closing(PostgresRows(server.adres)) as rows:
                _take_in(log, rows, folder, opzet.of(2_500, 40))
            _tell_how_durable(server)
            voorraad = Voorraad(server.adres)
            for deel in (tot // 10, tot):
                voorraad.log(deel)
                if deel < tot:
                    voorraad.rijen(deel)
                    _sizes(server, voorraad)
                _speed(server, log, opzet)
            _sizes(server, voorraad)
            voorraad.say_that_rows_follow()
            with closing(PostgresRows(server.adres)) as rows:
                groei_onderhoud.run(server, log, rows, opzet)
            groei_delen.run(server, opzet, min(tot, opzet.of(300_000, 500)))


def _take_in(log: EventLog, rows: PostgresRows, folder: Path, leerlingen: int) -> None:
    hier = Opstelling(folder, log, rows, lees_kader("landelijk"))
    hier.ingest(levering(folder, leerlingen, fouten=0).verzuimmeldingen)
    hier.catch_up()


def _tell_how_durable(server: EigenServer) -> None:
    with psycopg.connect(server.adres) as connection:
        standen = [f"{naam} {connection.execute(f'SHOW {naam}'.encode()).fetchall()[0][0]}" for naam in DURABILITY]
    print(f"| {', '.join(standen)} | | | |", flush=True)


def _sizes(server: EigenServer, voorraad: Voorraad) -> None:
    """Print bytes for each event, and what that is at fifty million: heap and index grow in proportion."""
    with psycopg.connect(server.adres, autocommit=True) as connection:
        gevonden = connection.execute(SIZES).fetchall()
    totalen: dict[str, float] = {}
    for schema, naam, soort, bytes_ in gevonden:
        van = voorraad.events_in_rows if schema.startswith("verzuimspoor_rijen") else voorraad.events
        per = bytes_ / van
        groep = f"{schema}, {'indexes' if soort == 'i' else 'tables'}"
        totalen[groep] = totalen.get(groep, 0) + per
        if per > 120:
            _size(f"{schema}.{naam}", per, van)
    for groep, per in totalen.items():
        _size(f"**{groep}**", per, voorraad.events_in_rows if "rijen" in groep else voorraad.events)


def _size(wat: str, per: float, van: int) -> None:
    print(f"| {wat}, at {van:,} events | {per:,.0f} bytes/event | | {per * VIJFTIG / 2**30:,.1f} GiB at 50 million |")


def _speed(server: EigenServer, log: EventLog, opzet: Opzet) -> None:
    """Time what is done all day; the events that this records are of pupils of its own."""
    laatste = log.last_id()
    print(f"| at {laatste:,} events | | | |", flush=True)
    for wat, doe, keren in (
        (
            "one event of a new pupil, with its key",
            lambda: log.append([_nieuw(nieuwe_id())], nu=nu()),
            opzet.of(150, 3),
        ),
        (
            "1,000 events of new pupils in a transaction",
            lambda: log.append([_nieuw(nieuwe_id()) for _ in range(1_000)], nu=nu()),
            2,
        ),
        ("page of 500 from the middle of the log", lambda: log.stored_since(laatste // 2, 500), opzet.of(20, 2)),
        ("highest number", log.last_id, opzet.of(50, 3)),
    ):
        _times(wat, [timed(doe) for _ in range(keren)])
    ids = _some(server, opzet.of(60, 3))
    with psycopg.connect(server.adres, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
    server.crash()
    log.last_id()
    for hoe in ("the server just started", "again"):
        tijden = [timed(lambda d=d: log.recorder.select_dossiers([d], laatste)) for d in ids]  # type: ignore[misc] # one each
        _times(f"the events of one pupil, {hoe}", tijden)


def _nieuw(dossier_id: UUID) -> Nieuw:
    return Nieuw(nieuwe_id(), dossier_id, 1, Ziekgemeld(geldig_op=vandaag()), KENMERK, "meting")


def _some(server: EigenServer, hoeveel: int) -> list[UUID]:
    with psycopg.connect(server.adres) as connection:
        tot = connection.execute("SELECT max(notification_id) FROM verzuimspoor.gebeurtenissen").fetchall()[0][0]
        willekeur = Random(1)
        wil = [willekeur.randint(1, tot) for _ in range(hoeveel)]
        query = "SELECT originator_id FROM verzuimspoor.gebeurtenissen WHERE notification_id = ANY(%s)"
        return [rij[0] for rij in connection.execute(query, (wil,))]


def _times(wat: str, seconden: list[float]) -> None:
    show(wat, [1000 * s for s in seconden], "ms")
    show(f"{wat}, p99", [1000 * sorted(seconden)[int(len(seconden) * 0.99)]], "ms")
