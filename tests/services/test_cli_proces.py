"""What does the command promise as a process: its output, its exit code, and what it never says?"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.kit.voorloper import voer_voor
from tests.kit.winkel import ROOT, csv_van, gebeurtenis, ndjson, rij

PGN = "999990019"
ONBEKEND = "00000000-0000-4000-8000-00000000dead"
COMMANDS = (
    "inname",
    "inzage",
    "logboek",
    "relay",
    "topics",
    "zaken",
    "berichten",
    "ingest",
    "aanbieden",
    "inlezen",
    "uitval",
    "sleutels",
    "thuiszitters",
    "termijnen",
    "dossier",
    "replay",
    "vrijstellingen",
    "verkorte-onderwijstijd",
    "werkvoorraad",
    "werkverdeling",
    "signalen",
    "aanvragen",
    "afspraken",
    "risicokinderen",
    "jongeren",
    "uitstroom",
    "telling",
    "terugmelding",
    "jaarverslag",
    "schoolteam",
    "beleid",
    "clock",
    "rebuild",
    "verify",
    "checkpoint",
    "erase",
    "generate",
    "doctor",
    "demo",
    "serve",
    "migrate",
    "project",
)

JAARVERSLAG = "gemeente schooljaar gemeentecode peildatum bekendOp isVoorbij vorigJaar beleid cijfers perSchool verloop"


@dataclass(frozen=True)
class Uitvoer:
    """What a command wrote, and how it ended."""

    code: int
    uit: str
    fout: str

    @property
    def document(self) -> dict[str, Any]:
        """The one JSON document on standard output."""
        gelezen: dict[str, Any] = json.loads(self.uit)
        return gelezen


def _surroundings(folder: Path) -> dict[str, str]:
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("VERZUIMSPOOR_", "COLUMNS"))}
    ours = {"PYTHONPATH": str(ROOT), "VERZUIMSPOOR_DB": str(folder / "verzuimspoor.db"), "PYTHONIOENCODING": "utf-8"}
    return schoon | ours


def vs(folder: Path, *woorden: str | Path, getypt: str = "", **omgeving: str) -> Uitvoer:
    """Run the real command on the store in a folder, and see that it wrote nothing that it never may."""
    klaar = voer_voor(woorden, folder, _surroundings(folder) | omgeving, getypt)
    assert "Traceback" not in klaar.stderr, klaar.stderr
    if "--toon-pgn" not in woorden:
        assert not re.search(r"99999\d{4}", ID.sub("", klaar.stdout + klaar.stderr)), "a personal number was shown"
    return Uitvoer(klaar.returncode, klaar.stdout, klaar.stderr)


ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[0-9:.]+Z")


ONE_BY_ONE = """
import contextlib, io, json, sys, traceback
from services.cli.main import main
uitvoer = {}
for opdracht in json.load(sys.stdin):
    uit, fout, code = io.StringIO(), io.StringIO(), 0
    sys.argv = ["verzuimspoor", *opdracht.split()]
    with contextlib.redirect_stdout(uit), contextlib.redirect_stderr(fout):
        try:
            main()
        except SystemExit as einde:
            code = einde.code
        except BaseException:
            traceback.print_exc()
    uitvoer[opdracht] = code, uit.getvalue(), fout.getvalue()
