"""How long does whoever looks at a list wait, when nothing happens and while a delivery is taken in?"""

from benchmarks.opstelling import UITVOER, Opzet, levering, opstelling
from benchmarks.tijdens import measure, server_van

PADEN = {
    "page": f"/thuiszitters?peildatum={UITVOER}",
    "list of the API": f"/api/v1/thuiszitters?peildatum={UITVOER}",
}


def run(opzet: Opzet) -> None:
    """
    Ask the page and the list of the API in turn of a real server, on the clock of the wall.

    On a file; `lijst_postgres` ends with the same on PostgreSQL. See `measure` for what is compared.
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
    with server_van({"VERZUIMSPOOR_DB": str(folder / "verzuimspoor.db")}) as client:
        measure(client, folder, PADEN, ronden=opzet.of(4, 1), keren=opzet.of(150, 3), leerlingen=opzet.of(2_500, 100))
