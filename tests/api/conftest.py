"""What tests of the API share: one invented municipality behind a real server, and small stores of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.generator import Opdracht
from tests.kit.apiserver import Api, draait
from tests.kit.oogst import GEMEENTEN, TOT_EN_MET, maak
from tests.kit.winkel import csv_van, gebeurtenis, ndjson, rij, voer_uit

OPDRACHT = Opdracht(300, 11, 2025, TOT_EN_MET, "0014", fouten=0.02, dichtheid=25.0)
TEAM = {"brin": "99AA", "vestiging": "00"}
AANGEWEZEN = {
    "schoolteam": TEAM,
    "type": "ContactpersoonAangewezen",
    "geldigOp": "2025-08-01",
    "rol": "leerplicht",
    "naam": "Kim",
    "lijn": 1,
}
RISICOKIND = {
    "pgn": "999990342",
    "type": "LeerlingGeregistreerd",
    "geldigOp": "2026-01-01",
    "geboortedatum": "2022-03-01",
}


def vul(folder: Path) -> None:
    """Fill a store by the command line with an invented municipality, of which every list has something."""
    assert GEMEENTEN is not None
    oogst = maak(OPDRACHT, folder / "verzonnen")
    extra = folder / "team.ndjson"
    extra.write_text(ndjson(AANGEWEZEN, RISICOKIND), encoding="utf-8")
    voer_uit(folder, "ingest", oogst.verzuimmeldingen, oogst.gebeurtenissen, extra)
    voer_uit(folder, "clock", "--until", "2026-06-01")


@pytest.fixture(scope="session")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a filled store; whoever records takes a copy."""
    folder = tmp_path_factory.mktemp("gemeente")
    vul(folder)
    return folder


@pytest.fixture(scope="session")
def gemeente(gevuld: Path) -> Iterator[Api]:
    """The API on an invented municipality; only for questions."""
    with draait(gevuld) as api:
        yield api


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    """The API on a store of its own, in which there is one pupil: Noor, at home since 12 January 2026."""
    (tmp_path / "noor.csv").write_text(csv_van(rij()), encoding="utf-8")
    voer_uit(tmp_path, "ingest", tmp_path / "noor.csv")
    with draait(tmp_path) as geopend:
        yield geopend


@pytest.fixture
def noor(api: Api) -> str:
    """The address of the dossier of Noor."""
    gevonden = api.vraag("POST", "/dossiers/_zoek", json={"pgn": rij_pgn()}).json()
    weg: str = gevonden["dossiers"][0]["_links"]["self"]["href"]
    return weg


def rij_pgn() -> str:
    """Return the number of the pupil in an ordinary row."""
    pgn: str = gebeurtenis("Ziekgemeld", "2026-01-01")["pgn"]
    return pgn
