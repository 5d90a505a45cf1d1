"""Does a pupil keep one dossier when the number is replaced?"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.generator.nummers import bsn
from tests.kit.winkel import Winkel, gebeurtenis, ndjson, open_winkel

OUD, NIEUW, DERDE = "101200013", bsn(7), bsn(8)
"""An onderwijsnummer, and two numbers for citizens."""
BEGIN = gebeurtenis("SchoolgangGestaakt", "2026-01-12", pgn=OUD)
VERVANGEN = gebeurtenis("PgnVervangen", "2026-02-02", pgn=OUD, nieuwPgn=NIEUW)


@pytest.fixture
def winkel(tmp_path: Path) -> Iterator[Winkel]:
    with open_winkel(tmp_path) as geopend:
        yield geopend


def lever(winkel: Winkel, *regels: dict[str, Any]) -> tuple[int, int, int]:
    telling = winkel.lever("feiten.ndjson", ndjson(*regels)).telling
    return telling.nieuw, telling.ongewijzigd, telling.afgewezen


def bezwaar(winkel: Winkel, regel: dict[str, Any]) -> tuple[str, str]:
    rejects = winkel.lever("fout.ndjson", ndjson(regel)).rejects
    assert rejects is not None
    gevonden = json.loads(rejects.read_text(encoding="utf-8"))["_afwijzing"]["bezwaren"][0]
    return gevonden["veld"], gevonden["code"]


def test_both_numbers_find_the_same_dossier(winkel: Winkel) -> None:
    assert lever(winkel, BEGIN, VERVANGEN) == (2, 0, 0)
    assert len(set(winkel.log.find([OUD, NIEUW]).values())) == 1
    assert len(winkel.log.find([OUD, NIEUW])) == 2


def test_the_new_number_is_the_one_that_is_shown(winkel: Winkel) -> None:
    lever(winkel, BEGIN, VERVANGEN)
    [dossier_id] = set(winkel.log.find([OUD]).values())

    assert winkel.log.pgns_of([dossier_id]) == {dossier_id: NIEUW}


def test_facts_under_either_number_come_together(winkel: Winkel) -> None:
    lever(winkel, BEGIN, VERVANGEN)
    lever(winkel, {**BEGIN, "geldigOp": "2026-03-02"}, gebeurtenis("SchoolgangHervat", "2026-04-01", pgn=NIEUW))

    assert len(winkel.log.dossier(winkel.log.find([NIEUW])[NIEUW]).vastleggingen) == 4


def test_in_one_file_the_new_number_is_known_at_once(winkel: Winkel) -> None:
    assert lever(winkel, BEGIN, VERVANGEN, {**BEGIN, "pgn": NIEUW}) == (2, 1, 0)


def test_the_kind_follows_from_the_number(winkel: Winkel) -> None:
    lever(winkel, BEGIN, VERVANGEN)
    feit = winkel.log.dossier(winkel.log.find([OUD])[OUD]).vastleggingen[-1].feit

    assert feit.fields_given() == {"geldig_op": feit.geldig_op, "soort": "bsn"}


def test_the_same_line_again_changes_nothing(winkel: Winkel) -> None:
    lever(winkel, BEGIN, VERVANGEN)

    assert lever(winkel, VERVANGEN, BEGIN, VERVANGEN) == (0, 3, 0)


def test_another_line_about_the_same_numbers_changes_nothing(winkel: Winkel) -> None:
    lever(winkel, BEGIN, VERVANGEN)

    assert lever(winkel, {**VERVANGEN, "geldigOp": "2026-02-03"}) == (0, 1, 0)


@pytest.mark.parametrize(
    ("regel", "verwacht"),
    [
        ({**VERVANGEN, "nieuwPgn": DERDE}, ("nieuwPgn", "pgn-van-ander-dossier")),
        ({**VERVANGEN, "pgn": NIEUW, "nieuwPgn": OUD}, ("pgn", "onbekende-verwijzing")),
        ({**VERVANGEN, "nieuwPgn": OUD}, ("nieuwPgn", "pgn-ongewijzigd")),
        ({**VERVANGEN, "soort": "onderwijsnummer"}, ("soort", "pgn-soort")),
        ({**VERVANGEN, "nieuwPgn": int(NIEUW)}, ("nieuwPgn", "pgn-vorm")),
        ({**VERVANGEN, "nieuwPgn": "123456789"}, ("nieuwPgn", "pgn-toets")),
        (gebeurtenis("PgnVervangen", "2026-02-02", pgn=OUD, soort="bsn"), ("nieuwPgn", "verplicht")),
    ],
)
def test_what_is_no_replacement_is_rejected(winkel: Winkel, regel: dict[str, Any], verwacht: tuple[str, str]) -> None:
    lever(winkel, BEGIN, {**BEGIN, "pgn": DERDE})

    assert bezwaar(winkel, regel) == verwacht
    assert len(winkel.log.find([OUD, NIEUW, DERDE])) == 2


def test_no_number_is_in_the_store_or_in_an_event(winkel: Winkel) -> None:
    lever(winkel, BEGIN, VERVANGEN)
    dossier = winkel.log.dossier(winkel.log.find([OUD])[OUD])
    opslag = b"".join(file.read_bytes() for file in winkel.folder.glob("verzuimspoor.db*"))

    assert NIEUW not in repr(dossier)
    assert NIEUW.encode() not in opslag