json.dump(uitvoer, sys.stdout)
"""


def together(folder: Path, opdrachten: Sequence[str]) -> dict[str, Uitvoer]:
    """Run many commands, in this order, as one process: starting one takes longer than what it does."""
    klaar = subprocess.run(
        [sys.executable, "-c", ONE_BY_ONE],
        cwd=folder,
        env=_surroundings(folder),
        input=json.dumps(opdrachten),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {opdracht: Uitvoer(*gezegd) for opdracht, gezegd in json.loads(klaar.stdout).items()}


def bestand(folder: Path, naam: str, inhoud: str) -> Path:
    path = folder / naam
    path.write_text(inhoud, encoding="utf-8")
    return path


def test_every_command_answers_with_one_json_document_and_nothing_else(tmp_path: Path) -> None:
    bestand(tmp_path, "levering.csv", csv_van(rij()))
    wie = {"rol": "jgz", "naam": "Anna", "lijn": 1}
    aangewezen = {"schoolteam": {"brin": "99AA"}, "type": "ContactpersoonAangewezen", "geldigOp": "2025-08-18", **wie}
    bestand(tmp_path, "team.ndjson", ndjson(aangewezen))
    lijst = "peildatum bekendOp aantal"
    keys = {
        ("ingest", "levering.csv", "team.ndjson"): "gelezen nieuw ongewijzigd afgewezen bestanden",
        ("thuiszitters",): "peildatum bekendOp aantal thuiszitters",
        ("termijnen",): "peildatum bekendOp aantal termijnen",
        ("dossier", "--pgn", "-"): "dossierId peildatum bekendOp samengevoegdMet gebeurtenissen leerplicht "
        "kwalificatieplicht status categorie thuisSinds thuiszitterSinds dagenThuis gemeentecode brin aanZet "
        "aanZetPersoon grondslag routes termijnen meldingen inschrijvingen uitleg",
        ("replay", "--pgn", "-"): "dossierId bekendOp aantal gebeurtenissen",
        ("vrijstellingen",): f"{lijst} vrijstellingen",
        ("verkorte-onderwijstijd",): f"{lijst} verkorteOnderwijstijd",
        ("werkvoorraad",): f"{lijst} werkvoorraad",
        ("signalen",): f"{lijst} signalen",
        ("aanvragen",): f"{lijst} aanvragen",
        ("afspraken",): f"{lijst} afspraken",
        ("risicokinderen",): f"{lijst} risicokinderen",
        ("jongeren",): f"{lijst} jongeren",
        ("uitstroom",): f"{lijst} uitstroom",
        ("telling", "2025-2026"): "schooljaar peildatum bekendOp aantal gemeenten",
        ("jaarverslag", "2025-2026", "--gemeente", "0014"): f"{JAARVERSLAG} aanbod zwijgendeScholen",
        ("schoolteam", "99AA"): "brin vestiging peildatum bekendOp rollen overleggen termijnen",
        ("clock", "--until", "2026-01-01"): "tot vooruitblik vastgelegd",
        ("clock", "--until", "2030-01-01"): "tot vooruitblik termijnen signalen",
        ("rebuild",): "projecties gevolgdOp",
        ("verify",): "gebeurtenissen dossiers zegel bevindingen",
        ("verify", "--pgn", "-"): "gebeurtenissen stromen zegel bevindingen",
        ("checkpoint",): "formaat blok laatsteId ontvangenOp blokHash blokkenWortel publiekeSleutel moment code "
        "handtekening",
        ("generate", "oefening", "--leerlingen", "50"): "bestanden leerlingenInBeeld regelsFout",
        ("doctor",): "onderdelen",
    }

    actual = {woorden: vs(tmp_path, *woorden, "--json", getypt=f"{PGN}\n") for woorden in keys}

    assert {woorden: list(uitvoer.document) for woorden, uitvoer in actual.items()} == {
        woorden: namen.split() for woorden, namen in keys.items()
    }
    assert {uitvoer.code for uitvoer in actual.values()} == {0}
    assert {uitvoer.fout for uitvoer in actual.values()} == {""}


def test_rejected_rows_end_in_three_and_a_corrected_file_in_zero(tmp_path: Path) -> None:
    bestand(tmp_path, "levering.csv", csv_van(rij(), rij(meldingsnummer="2", gemeentecode="9999")))
    eerst = vs(tmp_path, "ingest", "levering.csv", "--json")
    afgewezen = (tmp_path / "levering.afgewezen.csv").read_text(encoding="utf-8")
    bestand(tmp_path, "levering.afgewezen.csv", afgewezen.replace(";9999;", ";0014;"))
    daarna = vs(tmp_path, "ingest", "levering.afgewezen.csv", "--json")

    assert [eerst.code, daarna.code] == [3, 0]
    assert eerst.document["bestanden"] == [
        {
            "bestand": "levering.csv",
            "soort": "verzuimmeldingen",
            "gelezen": 2,
            "nieuw": 1,
            "ongewijzigd": 0,
            "afgewezen": 1,
            "rejects": "levering.afgewezen.csv",
        }
    ]
    assert daarna.document["nieuw"] == 1


def test_a_rejects_file_that_is_the_delivery_itself_is_refused(tmp_path: Path) -> None:
    levering = bestand(tmp_path, "levering.csv", csv_van(rij(gemeentecode="9999")))
    inhoud = levering.read_text(encoding="utf-8")

    assert vs(tmp_path, "ingest", "levering.csv", "--rejects", "levering.csv").code == 2
    assert levering.read_text(encoding="utf-8") == inhoud


def test_another_role_is_refused(tmp_path: Path) -> None:
    uitvoer = vs(tmp_path, "thuiszitters", VERZUIMSPOOR_ROL="gast")

    assert (uitvoer.code, "VERZUIMSPOOR_ROL" in uitvoer.fout) == (2, True)


def test_in_a_role_a_command_does_what_that_role_may(tmp_path: Path) -> None:
    bestand(tmp_path, "noor.csv", csv_van(rij()))
    vs(tmp_path, "ingest", "noor.csv")
    rol = {"VERZUIMSPOOR_ROL": "leerplichtambtenaar"}
    hier = vs(tmp_path, "thuiszitters", "--toon-pgn", "--json", **rol, VERZUIMSPOOR_GEMEENTEN="0014, 0106")
    elders = vs(tmp_path, "thuiszitters", "--json", **rol, VERZUIMSPOOR_GEMEENTEN="0106")
    nergens = vs(tmp_path, "dossier", "--pgn", "-", getypt=f"{PGN}\n", **rol)
    bestuur = vs(tmp_path, "thuiszitters", VERZUIMSPOOR_ROL="bestuur")
    beheer = vs(tmp_path, "rebuild", VERZUIMSPOOR_ROL="beheerder")

    assert [regel["pgn"] for regel in hier.document["thuiszitters"]] == [PGN]
    assert elders.document["aantal"] == 0
    assert (nergens.code, "geen dossier met dit nummer" in nergens.fout) == (1, True)
    assert (bestuur.code, "Uw rol mag dit niet" in bestuur.fout) == (1, True)
    assert beheer.code == 0
    assert vs(tmp_path, "thuiszitters", "--json").document["aantal"] == 1


def test_a_personal_number_is_read_from_standard_input(tmp_path: Path) -> None:
    bestand(tmp_path, "feiten.ndjson", ndjson(gebeurtenis("Uitgeschreven", "2026-01-12", brin="99AA")))
    vs(tmp_path, "ingest", "feiten.ndjson")
    gevonden = vs(tmp_path, "dossier", "--pgn", "-", "--json", getypt=f"{PGN}\n")
    op_id = vs(tmp_path, "dossier", gevonden.document["dossierId"], "--json")

    assert op_id.document["dossierId"] == gevonden.document["dossierId"]
    assert vs(tmp_path, "dossier", "--pgn", "-", getypt="999990020\n").code == 1


def test_nobody_else_may_read_what_is_kept(tmp_path: Path) -> None:
    bestand(tmp_path, "levering.csv", csv_van(rij(), rij(gemeentecode="9999")))
    vs(tmp_path, "ingest", "levering.csv")
    ours = ("verzuimspoor.db", "verzuimspoor.sleutels", "levering.afgewezen.csv")

    assert {naam: (tmp_path / naam).stat().st_mode & 0o077 for naam in ours} == dict.fromkeys(ours, 0)


ALL_HELP = """
from services.cli.main import app
for command in {commands}:
    app([command, "--help"], prog_name="verzuimspoor", standalone_mode=False)
