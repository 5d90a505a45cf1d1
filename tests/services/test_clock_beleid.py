"""What does the clock record after another policy came into force?"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.kit.beleidsbestand import pact
from tests.kit.klokken import EEN_DAG_LATER, bouw, kopie, sla
from tests.kit.winkel import voer_uit

pytestmark = pytest.mark.trager
VIER_MAANDEN = "2025-05-13"
EEN_DAG_LATER_DAN_VIER = "2025-05-14"
VERSTREKEN, HERZIEN = "TermijnVerstreken", "TermijnVerstrekenHerzien"


@pytest.fixture(scope="module")
def gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pupil who is at home since 13 January 2025: the pact falls due on 13 April, or on 13 May with four months."""
    return bouw(tmp_path_factory.mktemp("klok") / "gebouwd", 1)


@pytest.fixture
def folder(gebouwd: Path, tmp_path: Path) -> Path:
    return kopie(gebouwd, tmp_path / "winkel")


def activeer(folder: Path, maanden: int, vanaf: str) -> None:
    voer_uit(folder, "beleid", "activate", pact(folder, maanden), "--ingangsdatum", vanaf, "--terugwerkend")


def termijnslagen(folder: Path, tot: str) -> dict[str, int]:
    """Let the clock strike and return what it recorded about terms."""
    vastgelegd: dict[str, int] = sla(folder, tot)["vastgelegd"]
    return {naam: aantal for naam, aantal in vastgelegd.items() if naam in (VERSTREKEN, HERZIEN)}


def stand_van_het_pact(folder: Path, dag: str) -> tuple[str, str]:
    termijnen: list[dict[str, Any]] = voer_uit(folder, "termijnen", "--peildatum", dag)["termijnen"]
    (een,) = (t for t in termijnen if t["soort"] == "thuiszitterspact")
    return een["status"], een["vervaltOp"]


def test_a_term_that_has_not_passed_passes_by_the_new_policy(folder: Path) -> None:
    activeer(folder, 4, "2025-04-01")

    assert termijnslagen(folder, EEN_DAG_LATER) == {}
    assert termijnslagen(folder, VIER_MAANDEN) == {}
    assert termijnslagen(folder, EEN_DAG_LATER_DAN_VIER) == {VERSTREKEN: 1}
    assert stand_van_het_pact(folder, EEN_DAG_LATER_DAN_VIER) == ("verlopen", VIER_MAANDEN)


def test_a_term_that_passed_before_the_new_policy_stays_passed(folder: Path) -> None:
    assert termijnslagen(folder, EEN_DAG_LATER) == {VERSTREKEN: 1}
    activeer(folder, 4, "2025-05-01")

    assert termijnslagen(folder, "2025-05-01") == {}
    assert stand_van_het_pact(folder, "2025-04-30") == ("verlopen", "2025-04-13")


def test_a_policy_with_retroactive_effect_revises_a_passing(folder: Path) -> None:
    assert termijnslagen(folder, EEN_DAG_LATER) == {VERSTREKEN: 1}
    activeer(folder, 4, "2025-01-01")

    assert termijnslagen(folder, "2025-04-15") == {HERZIEN: 1}
    assert stand_van_het_pact(folder, "2025-04-15") == ("lopend", VIER_MAANDEN)
    assert termijnslagen(folder, EEN_DAG_LATER_DAN_VIER) == {VERSTREKEN: 1}


def test_what_was_recorded_is_recorded_once_however_often_the_clock_strikes(folder: Path) -> None:
    activeer(folder, 2, "2025-04-01")
    slagen = Counter[str]()
    for dag in ("2025-03-31", "2025-04-01", "2025-04-02", EEN_DAG_LATER):
        slagen.update(termijnslagen(folder, dag))

    assert slagen == {VERSTREKEN: 1}
