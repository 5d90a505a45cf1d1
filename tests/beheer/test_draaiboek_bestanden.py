"""Do the commands of `deploy/README.md`, for one machine with files, do what it says?"""

import os
from pathlib import Path

import pytest

from tests.kit.draaiboek import Draaiboek, draaiboek
from tests.kit.stadhuis import LATER, OUD, VERZOEK, WEG, names, reports
from tests.kit.voorloper import voer_voor
from tests.kit.winkel import ROOT

pytestmark = pytest.mark.trager


class Machine:
    """A user's folders on one machine, with the settings as they are by default."""

    def __init__(self, folder: Path) -> None:
        self.gegevens = folder / "data" / "verzuimspoor"
        self.omgeving = {"XDG_DATA_HOME": str(folder / "data"), "wie": "bert"}
        for naam in ("kopie_database", "kopie_sleutels", "elders"):
            (folder / naam).mkdir()
            self.omgeving[naam] = str(folder / naam)

    def doe(self, *woorden: str | Path, code: int = 0, getypt: str = "") -> str:
        schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("VERZUIMSPOOR_")}
        klaar = voer_voor(woorden, self.gegevens.parent.parent, schoon | self.omgeving, getypt)
        assert klaar.returncode == code, f"{klaar.stdout}{klaar.stderr}"
        return klaar.stdout or klaar.stderr

    def speel(self, boek: Draaiboek, naam: str, **ook: str) -> str:
        gedaan = boek.speel(naam, {**self.omgeving, **ook})
        assert gedaan.code == 0, f"{gedaan.uit}{gedaan.fout}"
        return gedaan.uit


def test_a_copy_of_files_is_put_back_proven_and_without_who_was_destroyed_since(tmp_path: Path) -> None:
    machine, boek = Machine(tmp_path), draaiboek(ROOT / "deploy" / "README.md", tmp_path / "boek")
    for naam, inhoud in {"a.csv": reports(OUD, WEG), "a.ndjson": names(OUD, WEG), "later.csv": reports(LATER)}.items():
        (tmp_path / naam).write_text(inhoud, encoding="utf-8")
    machine.doe("ingest", tmp_path / "a.csv", tmp_path / "a.ndjson")
    machine.speel(boek, "controlepunt")
    machine.speel(boek, "reservekopie")
    [kopie] = (tmp_path / "kopie_database").iterdir()
    machine.doe("erase", "--pgn", "-", *VERZOEK, getypt=f"{WEG}\n")
    machine.doe("erase", "--bewijzen", tmp_path / "elders" / "vernietigd.json")
    machine.doe("ingest", tmp_path / "later.csv")

    gezegd = machine.speel(boek, "terugzetten", dag=kopie.stem.removeprefix("verzuimspoor-"))

    assert "alles in orde" in gezegd
    assert "vergeleken met controlepunt" in gezegd
    assert "Door bert, bevestigd door anna." in gezegd
    assert {file.stat().st_mode & 0o777 for file in machine.gegevens.glob("verzuimspoor.*") if file.is_file()} == {
        0o600
    }
    assert "er is geen dossier" in machine.doe("dossier", "--pgn", "-", code=1, getypt=f"{WEG}\n")
    assert "2026-01-12" in machine.doe("dossier", "--pgn", "-", "--json", getypt=f"{OUD}\n")
    assert list(machine.gegevens.glob("opzij-*/verzuimspoor.db"))


def test_a_list_of_certificates_that_was_changed_destroys_nothing(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    (tmp_path / "a.csv").write_text(reports(OUD), encoding="utf-8")
    machine.doe("ingest", tmp_path / "a.csv")
    bewijzen = tmp_path / "elders" / "vernietigd.json"
    machine.doe("erase", "--bewijzen", bewijzen)
    bewijzen.write_text(bewijzen.read_text(encoding="utf-8").replace('"aantal": 0', '"aantal": 1'), encoding="utf-8")

    assert "gewijzigd" in machine.doe("erase", "--opnieuw", bewijzen, code=1)
    assert machine.doe("dossier", "--pgn", "-", "--json", getypt=f"{OUD}\n")
