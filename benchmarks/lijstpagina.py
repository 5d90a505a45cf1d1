"""How long does whoever looks at a list wait, when nothing happens and while a delivery is taken in?"""

from contextlib import closing
from pathlib import Path

from benchmarks.opstelling import UITVOER, VANDAAG, Opzet, levering, opstelling
from benchmarks.tijdens import measure, server_van
from projections.stores.databank import open_databank
from projections.stores.postgres import PostgresRows
from services.beleid import lees_kader
from services.eventlog.log import EventLog
from services.eventlog.sleutels import open_sleutelkast
from services.eventlog.tabelstand import SCHEMA
from services.generator import Oogst
from services.ingest import ingest
from services.ingest.aanlevering import Omgeving
from services.projector import catch_up
from services.tijd import nieuwe_id, nu
from tests.kit.postgres import database

PADEN = {
    "page": f"/thuiszitters?peildatum={UITVOER}",
    "list of the API": f"/api/v1/thuiszitters?peildatum={UITVOER}",
}


def run(opzet: Opzet) -> None:
    """
    Ask the page and the list of the API in turn of a real server, on the clock of the wall.

    On a file, and on PostgreSQL; see `measure` for what is compared.
    """
    folder = opzet.map / "lijstpagina"
    folder.mkdir(parents=True, exist_ok=True)
    for oud in folder.glob("verzuimspoor.*"):
        if oud.is_file():
            oud.unlink()
    oogst = levering(folder, opzet.of(4_000, 100))
    with opstelling(folder) as hier:
        hier.ingest(oogst.verzuimmeldingen)
        hier.catch_up()
        print(f"| events before | {hier.aantal:,} | | |", flush=True)
    print("| **SQLite** | | | |", flush=True)
    _ask(opzet, folder, {"VERZUIMSPOOR_DB": str(folder / "verzuimspoor.db")})
    sleutels = folder / "server.sleutels"
    sleutels.unlink(missing_ok=True)
    with database() as adres:
        _fill(adres, sleutels, oogst)
        print("| **PostgreSQL** | | | |", flush=True)
        op_server = {"VERZUIMSPOOR_DB": adres, "VERZUIMSPOOR_SLEUTELS": str(sleutels), "VERZUIMSPOOR_ROL": "dienst"}
        _ask(opzet, folder, op_server)


def _ask(opzet: Opzet, folder: Path, ours: dict[str, str]) -> None:
    with server_van(ours) as client:
        measure(
            client,
            folder,
            PADEN,
            ronden=opzet.of(4, 1),
            keren=opzet.of(150, 3),
            leerlingen=opzet.of(2_500, 100),
        )


def _fill(adres: str, sleutels: Path, oogst: Oogst) -> None:
    kader = lees_kader("landelijk")
    with (
        EventLog(open_databank(adres, SCHEMA), open_sleutelkast(sleutels)) as log,
        closing(PostgresRows(adres)) as rows,
    ):
        ingest(oogst.verzuimmeldingen, Omgeving(log, kader, nu, nieuwe_id, VANDAAG, "benchmark"))
        catch_up(log, rows, kader, nu())
