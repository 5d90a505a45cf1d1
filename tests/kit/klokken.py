"""Real clocks on a real store: what did they record, and what happens to one that is killed?"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from services.generator.nummers import bsn
from tests.kit.voorloper import Begonnen
from tests.kit.winkel import ROOT, gebeurtenis, ndjson, open_winkel, voer_uit

EERSTE_DAG_THUIS = "2025-01-13"
VERVALT_OP = "2025-04-13"
EEN_DAG_LATER = "2025-04-14"
ZOVEEL_SECONDEN = 60


def bouw(folder: Path, leerlingen: int) -> Path:
    """Make a store with so many pupils who are all at home since the same day, and read it in."""
    folder.mkdir()
    regels = []
    for i in range(leerlingen):
        regels.append(gebeurtenis("LeerlingGeregistreerd", "2024-09-01", pgn=bsn(i), geboortedatum="2012-02-10"))
        regels.append(gebeurtenis("SchoolgangGestaakt", EERSTE_DAG_THUIS, pgn=bsn(i)))
    (folder / "start.ndjson").write_text(ndjson(*regels))
    voer_uit(folder, "ingest", folder / "start.ndjson")
    return folder


def kopie(van: Path, naar: Path) -> Path:
    shutil.copytree(van, naar)
    return naar


def start_klok(folder: Path, tot: str, *opties: str) -> subprocess.Popen[bytes]:
    """Start the clock; the store is named on the command line."""
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("VERZUIMSPOOR_")}
    return Begonnen(
        ["clock", "--until", tot, "--db", str(folder / "verzuimspoor.db"), "--json", *opties],
        cwd=ROOT,
        env=omgeving,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def antwoorden_van(klokken: list[subprocess.Popen[bytes]]) -> list[dict[str, Any]]:
    """Wait for clocks, all of them, and return what they answered."""
    gezegd = [klok.communicate(timeout=ZOVEEL_SECONDEN) for klok in klokken]
    mislukt = [fout.decode() for klok, (_, fout) in zip(klokken, gezegd, strict=True) if klok.returncode != 0]
    assert mislukt == []
    return [json.loads(uit) for uit, _ in gezegd]


def sla(folder: Path, tot: str, *opties: str) -> dict[str, Any]:
    """Let one clock strike to its end."""
    return antwoorden_van([start_klok(folder, tot, *opties)])[0]


def vastgelegd(folder: Path) -> Counter[str]:
    """Return what stands in the log of a store, by kind of event and what it is about, over all pupils."""
    gevonden: Counter[str] = Counter()
    with open_winkel(folder) as winkel:
        for dossier in winkel.dossiers().values():
            per_leerling = Counter(_what(v.feit.fields_given()) + v.feit.type_name() for v in dossier.vastleggingen)
            assert max(per_leerling.values()) == 1, f"iets staat er dubbel: {per_leerling}"
            gevonden.update(per_leerling)
    return gevonden


def _what(velden: dict[str, Any]) -> str:
    woord = velden.get("termijn") or (f"{velden['soort']} aan {velden['aan']}" if "aan" in velden else "")
    return f"{woord} " if woord else ""


def stand_van(folder: Path) -> int:
    """Return how many events the log holds."""
    with open_winkel(folder) as winkel:
        return winkel.aantal()


def dood(folder: Path, tot: str, *, plek: str, keer: int = 1) -> None:
    """
    Start a clock with a fuse: it kills itself (SIGKILL) before, in or after its so manieth transaction of the log.

    It works in small transactions, so that there are some.
    """
    opdracht = ["clock", "--until", tot, "--db", str(folder / "verzuimspoor.db"), "--json"]
    klok = subprocess.run(
        [sys.executable, "-c", LONT, plek, str(keer), *opdracht],
        cwd=ROOT,
        capture_output=True,
        timeout=ZOVEEL_SECONDEN,
        check=False,
    )
    assert klok.returncode == -signal.SIGKILL, klok.stderr.decode()


PER_TRANSACTIE = 5
LONT = f"""
import os, signal, sys
from services.cli.main import main
from services.clock import klok
from services.eventlog.log import EventLog
from services.eventlog import recorder

klok.BATCH = {PER_TRANSACTIE}
plek, over = sys.argv.pop(1), int(sys.argv.pop(1))
append, insert = EventLog.append, recorder.schrijf

def brandt(hier):
    if hier == plek and over == 0:
        os.kill(os.getpid(), signal.SIGKILL)

def append_met_lont(*args, **kwargs):
    global over
    over -= 1
    brandt("voor")
    gevonden = append(*args, **kwargs)
    brandt("na")
    return gevonden

def insert_met_lont(*args, **kwargs):
    gevonden = insert(*args, **kwargs)
    brandt("in")
    return gevonden

EventLog.append, recorder.schrijf = append_met_lont, insert_met_lont
main()
"""
