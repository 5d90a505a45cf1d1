"""Is a destruction that was killed finished by the next run, and does nobody lose what is written meanwhile?"""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kit.vernietigen import AANVRAAG, BLIJVER, PGN, dossier_van, gevonden, sleutels_van, vul, woorden
from tests.kit.winkel import ROOT, csv_van, gebeurtenis, ndjson, open_winkel, rij, start
from tests.services.test_cli_proces import bestand, vs

pytestmark = pytest.mark.trager
MET_AFWIJZINGEN = 3
PLEKKEN = (
    "voor het besluit",
    "na het besluit",
    "na de sleutels",
    "na het opschonen van de sleutels",
    "na de regels",
    "na het opschonen van de regels",
)
LONT = """
import os, signal, sys
from projections.stores.databank import sqlite
from services.cli.main import main
from services.eventlog.log import EventLog
from services.vernietiging import vernietigen

plek = sys.argv.pop(1)

def met_lont(waar, naam, voor=None, na=None):
    echt = getattr(waar, naam)
    def doe(*args, **kwargs):
        if plek == voor:
            os.kill(os.getpid(), signal.SIGKILL)
        gevonden = echt(*args, **kwargs)
        if plek == na:
            os.kill(os.getpid(), signal.SIGKILL)
        return gevonden
    setattr(waar, naam, doe)

met_lont(EventLog, "append", "voor het besluit", "na het besluit")
class Opschonen:
    def __init__(self):
        self.sleutels, self.regels = sqlite.compact, sqlite.compact

opschonen = Opschonen()
met_lont(opschonen, "sleutels", "na de sleutels", "na het opschonen van de sleutels")
met_lont(opschonen, "regels", "na de regels", "na het opschonen van de regels")

def compact(connection):
    van = connection.execute("PRAGMA database_list").fetchone()[2]
    (opschonen.sleutels if van.endswith(".sleutels") else opschonen.regels)(connection)

sqlite.compact = compact
main()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return vul(tmp_path)


def dood(folder: Path, plek: str, *woorden: str) -> None:
    """Start erase with a fuse: it kills itself there."""
    db = ("--db", str(folder / "verzuimspoor.db"))
    klaar = subprocess.run(
        [sys.executable, "-c", LONT, plek, "erase", *woorden, *db],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert klaar.returncode == -signal.SIGKILL, klaar.stderr.decode()


@pytest.mark.parametrize("plek", PLEKKEN)
def test_wie_gedood_wordt_laat_iets_achter_dat_de_volgende_afmaakt(plek: str, folder: Path) -> None:
    dossier = dossier_van(folder)
    sleutels = sleutels_van(folder, dossier)

    dood(folder, plek, str(dossier), *AANVRAAG)

    is_besloten = plek != PLEKKEN[0]
    doctor = {o["naam"]: o["goed"] for o in vs(folder, "doctor", "--json").document["onderdelen"]}
    assert doctor["Vernietigingen"] is not is_besloten
    assert vs(folder, "dossier", str(dossier)).code == int(is_besloten)
    assert vs(folder, "verify").code == 0
    uitvoer = vs(folder, "erase", str(dossier), *AANVRAAG, "--json")
    assert uitvoer.code == 0, uitvoer.fout
    assert uitvoer.document["bewijzen"][0]["afgerond"]
    assert gevonden(folder, *sleutels, *woorden()) == []
    assert vs(folder, "verify").code == 0


def test_ook_wie_op_nummer_vernietigt_maakt_het_af(folder: Path) -> None:
    sleutels = sleutels_van(folder, dossier_van(folder))
    dood(folder, "na het besluit", str(dossier_van(folder)), *AANVRAAG)

    uitvoer = vs(folder, "erase", "--pgn", "-", *AANVRAAG, "--json", getypt=f"{PGN}\n")

    assert uitvoer.code == 0, uitvoer.fout
    assert uitvoer.document["aantal"] == 1
    assert gevonden(folder, *sleutels, *woorden()) == []


def test_een_oud_sleutelbestand_dat_terugkomt_valt_op_en_wordt_weer_vernietigd(folder: Path) -> None:
    dossier = dossier_van(folder)
    sleutels = sleutels_van(folder, dossier)
    kopie = (folder / "verzuimspoor.sleutels").read_bytes()
    vs(folder, "erase", str(dossier), *AANVRAAG)
    (folder / "verzuimspoor.sleutels").write_bytes(kopie)

    assert vs(folder, "dossier", str(dossier)).code == 1
    doctor = {o["naam"]: o["goed"] for o in vs(folder, "doctor", "--json").document["onderdelen"]}
    assert not doctor["Vernietigingen"]
    assert vs(folder, "erase", "--afmaken").code == 0
    assert gevonden(folder, *sleutels) == []


def test_terwijl_anderen_schrijven_gaat_er_niets_verloren(folder: Path) -> None:
    dossier = dossier_van(folder)
    sleutels = sleutels_van(folder, dossier)
    aantal = 300
    regels = [gebeurtenis("TeLaatGekomen", "2026-03-02", pgn=BLIJVER, id=f"{i:032x}") for i in range(1, aantal + 1)]
    over_hem = [gebeurtenis("TeLaatGekomen", "2026-03-02", id=f"{i:032x}") for i in range(1001, 1001 + aantal)]
    bestand(folder, "blijver.ndjson", ndjson(*regels))
    bestand(folder, "over_hem.ndjson", ndjson(*over_hem))
    schrijvers = [start(folder, "ingest", folder / naam) for naam in ("blijver.ndjson", "over_hem.ndjson")]

    uitvoer = vs(folder, "erase", str(dossier), *AANVRAAG)

    gezegd = [(schrijver.communicate(timeout=120), schrijver.returncode) for schrijver in schrijvers]
    assert uitvoer.code == 0, uitvoer.fout
    (_, over_de_blijver), (_, over_hem_zelf) = gezegd
    assert over_de_blijver == 0, gezegd
    assert over_hem_zelf in (0, MET_AFWIJZINGEN), gezegd  # a line of the moment itself is handed back, not lost
    assert gevonden(folder, *sleutels) == []
    assert vs(folder, "verify").code == 0
    with open_winkel(folder) as winkel:
        blijver = winkel.log.dossier(winkel.log.find([BLIJVER])[BLIJVER])
        assert sum(v.feit.type_name() == "TeLaatGekomen" for v in blijver.vastleggingen) == aantal
        assert winkel.log.dossier(dossier).is_vernietigd


def test_wie_las_voor_de_vernietiging_en_schrijft_erna_begint_opnieuw(folder: Path) -> None:
    dossier = dossier_van(folder)
    with open_winkel(folder) as winkel:
        find = winkel.log.find
        gelezen: list[bool] = []

        def find_en_dan(pgns: set[str]) -> object:
            gevonden_ = find(pgns)
            if not gelezen:
                gelezen.append(True)
                dossiers = winkel.log.dossiers(gevonden_.values())
                assert vs(folder, "erase", str(dossier), *AANVRAAG).code == 0
                winkel.log.dossiers = lambda *_: dossiers  # type: ignore[method-assign] # as read before
            else:
                winkel.log.dossiers = type(winkel.log).dossiers.__get__(winkel.log)  # type: ignore[method-assign] # back
            return gevonden_

        winkel.log.find = find_en_dan  # type: ignore[method-assign,assignment] # a writer that is slow
        uitkomst = winkel.lever("traag.csv", csv_van(rij(meldingsnummer="88")))
        assert uitkomst.telling.nieuw == 1
        nieuw = find([PGN])[PGN]

    assert nieuw != dossier
    assert sleutels_van(folder, dossier) == []
    assert vs(folder, "verify").code == 0
