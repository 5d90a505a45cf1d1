"""Does everything go on a server: the log in one database, the keys in another, the master key in a file?"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.kit.postgres import database
from tests.kit.vernietigen import AANVRAAG
from tests.kit.winkel import PGN, csv_van, rij
from tests.services.test_cli_proces import Uitvoer, bestand, vs

pytestmark = pytest.mark.trager


@pytest.fixture
def omgeving(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Return the settings of an installation of which nothing lies in files but the master key."""
    with ExitStack() as opruimen:
        logboek, sleutels = (opruimen.enter_context(database(leeg=True)) for _ in range(2))
        yield {
            "VERZUIMSPOOR_DB": logboek,
            "VERZUIMSPOOR_SLEUTELS": sleutels,
            "VERZUIMSPOOR_MEESTER": str(tmp_path / "hier.meester"),
            "VERZUIMSPOOR_ROL": "dienst",
        }


def test_a_pupil_is_taken_in_shown_and_destroyed(omgeving: dict[str, str], tmp_path: Path) -> None:
    def doe(*woorden: str, getypt: str = "") -> Uitvoer:
        return vs(tmp_path, *woorden, "--json", getypt=getypt, **omgeving)

    assert next(s["naam"] for s in doe("migrate").document["stappen"]) == "logboek"
    bestand(tmp_path, "a.csv", csv_van(rij(), rij(meldingsnummer="2", pgn="999990020")))
    assert doe("ingest", "a.csv").document["nieuw"] == 2
    [een, _] = doe("thuiszitters", "--peildatum", "2026-02-09", "--toon-pgn").document["thuiszitters"]
    assert doe("sleutels").code == 0
    assert doe("sleutels", "roteer").code == 0
    assert doe("dossier", "--pgn", "-", getypt=f"{PGN}\n").code == 0
    assert doe("erase", een["dossierId"], *AANVRAAG).document["bewijzen"][0]["afgerond"] is True
    assert doe("verify").document["bevindingen"] == []
    assert doe("thuiszitters", "--peildatum", "2026-02-09").document["aantal"] == 1
    slecht = {o["naam"] for o in doe("doctor").document["onderdelen"] if not o["goed"]}
    assert slecht <= {"PostgreSQL fsync", "PostgreSQL full_page_writes"}, "the server of the tests has these off"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.csv", "hier.meester"]


def test_without_its_master_key_nothing_is_shown_and_nothing_is_made_anew(
    omgeving: dict[str, str], tmp_path: Path
) -> None:
    bestand(tmp_path, "a.csv", csv_van(rij()))
    for woorden in (("migrate",), ("ingest", "a.csv")):
        assert vs(tmp_path, *woorden, **omgeving).code == 0
    (tmp_path / "hier.meester").rename(tmp_path / "weg")

    voor = stored_keys(omgeving["VERZUIMSPOOR_SLEUTELS"])
    uitvoer = vs(tmp_path, "thuiszitters", **omgeving)

    assert (uitvoer.code, (tmp_path / "hier.meester").exists()) == (1, False)
    assert "hier.meester" in uitvoer.fout
    assert stored_keys(omgeving["VERZUIMSPOOR_SLEUTELS"]) == voor != []


def stored_keys(adres: str) -> list[Any]:
    with psycopg.connect(adres) as connection:
        return connection.execute("SELECT * FROM verzuimspoor_sleutels.dossier_sleutel ORDER BY 1, 2").fetchall()