"""


def test_every_command_there_is_is_tested_here(tmp_path: Path) -> None:
    genoemd = re.findall(r"^  ([a-z-]+) {2,}", vs(tmp_path, "--help").uit.partition("Opdrachten:")[2], re.MULTILINE)

    assert sorted(genoemd) == sorted(COMMANDS)


def test_the_help_of_every_command_is_dutch() -> None:
    program = ALL_HELP.format(commands=COMMANDS)
    hulp = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)

    assert [command for command in COMMANDS if f"verzuimspoor {command} " not in hulp.stdout] == []
    assert set(re.findall(r"\b(Usage|Options|Arguments|Show this|required|default)\b", hulp.stdout)) == set()


def test_the_overview_names_every_command(tmp_path: Path) -> None:
    overzicht = vs(tmp_path, "--help").uit

    assert [command for command in COMMANDS if f"  {command} " not in overzicht] == []
    assert not re.search(r"\b(Usage|Options|Commands|Show this|Install|Show)\b", overzicht)


@pytest.mark.parametrize("shell", ["bash"] if shutil.which("bash") else [])
def test_a_shell_can_complete_the_command(shell: str, tmp_path: Path) -> None:
    klaar = subprocess.run(
        [shell, "-c", f'"{sys.executable}" -m services.cli --show-completion; true'],
        cwd=ROOT,
        env=os.environ | {"HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert "_completion" in klaar.stdout
    assert list(tmp_path.iterdir()) == []
