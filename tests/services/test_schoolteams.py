"""Are school teams taken in beside pupils, and shown by the command?"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from domain.schoollocatie import Schoollocatie
from projections.views import CATALOGUE
from tests.kit.winkel import Winkel, gebeurtenis, ndjson, open_winkel, start, voer_uit

TEAM = {"brin": "99AA", "vestiging": "00"}
NAAM = "Anna de Vries"


def bij_team(soort: str, op: str, team: dict[str, str] | None = None, **velden: Any) -> dict[str, Any]:
    return {"schoolteam": TEAM if team is None else team, "type": soort, "geldigOp": op, **velden}


ANNA = bij_team("ContactpersoonAangewezen", "2025-08-18", rol="jgz", naam=NAAM, lijn=1)
BRAM = bij_team("ContactpersoonAangewezen", "2025-08-18", rol="jgz", naam="Bram", lijn=2)
OVERLEG = bij_team("TeamoverlegGehouden", "2025-11-11", deelnemers=[NAAM])
LEERLING = gebeurtenis("SchoolgangGestaakt", "2026-01-12")


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


def test_one_file_holds_pupils_and_teams(winkel: Winkel) -> None:
    assert lever(winkel, ANNA, LEERLING, BRAM, OVERLEG) == (4, 0, 0)
    [team] = winkel.log.schoolteams([Schoollocatie("99AA")]).values()
    assert [v.feit.type_name() for v in team.vastleggingen] == [
        "ContactpersoonAangewezen",
        "ContactpersoonAangewezen",
        "TeamoverlegGehouden",
    ]


def test_the_same_file_again_changes_nothing(winkel: Winkel) -> None:
    lever(winkel, ANNA, LEERLING, BRAM)

    assert lever(winkel, BRAM, ANNA, LEERLING, ANNA) == (0, 4, 0)


def test_the_same_line_twice_in_one_file_is_one_event(winkel: Winkel) -> None:
    assert lever(winkel, ANNA, ANNA) == (1, 1, 0)


def test_each_location_has_a_team_of_its_own(winkel: Winkel) -> None:
    elders = {"brin": "99AA", "vestiging": "01"}
    lever(winkel, ANNA, bij_team("TeamoverlegGehouden", "2025-11-11", elders))

    teams = winkel.log.schoolteams([Schoollocatie("99AA"), Schoollocatie("99AA", "01"), Schoollocatie("99BB")])
    assert {str(locatie): len(team.vastleggingen) for locatie, team in teams.items()} == {"99AA00": 1, "99AA01": 1}


def test_without_vestiging_it_is_the_main_location(winkel: Winkel) -> None:
    lever(winkel, ANNA, bij_team("TeamoverlegGehouden", "2025-11-11", {"brin": "99AA"}))

    assert len(winkel.log.schoolteams([Schoollocatie("99AA", "00")])[Schoollocatie("99AA")].vastleggingen) == 2


@pytest.mark.parametrize(
    ("regel", "verwacht"),
    [
        ({**ANNA, "pgn": "999990019"}, ("pgn", "dubbel")),
        ({**ANNA, "schoolteam": "99AA"}, ("schoolteam", "vorm")),
        ({**ANNA, "schoolteam": {"brin": "99aa"}}, ("schoolteam", "vorm")),
        ({**ANNA, "schoolteam": {"brin": "99AA", "vestiging": 0}}, ("schoolteam", "vorm")),
        ({**LEERLING, "schoolteam": TEAM, "pgn": "999990019"}, ("pgn", "dubbel")),
        (bij_team("SchoolgangGestaakt", "2026-01-12"), ("type", "hoort-niet-bij-schoolteam")),
        (bij_team("ContactpersoonVertrokken", "2026-01-12", rol="jgz"), ("naam", "onbekende-verwijzing")),
        (gebeurtenis("TeamoverlegGehouden", "2026-01-12"), ("type", "hoort-niet-in-dossier")),
    ],
)
def test_what_is_no_line_about_a_team_is_rejected(
    winkel: Winkel, regel: dict[str, Any], verwacht: tuple[str, str]
) -> None:
    assert bezwaar(winkel, regel) == verwacht


def test_a_team_gives_no_rows_and_no_dossier(winkel: Winkel) -> None:
    lever(winkel, ANNA, BRAM)
    winkel.volg()

    [team] = winkel.log.schoolteams([Schoollocatie("99AA")]).values()
    assert {view.name: winkel.rows.all(view) for view in CATALOGUE} == {view.name: [] for view in CATALOGUE}
    assert not winkel.log.is_dossier(team.id)
    assert set(winkel.rows.positions().values()) == {2}


def test_the_store_without_its_keys_names_nobody(winkel: Winkel) -> None:
    lever(winkel, ANNA, OVERLEG)

    opslag = b"".join(file.read_bytes() for file in winkel.folder.glob("verzuimspoor.db*"))
    assert NAAM.encode() not in opslag


def test_the_command_shows_people_meetings_and_the_term(tmp_path: Path) -> None:
    file = tmp_path / "team.ndjson"
    weg = bij_team("ContactpersoonVertrokken", "2026-01-12", rol="jgz", naam=NAAM)
    file.write_text(ndjson(ANNA, BRAM, OVERLEG, weg))
    voer_uit(tmp_path, "ingest", file)

    antwoord = voer_uit(tmp_path, "schoolteam", "99aa", "--peildatum", "2026-02-01", "--profiel", "groningen-stad")
    [rol] = antwoord["rollen"]
    assert (rol["rol"], rol["aanspreekpunt"], [c["naam"] for c in rol["contactpersonen"]]) == ("jgz", "Bram", ["Bram"])
    assert [(o["datum"], o["deelnemers"]) for o in antwoord["overleggen"]] == [("2025-11-11", [NAAM])]
    assert [(t["vervaltOp"], t["status"]) for t in antwoord["termijnen"]] == [
        ("2026-01-31", "gehaald"),
        ("2026-07-31", "lopend"),
    ]


def test_the_command_shows_it_to_people_too(tmp_path: Path) -> None:
    file = tmp_path / "team.ndjson"
    file.write_text(ndjson(ANNA, OVERLEG))
    voer_uit(tmp_path, "ingest", file)

    uit, _ = start(tmp_path, "schoolteam", "99AA", "00", "--peildatum", "2026-02-01").communicate(timeout=60)
    assert "aanspreekpunt" in uit.decode()


def test_an_unknown_team_is_an_error(tmp_path: Path) -> None:
    process = start(tmp_path, "schoolteam", "99ZZ", "--json")
    _, fout = process.communicate(timeout=60)

    assert process.returncode == 1
    assert "geen team bekend" in fout.decode()
