"""What would it bring, cost and break to cut the table of events in parts?"""

from statistics import median

import psycopg

from benchmarks.meten import show
from benchmarks.opstelling import Opzet
from benchmarks.tijdens import timed
from tests.kit.eigen_server import EigenServer

KOLOMMEN = (
    "originator_id uuid NOT NULL, originator_version bigint NOT NULL, notification_id bigint NOT NULL, "
    'ontvangen_op bigint NOT NULL, event_id uuid NOT NULL, topic text COLLATE "C" NOT NULL, state bytea NOT NULL'
)
DELEN = 16
HEEL, HASH, RANGE = "one table", "HASH by dossier, 16 parts", "RANGE by number, 16 parts"
SOORTEN = {HEEL: "", HASH: " PARTITION BY HASH (originator_id)", RANGE: " PARTITION BY RANGE (notification_id)"}
BELOFTEN = {
    "a version once for each dossier": "originator_id, originator_version",
    "a number once": "notification_id",
    "an id once": "event_id",
}


def run(server: EigenServer, opzet: Opzet, aantal: int) -> None:
    """Fill copies of the log, cut in three ways, with the same events, and ask the same of each."""
    with psycopg.connect(server.adres, autocommit=True) as connection:
        connection.execute("SET search_path TO verzuimspoor, public")
        connection.execute(f"CREATE TEMP TABLE stalen AS SELECT * FROM gebeurtenissen LIMIT {aantal}")
        connection.execute("SELECT setseed(0.5)")
        query = f"SELECT originator_id FROM stalen ORDER BY random() LIMIT {opzet.of(200, 3)}"
        ids = [rij[0] for rij in connection.execute(query.encode())]
        laagste, hoogste = connection.execute(
            "SELECT min(notification_id), max(notification_id) FROM stalen"
        ).fetchall()[0]
        tijden = {wat: _try(connection, wat, (laagste, hoogste), ids, opzet) for wat in SOORTEN}
        for wat in (HASH, RANGE):
            for vraag, gevonden in tijden[wat].items():
                ratio = median(gevonden) / median(tijden[HEEL][vraag])
                show(f"{vraag}: {wat}, over {HEEL}", [ratio], "x")


def _try(
    connection: psycopg.Connection, wat: str, grenzen: tuple[int, int], ids: list[object], opzet: Opzet
) -> dict[str, list[float]]:
    connection.execute(f"CREATE TABLE proef ({KOLOMMEN}){SOORTEN[wat]}".encode())
    laagste, hoogste = grenzen
    stap = (hoogste - laagste) // DELEN + 1
    for i in range(DELEN) if wat != HEEL else ():
        van = laagste + i * stap
        deel = f"WITH (MODULUS {DELEN}, REMAINDER {i})" if wat == HASH else f"FROM ({van}) TO ({van + stap})"
        connection.execute(f"CREATE TABLE proef_{i} PARTITION OF proef FOR VALUES {deel}".encode())
    for belofte, kolommen in BELOFTEN.items():
        try:
            connection.execute(f"ALTER TABLE proef ADD UNIQUE ({kolommen})".encode())
        except psycopg.Error as fout:
            print(f"| {wat}: {belofte} | cannot be promised: {fout.diag.message_primary} | | |", flush=True)
            connection.execute(f"CREATE INDEX ON proef ({kolommen})".encode())
    invoer = timed(lambda: connection.execute("INSERT INTO proef SELECT * FROM stalen"))
    connection.execute("VACUUM ANALYZE proef")
    midden = (laagste + hoogste) // 2
    bladzij = f"SELECT * FROM proef WHERE notification_id > {midden} ORDER BY notification_id LIMIT 500".encode()
    dossier = "SELECT * FROM proef WHERE originator_id = %s AND notification_id <= %s ORDER BY originator_version"
    bladzijden = [timed(lambda: connection.execute(bladzij).fetchall()) for _ in range(opzet.of(40, 2))]
    dossiers = [timed(lambda d=d: connection.execute(dossier, (d, hoogste)).fetchall()) for d in ids]  # type: ignore[misc] # one each
    show(f"{wat}: page of 500", [1000 * s for s in bladzijden], "ms")
    show(f"{wat}: the events of one pupil", [1000 * s for s in dossiers], "ms")
    show(f"{wat}: adding all", [invoer], "s")
    connection.execute("DROP TABLE proef")
    return {"page of 500": bladzijden, "the events of one pupil": dossiers, "adding all": [invoer]}
