"""A store with pupils and a region that agrees something else: the files and the processes of that."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.kit.klokken import ZOVEEL_SECONDEN
from tests.kit.voorloper import Begonnen
from tests.kit.winkel import PGN, ROOT, gebeurtenis, ndjson

ANDER = "999990020"
REGIO = """profiel = "regio"
titel = "Onze regio"
bron = "Besluit van het overleg"
gebaseerd_op = "landelijk"

[thuiszitter]
lengte = {lengte}
"""
PACT = """profiel = "regio"
titel = "Onze regio"
bron = "Besluit van het overleg"
gebaseerd_op = "landelijk"

[[termijn]]
soort = "thuiszitterspact"
titel = "Passend aanbod voor een thuiszitter"
begin = {{ afgeleid = "thuisperiode" }}
duur = {{ aantal = {maanden}, eenheid = "maanden" }}
gehaald_door = ["PassendAanbodGedaan"]
ongedaan_door = ["AanbodVervallen"]
aan_zet = "pact"
bron = "Besluit van het overleg"
"""
MEIWEEK = """[[afwijking]]
bereik = "Noord"
van = 2026-05-04
tot_en_met = 2026-05-08

[[school]]
brin = "99AA"
vakantieregio = "Zuid"
"""


def regio(folder: Path, lengte: int = 14, naam: str = "regio.toml") -> Path:
    """Write a profile in which who is away so many days is a thuiszitter."""
    path = folder / naam
    path.write_text(REGIO.format(lengte=lengte), encoding="utf-8")
    return path


def pact(folder: Path, maanden: int) -> Path:
    """Write a profile in which the pact lasts so many months."""
    path = folder / "pact.toml"
    path.write_text(PACT.format(maanden=maanden), encoding="utf-8")
    return path


def leerlingen() -> str:
    """Tell of two pupils: one away since 12 January 2026, the other since 19 January; both known since then."""
    regels = []
    for pgn, begin in ((PGN, "2026-01-12"), (ANDER, "2026-01-19")):
        gekend = {"vastgelegdOp": f"{begin}T09:00:00Z"}
        melding = {"meldingsnummer": "1", "soort": "LRV", "begindatum": begin, "melddatum": begin, "brin": "99AA"}
        geboren = {"geboortedatum": "2012-02-10", "gemeentecode": "0014"}
        regels.append(gebeurtenis("LeerlingGeregistreerd", "2025-08-01", pgn=pgn, **geboren, **gekend))
        regels.append(gebeurtenis("MeldingOntvangen", begin, pgn=pgn, **melding, **gekend))
    return ndjson(*regels)


def start_activering(folder: Path, *woorden: str) -> subprocess.Popen[bytes]:
    """Start to let another policy come into force."""
    return Begonnen(
        ["beleid", "activate", *woorden, "--json", "--db", str(folder / "verzuimspoor.db")],
        cwd=ROOT,
        env=_schoon(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def dood_tijdens_het_herbouwen(folder: Path, *woorden: str, keer: int, plek: str) -> None:
    """Activate with a fuse: it kills itself before or in the so manieth batch of the rows that are made anew."""
    opdracht = ["beleid", "activate", *woorden, "--db", str(folder / "verzuimspoor.db")]
    gestorven = subprocess.run(
        [sys.executable, "-c", LONT, plek, str(keer), *opdracht],
        cwd=ROOT,
        env=_schoon(),
        capture_output=True,
        timeout=ZOVEEL_SECONDEN,
        check=False,
    )
    assert gestorven.returncode == -signal.SIGKILL, gestorven.stderr.decode()


def _schoon() -> dict[str, str]:
    return {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("VERZUIMSPOOR_")}


LONT = """
import os, signal, sys
from services.cli.main import main
from services.projector.batch import Volgwerk

plek, over = sys.argv.pop(1), int(sys.argv.pop(1))
echt = Volgwerk.een_batch

def brandt(hier):
    if hier == plek and over == 0:
        os.kill(os.getpid(), signal.SIGKILL)

def met_lont(*args):
    global over
    over -= 1
    brandt("voor")
    stand = echt(*args[:-1], 1)
    brandt("in")
    return stand

Volgwerk.een_batch = met_lont
main()
"""
