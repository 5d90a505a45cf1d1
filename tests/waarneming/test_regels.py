"""Is every line of a process a JSON object, or text on a terminal, without a number of anybody in it?"""

import json
import os
import subprocess
import sys

import pytest

from services.metingen.logregels import WEG, richt_in, without_number
from services.settings import InstellingError, Settings
from tests.kit.winkel import ROOT

PGN = "999990019"
UUID = "c698bfd3-2a1d-468d-8547-d62ebb1ecf44"
SCHRIJF = """
import logging
from services.metingen.logregels import richt_in
from services.settings import Settings

richt_in(Settings())
ons = logging.getLogger("verzuimspoor.test")
ons.info("leerling %s in %s", "999990019", "c698bfd3-2a1d-468d-8547-d62ebb1ecf44")
ons.warning("getal", extra={"aantal": 7, "nummer": 999990019, "lijst": ["x999990019x"], "map": {"999990019": None}})
try:
    raise ValueError("van 999990019, Noor de Vries, klopt iets niet")
except ValueError:
    ons.exception("mislukt")
logging.getLogger("kafka.conn").info("dit hoeft niemand te weten")
logging.getLogger("psycopg.pool").warning("verbinding van 999990019 weg")
"""


def geschreven(**omgeving: str) -> str:
    """Return what a process of its own writes: how lines look belongs to a process."""
    klaar = subprocess.run(
        [sys.executable, "-c", SCHRIJF],
        env={**os.environ, "PYTHONPATH": str(ROOT), **omgeving},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert klaar.stdout == ""
    return klaar.stderr


def test_lines_of_ours_and_of_libraries_are_json_without_a_number_or_the_text_of_an_error() -> None:
    tekst = geschreven()
    een, twee, drie, vier = (json.loads(regel) for regel in tekst.splitlines())

    assert een["event"] == f"leerling {WEG} in {UUID}"
    assert {een["level"], twee["level"], drie["level"]} == {"info", "warning", "error"}
    assert (twee["aantal"], twee["nummer"], twee["lijst"], twee["map"]) == (7, WEG, [f"x{WEG}x"], {WEG: None})
    assert (drie["event"], drie["fout"]) == ("mislukt", "ValueError")
    assert drie["waar"].startswith("<module>:")
    assert (vier["logger"], vier["event"]) == ("psycopg.pool", f"verbinding van {WEG} weg")
    assert een["timestamp"].endswith("Z")
    assert (PGN in tekst, "Noor" in tekst) == (False, False)


def test_as_text_it_is_the_same_for_people() -> None:
    tekst = geschreven(VERZUIMSPOOR_LOG_VORM="tekst")

    assert f"leerling {WEG} in {UUID}" in tekst
    assert (PGN in tekst, "Noor" in tekst, "{" in tekst.splitlines()[0]) == (False, False, False)


def test_there_are_two_forms() -> None:
    with pytest.raises(InstellingError, match="json of tekst"):
        richt_in(Settings(log_vorm="xml"))


@pytest.mark.parametrize(
    "blijft", [UUID, UUID.replace("-", ""), "12345678", "1234567890", "2026-11-22T15:46:01.357230Z"]
)
def test_what_is_no_number_of_a_person_stays(blijft: str) -> None:
    assert without_number(f"({blijft})") == f"({blijft})"


@pytest.mark.parametrize("vorm", [PGN, f"pgn={PGN}", f"a{PGN}b", f"{PGN}-{PGN}", f'"{PGN}"'])
def test_nine_digits_go_whatever_stands_beside_them(vorm: str) -> None:
    assert PGN not in without_number(vorm)
