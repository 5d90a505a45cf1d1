"""Do `verify`, `checkpoint` and the bundle do on the command line what they say?"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.kit.winkel import csv_van, rij
from tests.services.test_cli_proces import PGN, bestand, vs
from tests.services.test_zegel_bundel import alone


@pytest.fixture
def gevuld(tmp_path: Path) -> Path:
    """Return a folder with a store of two pupils, in two blocks."""
    for nummer, pgn in (("1", PGN), ("2", "999990020")):
        bestand(tmp_path, "levering.csv", csv_van(rij(meldingsnummer=nummer, pgn=pgn)))
        assert vs(tmp_path, "ingest", "levering.csv").code == 0
    return tmp_path


def straight_into(folder: Path, *opdrachten: str, naam: str = "verzuimspoor.db") -> None:
    with closing(sqlite3.connect(folder / naam)) as connection, connection:
        for opdracht in opdrachten:
            assert connection.execute(opdracht).rowcount > 0


def test_a_cut_off_end_is_found_with_the_checkpoint_and_without_it_verify_says_so(gevuld: Path) -> None:
    assert vs(gevuld, "checkpoint", "punt.json").code == 0
    straight_into(
        gevuld,
        "DELETE FROM gebeurtenissen WHERE notification_id > 2",
        "DELETE FROM zegel WHERE nummer = 2",
        "DELETE FROM pgn_index WHERE dossier_id NOT IN (SELECT originator_id FROM gebeurtenissen)",
        "UPDATE gebeurtenissen_hoofd SET last_id = 2",
    )
    straight_into(gevuld, "UPDATE positie SET position = 2 WHERE position = 4", naam="verzuimspoor.rijen")
    zonder, met = vs(gevuld, "verify"), vs(gevuld, "verify", "--checkpoint", "punt.json")

    assert (zonder.code, "niet vergeleken met een controlepunt" in zonder.uit) == (0, True)
    assert (met.code, "het einde ontbreekt" in met.uit) == (4, True)


def test_a_checkpoint_is_the_same_on_screen_and_in_its_file(gevuld: Path) -> None:
    document = vs(gevuld, "checkpoint", "punt.json", "--json").document
    gezegd = vs(gevuld, "checkpoint")

    assert json.loads((gevuld / "punt.json").read_text()) == document
    assert f"Code: {document['code']}" in gezegd.uit
    assert vs(gevuld, "verify", "--checkpoint", "punt.json", "--json").document["zegel"] == {
        "blokken": 2,
        "achteraf": 0,
        "controlepunt": document["code"],
    }


@pytest.mark.parametrize(("inhoud", "melding"), [("{}", "geen controlepunt"), (None, "gewijzigd")])
def test_a_file_that_is_no_checkpoint_is_wrong_usage(inhoud: str | None, melding: str, gevuld: Path) -> None:
    document = vs(gevuld, "checkpoint", "--json").document
    bestand(gevuld, "punt.json", inhoud or json.dumps({**document, "blok": 1}))
    uitvoer = vs(gevuld, "verify", "--checkpoint", "punt.json")

    assert (uitvoer.code, melding in uitvoer.fout) == (2, True)


def test_one_pupil_is_proven_and_goes_to_somebody_else_in_a_bundle(gevuld: Path) -> None:
    vs(gevuld, "checkpoint", "punt.json")
    uitvoer = vs(gevuld, "verify", "--pgn", "-", "--export", "bundel.json", "--json", getypt=f"{PGN}\n")

    assert (uitvoer.code, uitvoer.document["gebeurtenissen"], uitvoer.document["stromen"]) == (0, 2, 1)
    assert alone(gevuld / "bundel.json", gevuld / "punt.json")[0] == 0
    assert PGN not in (gevuld / "bundel.json").read_text()


def test_of_what_was_tampered_with_there_is_no_bundle(gevuld: Path) -> None:
    straight_into(gevuld, "UPDATE gebeurtenissen SET ontvangen_op = ontvangen_op - 1 WHERE notification_id = 1")
    uitvoer = vs(gevuld, "verify", "--pgn", "-", "--export", "bundel.json", getypt=f"{PGN}\n")

    assert (uitvoer.code, (gevuld / "bundel.json").exists()) == (4, False)


def test_even_policy_that_cannot_be_read_is_named(gevuld: Path) -> None:
    assert vs(gevuld, "beleid", "activate", "haaglanden").code == 0
    straight_into(gevuld, "UPDATE gebeurtenissen SET state = zeroblob(40) WHERE topic LIKE 'Beleid%'")
    uitvoer = vs(gevuld, "verify", "--json")

    assert (uitvoer.code, {b["code"] for b in uitvoer.document["bevindingen"]}) == (4, {"onleesbaar", "inhoud"})


def test_wrong_usage_is_said(gevuld: Path) -> None:
    leeg = gevuld / "leeg"
    leeg.mkdir()

    assert vs(gevuld, "verify", "--export", "bundel.json").code == 2
    assert vs(leeg, "checkpoint").code == 2
    assert vs(gevuld, "verify", "00000000-0000-4000-8000-000000000000").code == 1
