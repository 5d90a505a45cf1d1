"""Would a trace of a pupil be found in what a run of the tests leaves behind?"""

from pathlib import Path

import pytest

from tests.kit import sporen
from tests.kit.winkel import csv_van, rij, voer_uit

GEHEIM = "99999" + "0019"


@pytest.mark.parametrize("naam", ["api.log", "verzuimspoor.db", "a.sleutels", "a.sessies", "a.rijen", "a.db-wal"])
def test_a_number_in_a_file_of_ours_is_found(tmp_path: Path, naam: str) -> None:
    (tmp_path / "diep").mkdir()
    (tmp_path / "diep" / naam).write_bytes(b"\0" * (sporen.BLOK - 4) + GEHEIM.encode() + b"\0")

    sporen_ervan = list(sporen.in_map(tmp_path))
    (tmp_path / "diep" / naam).unlink()  # or the run of this test would find it too

    assert sporen_ervan == [f"diep/{naam}: a personal number"]


def test_what_somebody_brought_may_hold_one(tmp_path: Path) -> None:
    (tmp_path / "levering.csv").write_text(GEHEIM)

    assert list(sporen.in_map(tmp_path)) == []


@pytest.mark.parametrize("tekst", ["Noor de Vries", f"pgn={GEHEIM} ", f"/dossiers/{GEHEIM}/"])
def test_a_name_or_a_number_in_a_line_is_found(tekst: str) -> None:
    assert sporen.gevonden(tekst.encode()) != []


@pytest.mark.parametrize("tekst", ["a1b2-" + GEHEIM + "-c3", "0" + GEHEIM, GEHEIM + "1", "Noor"])
def test_an_identity_or_a_moment_is_no_number(tekst: str) -> None:
    assert sporen.gevonden(tekst.encode()) == []


def test_a_store_with_a_pupil_in_it_has_no_trace(tmp_path: Path) -> None:
    (tmp_path / "noor.csv").write_text(csv_van(rij()), encoding="utf-8")
    voer_uit(tmp_path, "ingest", tmp_path / "noor.csv")
    voer_uit(tmp_path, "thuiszitters")

    assert GEHEIM in (tmp_path / "noor.csv").read_text(encoding="utf-8")
    assert {path.suffix for path in tmp_path.iterdir()} >= {".db", ".sleutels", ".rijen"}
    assert list(sporen.in_map(tmp_path)) == []


def test_what_no_file_holds_fails_the_test_that_made_it() -> None:
    sporen.zonder_spoor("een topic", b"dossier 1")

    with pytest.raises(AssertionError, match=r"een topic.*a personal number"):
        sporen.zonder_spoor("een topic", f'{{"pgn": "{GEHEIM}"}}'.encode())
