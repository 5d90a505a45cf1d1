"""Is every mistake on the command line said in Dutch, with the exit code that belongs to it?"""

import re
from pathlib import Path

import pytest

from tests.services.test_cli_proces import ONBEKEND, PGN, Uitvoer, bestand, together, vs

MISTAKES: dict[str, tuple[int, str]] = {
    "thuiszitters --peildatum 12-01-2026": (2, "JJJJ-MM-DD"),
    "thuiszitters --peildatum 2026-02-30": (2, "is geen datum"),
    "thuiszitters --peildatum 20260112": (2, "JJJJ-MM-DD"),
    "thuiszitters --bekend-op gisteren": (2, "is geen moment"),
    "thuiszitters --bekend-op 20260112": (2, "is geen moment"),
    "thuiszitters --status alles": (2, "kies uit"),
    "thuiszitters --db postgresql://ergens/iets": (2, "noem bij een server de rol"),
    "thuiszitters --db .": (2, "is een map"),
    "thuiszitters --db brief.txt": (2, "geen bestand van Verzuimspoor"),
    "thuiszitters --profiel nergens": (2, "kies uit: groningen-provincie, groningen-stad, haaglanden, landelijk,"),
    "termijnen --binnen 99999999999": (2, "--binnen"),
    "vrijstellingen --grond 6": (2, "kies uit"),
    "signalen --status weg": (2, "kies uit"),
    "telling": (2, "SCHOOLJAAR ontbreekt"),
    "telling 2025": (2, "geen schooljaar dat te tellen is"),
    "telling 2030-2031": (2, "van 2014-2015 tot en met 2029-2030"),
    "telling 2025-2026 --inwoners 0": (2, "ten minste 1"),
    "schoolteam": (2, "BRIN ontbreekt"),
    "schoolteam 99AA": (1, "is geen team bekend"),
    "clock --until morgen": (2, "JJJJ-MM-DD"),
    "rebuild nergens": (2, "kies uit: statuslijn"),
    "dossier": (2, "geef een dossier-id"),
    "dossier abc": (2, "geen dossier-id"),
    "dossier een twee": (2, "meer dan"),
    f"dossier {ONBEKEND}": (1, "er is geen dossier met dit id"),
    f"replay --pgn {PGN}": (2, "standaardinvoer"),
    "ingest": (2, "BESTAND... ontbreekt"),
    "ingest nergens.csv": (1, "nergens.csv"),
    "ingest brief.txt --profile nergens": (2, "verzonnen-noorderpakket, verzonnen-zuidstelsel"),
    "ingest .": (1, "map"),
    "ingest leeg.csv": (1, "het bestand is leeg"),
    "ingest brief.txt": (1, "mist de kolommen"),
    "ingest brief.txt leeg.csv --rejects r": (2, "één bestand tegelijk"),
    "generate m --gemeente 9999": (2, "gemeentecode"),
    "generate m --landelijk --gemeente 0014": (2, "laat er een weg"),
    "generate m --schooljaar 2025": (2, "2025-2026"),
    "generate m --dichtheid 0": (2, "dichtheid"),
    "demo --map eigen": (2, "geen eerdere demo"),
    "nergens": (2, "bestaat niet"),
    "verify --nergens": (2, "bestaat niet"),
}


@pytest.fixture(scope="module")
def mistakes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Uitvoer]:
    """Make every mistake."""
    folder = tmp_path_factory.mktemp("fouten")
    bestand(folder, "leeg.csv", "\n\n")
    bestand(folder, "brief.txt", "Geachte heer, mevrouw,\nhierbij meld ik u het verzuim van Noor\n")
    (folder / "eigen").mkdir()
    bestand(folder / "eigen", "LEESMIJ.txt", "van mijzelf")
    return together(folder, list(MISTAKES))


@pytest.mark.parametrize("opdracht", MISTAKES)
def test_a_mistake_is_said_in_dutch(opdracht: str, mistakes: dict[str, Uitvoer]) -> None:
    code, zin = MISTAKES[opdracht]
    fout = mistakes[opdracht].fout

    assert "Traceback" not in fout, fout
    assert (mistakes[opdracht].code, mistakes[opdracht].uit) == (code, "")
    assert zin in fout
    assert not re.search(r"\b(Error|Invalid|Missing|Usage|No such|Is a|Got)\b|99999\d{4}", fout)


def test_a_mistake_ends_the_process_with_its_code(tmp_path: Path) -> None:
    opdrachten = ("thuiszitters --peildatum morgen", f"dossier {ONBEKEND}")

    assert [vs(tmp_path, *opdracht.split()).code for opdracht in opdrachten] == [2, 1]
