"""Do `verify`, `doctor`, `rebuild`, `generate` and `demo` find and make what they say?"""

import re
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.kit.winkel import csv_van, rij
from tests.services.test_cli_proces import bestand, vs


@pytest.fixture
def gevuld(tmp_path: Path) -> Path:
    """Return a folder with a store of two pupils."""
    bestand(tmp_path, "levering.csv", csv_van(rij(), rij(meldingsnummer="2", pgn="999990020")))
    assert vs(tmp_path, "ingest", "levering.csv").code == 0
    return tmp_path


@contextmanager
def straight_into(folder: Path, naam: str = "verzuimspoor.db") -> Iterator[sqlite3.Connection]:
    """Open the store as somebody does who goes round the command."""
    with closing(sqlite3.connect(folder / naam)) as connection, connection:
        yield connection


@pytest.mark.parametrize(
    ("knoei", "code"),
    [
        ("UPDATE gebeurtenissen SET state = zeroblob(length(state)) WHERE notification_id = 2", "onleesbaar"),
        ("UPDATE gebeurtenissen SET state = CAST(x'ff00' AS TEXT) WHERE notification_id = 2", "onleesbaar"),
        ("UPDATE gebeurtenissen SET topic = 'Overleden.v1' WHERE notification_id = 2", "onleesbaar"),
        ("DELETE FROM gebeurtenissen WHERE notification_id = 2", "gat"),
        ("DELETE FROM gebeurtenissen WHERE notification_id = 4", "staart"),
        ("UPDATE gebeurtenissen SET ontvangen_op = ontvangen_op - 1 WHERE notification_id = 3", "tijd-terug"),
    ],
)
def test_what_was_tampered_with_is_found(knoei: str, code: str, gevuld: Path) -> None:
    with straight_into(gevuld) as connection:
        assert connection.execute(knoei).rowcount == 1

    uitvoer = vs(gevuld, "verify", "--json")

    assert uitvoer.code == 4
    assert code in {bevinding["code"] for bevinding in uitvoer.document["bevindingen"]}


def test_a_row_that_was_tampered_with_is_made_anew(gevuld: Path) -> None:
    vraag = ("thuiszitters", "--peildatum", "2026-02-09", "--bekend-op", "2099-01-01", "--json")
    eerst = vs(gevuld, *vraag).document["thuiszitters"]
    with straight_into(gevuld, "verzuimspoor.rijen") as connection:
        connection.execute("DELETE FROM statuslijn")

    assert vs(gevuld, *vraag).document["thuiszitters"] == []
    assert vs(gevuld, "rebuild", "statuslijn", "--json").document["projecties"] == ["statuslijn"]
    assert vs(gevuld, *vraag).document["thuiszitters"] == eerst


@pytest.mark.parametrize(
    ("naam", "bestandsnaam"), [("Opslag", "verzuimspoor.db"), ("Sleutelbestand", "verzuimspoor.sleutels")]
)
def test_doctor_finds_a_file_that_others_may_read(naam: str, bestandsnaam: str, gevuld: Path) -> None:
    path = gevuld / bestandsnaam
    path.chmod(0o644)
    uitvoer = vs(gevuld, "doctor", "--json")
    fout = [onderdeel for onderdeel in uitvoer.document["onderdelen"] if not onderdeel["goed"]]

    assert (uitvoer.code, [onderdeel["naam"] for onderdeel in fout]) == (1, [naam])
    assert fout[0]["remedie"] == f"chmod 600 {path}"


def test_without_its_key_file_a_store_with_events_is_left_alone(gevuld: Path) -> None:
    sleutels = gevuld / "verzuimspoor.sleutels"
    weg = sleutels.rename(gevuld / "weg")
    uitvoeren = [vs(gevuld, *woorden) for woorden in (("ingest", "levering.csv"), ("thuiszitters",), ("doctor",))]

    assert [uitvoer.code for uitvoer in uitvoeren] == [1, 1, 1]
    assert all(sleutels.name in uitvoer.fout for uitvoer in uitvoeren), "it says which file is missing"
    assert not sleutels.exists(), "a new key file would make every pupil a stranger"
    weg.rename(sleutels)
    assert vs(gevuld, "verify").code == 0


def test_generate_makes_the_same_bytes_again(tmp_path: Path) -> None:
    for folder in ("een", "twee"):
        assert vs(tmp_path, "generate", folder, "--leerlingen", "300", "--seed", "7", "--dichtheid", "3").code == 0
    een, twee = ({path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()} for folder in ("een", "twee"))

    assert een == twee
    assert len(een) == 4


def test_the_demo_ends_with_commands_that_work(tmp_path: Path) -> None:
    demo = vs(tmp_path, "demo", VERZUIMSPOOR_SLEUTELS=str(tmp_path / "echte.sleutels"))
    volgende = re.findall(r"\.venv/bin/verzuimspoor (.*)", demo.uit + demo.fout)

    assert (demo.code, len(volgende)) == (0, 4)
    assert [vs(tmp_path, *shlex.split(woorden)).code for woorden in volgende[:3]] == [0, 0, 0]
    assert volgende[3].startswith("serve "), "served only on a terminal"
    assert not (tmp_path / "echte.sleutels").exists(), "the demo keeps away from real keys"
    assert re.search(r"afwijzing luidt: regel \d+, \w+ .*", demo.uit), "the rejection is a line number and a sentence"
    assert not (tmp_path / "verzuimspoor.db").exists(), "the demo keeps away from the real store"
