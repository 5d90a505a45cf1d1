"""What does the clock answer, and when does it record nothing?"""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.kit.klokken import EEN_DAG_LATER, EERSTE_DAG_THUIS, VERVALT_OP, bouw, kopie, sla, stand_van, vastgelegd
from tests.kit.winkel import gebeurtenis, ndjson, voer_uit

pytestmark = pytest.mark.trager
UUID_VORM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TOEKOMST = "2029-06-01"
"""The pupils are seventeen, and their term passed long ago."""


@pytest.fixture(scope="module")
def gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bouw(tmp_path_factory.mktemp("klok") / "gebouwd", 2)


@pytest.fixture(scope="module")
def geslagen(gebouwd: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The clock struck once, with what it answered."""
    folder = kopie(gebouwd, tmp_path_factory.mktemp("klok") / "geslagen")
    return folder, sla(folder, EEN_DAG_LATER)


@pytest.fixture
def folder(geslagen: tuple[Path, dict[str, Any]], tmp_path: Path) -> Path:
    return kopie(geslagen[0], tmp_path / "winkel")


def test_een_vooruitblik_zegt_wat_er_zou_verstrijken_en_legt_niets_vast(gebouwd: Path) -> None:
    eerst = stand_van(gebouwd)
    antwoord = sla(gebouwd, TOEKOMST)

    assert stand_van(gebouwd) == eerst
    assert (antwoord["tot"], antwoord["vooruitblik"]) == (TOEKOMST, True)
    assert set(antwoord) == {"tot", "vooruitblik", "termijnen", "signalen"}
    assert [_without_id(t) for t in antwoord["termijnen"]] == [
        {"soort": "thuiszitterspact", "start": EERSTE_DAG_THUIS, "vervaltOp": VERVALT_OP, "aanZet": "school"}
    ] * 2
    assert [_without_id(s) for s in antwoord["signalen"]] == [
        {"soort": "doorzettingsmacht", "aan": "procescoordinator", "vanaf": EEN_DAG_LATER}
    ] * 2


def test_een_klokslag_zegt_wat_er_is_vastgelegd(geslagen: tuple[Path, dict[str, Any]]) -> None:
    assert geslagen[1] == {
        "tot": EEN_DAG_LATER,
        "vooruitblik": False,
        "vastgelegd": {"SignaalGegeven": 2, "TermijnVerstreken": 2},
    }


def test_de_tweede_klokslag_legt_niets_meer_vast(folder: Path) -> None:
    assert sla(folder, EEN_DAG_LATER)["vastgelegd"] == {}


def test_een_correctie_komt_er_bij_de_volgende_slag_bij(folder: Path) -> None:
    terug = folder / "terug.ndjson"
    terug.write_text(ndjson(gebeurtenis("SchoolgangHervat", VERVALT_OP)))
    voer_uit(folder, "ingest", terug)

    assert sla(folder, "2025-04-15")["vastgelegd"] == {"TermijnVerstrekenHerzien": 1}
    assert vastgelegd(folder) == Counter(
        {
            "LeerlingGeregistreerd": 2,
            "SchoolgangGestaakt": 2,
            "SchoolgangHervat": 1,
            "thuiszitterspact TermijnVerstreken": 2,
            "thuiszitterspact TermijnVerstrekenHerzien": 1,
            "doorzettingsmacht aan procescoordinator SignaalGegeven": 2,
        }
    )


def test_in_een_ander_profiel_gelden_andere_stappen(gebouwd: Path, tmp_path: Path) -> None:
    antwoord = sla(kopie(gebouwd, tmp_path / "winkel"), EEN_DAG_LATER, "--profiel", "liemers")

    assert antwoord["vastgelegd"] == {"SignaalGegeven": 6, "TermijnVerstreken": 2}


def test_wat_verstreken_is_staat_bij_de_termijnen(folder: Path) -> None:
    antwoord = voer_uit(folder, "termijnen", "--peildatum", EEN_DAG_LATER, "--soort", "thuiszitterspact")

    assert [termijn["status"] for termijn in antwoord["termijnen"]] == ["verlopen", "verlopen"]


def _without_id(een: dict[str, Any]) -> dict[str, Any]:
    assert UUID_VORM.fullmatch(een["dossierId"])
    return {naam: waarde for naam, waarde in een.items() if naam != "dossierId"}
