"""Who has been kept long enough, and does it take two people to destroy them?"""

import json
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from projections.stores.promise import Vraag
from services.generator.nummers import bsn
from services.vernietiging import verlopen
from tests.kit.winkel import Winkel, gebeurtenis, ndjson, open_winkel
from tests.services.test_cli_proces import vs

GRONDSLAG = ("--grondslag", "Selectielijst gemeenten 2020, 12.1.4")


def leerlingen(*geboren: str) -> str:
    """Write pupils by their birth dates."""
    namen = (
        gebeurtenis("LeerlingGeregistreerd", "2015-01-05", pgn=bsn(i), geboortedatum=g) for i, g in enumerate(geboren)
    )
    return ndjson(*namen)


def op(winkel: Winkel, dag: str) -> list[tuple[UUID, str]]:
    bekend_op = winkel.volg()
    vraag = Vraag(date.fromisoformat(dag), bekend_op)
    return [(regel.dossier_id, regel.deel) for regel in verlopen(winkel.rows, vraag)]


def test_op_de_laatste_dag_staat_hij_er_niet_op_en_een_dag_later_wel(winkel: Winkel) -> None:
    winkel.lever("een.ndjson", leerlingen("2008-02-10"))
    dossier = winkel.log.find([bsn(0)])[bsn(0)]

    assert op(winkel, "2028-02-09") == []
    assert op(winkel, "2028-02-10") == [(dossier, "geheel")]


def test_handhaving_staat_er_apart_op_na_de_laatste_van_haar_termijnen(winkel: Winkel) -> None:
    gehoord = [gebeurtenis("VerdachteGehoord", dag, pgn=bsn(0)) for dag in ("2020-03-02", "2020-03-09")]
    winkel.lever("een.ndjson", leerlingen("2008-02-10") + ndjson(*gehoord))
    dossier = winkel.log.find([bsn(0)])[bsn(0)]

    assert op(winkel, "2025-03-09") == []
    assert op(winkel, "2025-03-10") == [(dossier, "handhaving")]
    assert op(winkel, "2028-02-10") == [(dossier, "geheel")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pupils who were kept long enough by now, and one who was not."""
    with open_winkel(tmp_path) as winkel:
        winkel.lever("drie.ndjson", leerlingen("1999-02-10", "1999-03-10", "2019-02-10"))
    return tmp_path


def lijst(folder: Path) -> Path:
    uitvoer = vs(folder, "erase", "--verlopen", "--lijst", "lijst.json", "--door", "anna", "--json")
    assert uitvoer.document["aantal"] == 2, uitvoer.fout
    return folder / "lijst.json"


def test_met_dry_run_komt_er_geen_bestand(folder: Path) -> None:
    assert vs(folder, "erase", "--verlopen", "--dry-run", "--json").document["aantal"] == 2
    assert not list(folder.glob("*.json"))


def test_wie_de_lijst_opstelde_voert_haar_niet_uit(folder: Path) -> None:
    path = lijst(folder)

    uitvoer = vs(folder, "erase", "--uitvoeren", path, *GRONDSLAG, VERZUIMSPOOR_DOOR="anna")

    assert uitvoer.code == 1
    assert "een ander voert haar uit" in uitvoer.fout
    assert vs(folder, "erase", "--verlopen", "--dry-run", "--json").document["aantal"] == 2


def test_een_ander_wel_en_dan_is_de_volgende_lijst_leeg(folder: Path) -> None:
    path = lijst(folder)

    uitvoer = vs(folder, "erase", "--uitvoeren", path, *GRONDSLAG, "--door", "bert", "--json")

    assert uitvoer.code == 0, uitvoer.fout
    assert [(b["door"], b["bevestigdDoor"], b["afgerond"]) for b in uitvoer.document["bewijzen"]] == [
        ("bert", "anna", True)
    ] * 2
    assert vs(folder, "erase", "--verlopen", "--json").document == {"aantal": 0, "lijst": None, "dossiers": []}
    assert vs(folder, "verify", "--json").document["dossiers"] == 1
    nog_eens = vs(folder, "erase", "--uitvoeren", path, *GRONDSLAG, "--door", "bert", "--json")
    assert (nog_eens.code, nog_eens.document) == (0, uitvoer.document)


@pytest.mark.parametrize("veld", ["opgesteldDoor", "dossiers"])
def test_een_gewijzigde_lijst_wordt_geweigerd(veld: str, folder: Path) -> None:
    path = lijst(folder)
    inhoud = json.loads(path.read_text())
    inhoud[veld] = "carla" if veld == "opgesteldDoor" else inhoud[veld][:1]
    path.write_text(json.dumps(inhoud))

    uitvoer = vs(folder, "erase", "--uitvoeren", path, *GRONDSLAG, "--door", "bert")

    assert uitvoer.code == 1
    assert "gewijzigd" in uitvoer.fout


def test_wie_intussen_langer_bewaard_moet_worden_blijft(folder: Path) -> None:
    path = lijst(folder)
    with open_winkel(folder) as winkel:
        later = gebeurtenis("LeerlingGeregistreerd", "2020-01-06", pgn=bsn(0), geboortedatum="2019-02-10")
        winkel.lever("later.ndjson", ndjson(later))

    uitvoer = vs(folder, "erase", "--uitvoeren", path, *GRONDSLAG, "--door", "bert", "--json")

    assert uitvoer.code == 1
    assert [g["code"] for g in uitvoer.document["geweigerd"]] == ["bewaartermijn-loopt"]
    assert uitvoer.document["aantal"] == 1
