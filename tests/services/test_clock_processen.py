"""Does each term pass once, whatever number of clocks strike, and whenever one is killed?"""

from collections import Counter
from pathlib import Path

import pytest

from tests.kit.klokken import (
    EEN_DAG_LATER,
    PER_TRANSACTIE,
    antwoorden_van,
    bouw,
    dood,
    kopie,
    sla,
    stand_van,
    start_klok,
    vastgelegd,
)

pytestmark = pytest.mark.trager
LEERLINGEN = 12
"""More than two of the small transactions of a clock with a fuse."""
EERST = 2 * LEERLINGEN
PER_LEERLING = 2
"""The term that passed, and a signal."""
ALLES = Counter(
    {
        "LeerlingGeregistreerd": LEERLINGEN,
        "SchoolgangGestaakt": LEERLINGEN,
        "thuiszitterspact TermijnVerstreken": LEERLINGEN,
        "doorzettingsmacht aan procescoordinator SignaalGegeven": LEERLINGEN,
    }
)


@pytest.fixture(scope="module")
def gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bouw(tmp_path_factory.mktemp("klok") / "gebouwd", LEERLINGEN)


@pytest.fixture
def folder(gebouwd: Path, tmp_path: Path) -> Path:
    return kopie(gebouwd, tmp_path / "winkel")


def test_vier_klokken_tegelijk_leggen_elke_termijn_een_keer_vast(folder: Path) -> None:
    antwoorden = antwoorden_van([start_klok(folder, EEN_DAG_LATER) for _ in range(4)])
    per_klok = [Counter(antwoord["vastgelegd"]) for antwoord in antwoorden]

    assert vastgelegd(folder) == ALLES
    assert sum(per_klok, Counter()) == {"SignaalGegeven": LEERLINGEN, "TermijnVerstreken": LEERLINGEN}


def test_wie_gedood_wordt_laat_hele_transacties_achter_en_de_volgende_gaat_verder(folder: Path) -> None:
    dood(folder, EEN_DAG_LATER, plek="voor")
    assert stand_van(folder) == EERST

    dood(folder, EEN_DAG_LATER, plek="in")
    assert stand_van(folder) == EERST

    dood(folder, EEN_DAG_LATER, plek="na")
    assert stand_van(folder) == EERST + PER_TRANSACTIE * PER_LEERLING

    dood(folder, EEN_DAG_LATER, plek="in", keer=2)
    assert stand_van(folder) == EERST + 2 * PER_TRANSACTIE * PER_LEERLING

    rest = LEERLINGEN - 2 * PER_TRANSACTIE
    assert sla(folder, EEN_DAG_LATER)["vastgelegd"] == {"SignaalGegeven": rest, "TermijnVerstreken": rest}
    assert vastgelegd(folder) == ALLES


def test_wie_na_de_laatste_transactie_gedood_wordt_heeft_alles_gedaan(folder: Path) -> None:
    dood(folder, EEN_DAG_LATER, plek="na", keer=3)

    assert vastgelegd(folder) == ALLES
    assert sla(folder, EEN_DAG_LATER)["vastgelegd"] == {}
