"""How many rows of a CSV a second, beside storing the same encrypted rows with sqlite3 alone?"""

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.meten import Ronden, seconds, show
from benchmarks.opstelling import Opzet, levering, opstelling
from projections.stores.databank import SqliteDatabank
from services.eventlog.recorder import COLUMNS, TABLE
from services.eventlog.tabelstand import maak_bij

KOLOMMEN = ", ".join(COLUMNS)
BATCH = 2_000
"""Rows in one transaction, as many as the lines in one of ingest."""
Stored = list[tuple[Any, ...]]


def run(opzet: Opzet) -> None:
    """Ingest, project and store the same delivery in turn."""
    with TemporaryDirectory() as folder:
        oogst = levering(Path(folder), opzet.of(20_000, 60))
        ronden = [_round(Path(folder) / str(i), oogst.verzuimmeldingen) for i in range(opzet.of(5, 1))]
    ingest, project, bare = ([ronde[i] for ronde in ronden] for i in range(3))
    beide = [a + b for a, b in zip(ingest, project, strict=True)]
    show("CSV ingest: parse, validate, decide, encrypt, store", [oogst.rijen / s for s in ingest], "rows/s")
    show("the same and projecting", [oogst.rijen / s for s in beide], "rows/s")
    show("sqlite3 executemany of the stored rows alone", [oogst.rijen / s for s in bare], "CSV rows/s")
    show("time of CSV ingest over that of executemany", Ronden(ingest, bare).ratios, "x")
    show("time of CSV ingest and projecting over that of executemany", Ronden(beide, bare).ratios, "x")


def _round(map: Path, csv: Path) -> tuple[float, float, float]:
    with opstelling(map) as hier:
        ingest = seconds(lambda: hier.ingest(csv))
        project = seconds(hier.catch_up)
    events, index = _stored(map / "verzuimspoor.db")
    bare_log = SqliteDatabank(map / "bare.db")
    maak_bij(bare_log)
    bare_log.close()
    connection = sqlite3.connect(map / "bare.db", isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    bare = seconds(lambda: _store(connection, events, index))
    connection.close()
    return ingest, project, bare


def _stored(path: Path) -> tuple[Stored, Stored]:
    connection = sqlite3.connect(path)
    events = connection.execute(f"SELECT {KOLOMMEN} FROM {TABLE} ORDER BY notification_id").fetchall()
    index = connection.execute("SELECT hash, dossier_id, sleutelversie, pgn, volgnummer FROM pgn_index").fetchall()
    connection.close()
    return events, index


def _store(connection: sqlite3.Connection, events: Stored, index: Stored) -> None:
    for statement, rows in (
        (f"INSERT INTO {TABLE} ({KOLOMMEN}) VALUES (?, ?, ?, ?, ?, ?, ?)", events),
        ("INSERT INTO pgn_index (hash, dossier_id, sleutelversie, pgn, volgnummer) VALUES (?, ?, ?, ?, ?)", index),
    ):
        for start in range(0, len(rows), BATCH):
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(statement, rows[start : start + BATCH])
            connection.execute("COMMIT")
