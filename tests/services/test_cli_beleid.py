"""What do `beleid list`, `diff` and `activate` answer, and what do they refuse?"""

from pathlib import Path

import pytest

from tests.kit.beleidsbestand import regio
from tests.kit.beleidswinkel import MET_TERUGWERKEND
from tests.kit.klokken import kopie, stand_van
from tests.services.test_cli_proces import bestand, together, vs

STRAKS = "2029-08-01"


@pytest.fixture
def folder(gevuld: Path, tmp_path: Path) -> Path:
    return kopie(gevuld, tmp_path / "winkel")


def test_as_long_as_nothing_was_recorded_the_profile_of_the_settings_holds(gevuld: Path) -> None:
    tekst, document = vs(gevuld, "beleid", "list"), vs(gevuld, "beleid", "list", "--json").document

    assert (tekst.code, tekst.uit) == (0, "Er is nog niets vastgesteld: het profiel landelijk geldt, op alle dagen.\n")
    assert document == {"aantal": 0, "versies": [], "zonderVersies": "landelijk"}


def test_a_comparison_answers_and_records_nothing(folder: Path) -> None:
    eerst = stand_van(folder)
    document = vs(folder, "beleid", "diff", "regio.toml", "--ingangsdatum", "2026-02-01", "--json").document
    status = [regel for regel in document["regels"] if regel["regel"] == "thuiszitter"]

    assert stand_van(folder) == eerst
    assert list(document) == [
        *("ingangsdatum", "peildatum", "bekendOp", "beleid", "dossiers", "regels", "voorbeelden"),
    ]
    assert document["dossiers"] == {"bekeken": 2, "geraakt": 2}
    assert {"sleutel": "thuiszitter.lengte", "was": 28, "wordt": 14} in document["beleid"]
    assert [(regel["onderdeel"], regel["dossiers"]) for regel in status] == [("status", 2)]
    assert {len(v["was"]) for v in document["voorbeelden"] if v["regel"] == "thuiszitter"} == {2}


def test_a_comparison_shows_as_many_examples_of_a_rule_as_was_asked(folder: Path) -> None:
    vraag = "beleid diff regio.toml --ingangsdatum 2026-02-01 --json --toon"
    uitvoeren = together(folder, [f"{vraag} {aantal}" for aantal in (0, 1)])
    regels = [[v["regel"] for v in uitvoer.document["voorbeelden"]] for uitvoer in uitvoeren.values()]

    assert regels[0] == []
    assert regels[1].count("thuiszitter") == 1


def test_a_comparison_is_shown_to_people_too(folder: Path) -> None:
    uitvoer = vs(folder, "beleid", "diff", "regio.toml", "--ingangsdatum", "2026-02-01")

    assert uitvoer.code == 0
    assert "2 van 2 dossiers veranderen; er is niets vastgelegd" in uitvoer.uit
    assert all(woord in uitvoer.uit for woord in ("thuiszitter.lengte", "28", "14", "Voorbeelden"))


def test_what_becomes_another_status_on_a_day_to_come_is_counted(folder: Path) -> None:
    """From the summer of 2029 on both are seventeen; with 4000 days nobody is a thuiszitter any more."""
    regio(folder, 4000)
    document = vs(folder, "beleid", "diff", "regio.toml", "--ingangsdatum", STRAKS, "--json").document
    status = next(regel for regel in document["regels"] if regel["onderdeel"] == "status")

    assert document["peildatum"] == STRAKS
    assert status["overgangen"] == [{"van": "thuiszitter", "naar": "dreigend", "aantal": 2}]


def test_the_first_activation_records_first_what_held_until_now(folder: Path) -> None:
    eerst = stand_van(folder)
    uitvoer = vs(folder, "beleid", "activate", "regio.toml", "--ingangsdatum", STRAKS, "--json")
    versies = vs(folder, "beleid", "list", "--json").document["versies"]

    assert uitvoer.document == {
        "vastgesteld": [{"soort": "beleid", "naam": "regio", "versie": 1, "ingangsdatum": STRAKS}]
    }
    assert [(v["naam"], v["versie"], v["ingangsdatum"], v["geldt"]) for v in versies] == [
        ("landelijk", 1, "1900-01-01", True),
        ("regio", 1, STRAKS, False),
    ]
    assert stand_van(folder) == eerst + 2


def test_a_second_version_of_the_same_profile_is_numbered(folder: Path) -> None:
    regio(folder, 21, "later.toml")
    uitvoeren = together(
        folder,
        [
            f"beleid activate regio.toml --ingangsdatum {STRAKS}",
            "beleid activate later.toml --ingangsdatum 2029-09-01",
            "beleid list --json",
        ],
    )
    versies = uitvoeren["beleid list --json"].document["versies"]

    assert [(v["naam"], v["versie"]) for v in versies] == [("landelijk", 1), ("regio", 1), ("regio", 2)]


def test_calendars_are_recorded_by_region_and_school(folder: Path) -> None:
    uitvoer = vs(folder, "beleid", "activate", "--kalender", "meiweek.toml", "--json")
    tekst = vs(folder, "beleid", "list")

    assert [(v["soort"], v["naam"], v["versie"]) for v in uitvoer.document["vastgesteld"]] == [
        ("kalender", "99AA", 1),
        ("kalender", "Noord", 1),
    ]
    assert tekst.uit.count("kalender") == 2


def test_the_calendar_of_the_settings_is_part_of_what_held_until_now(folder: Path) -> None:
    omgeving = {"VERZUIMSPOOR_KALENDER": str(folder / "meiweek.toml"), "VERZUIMSPOOR_PROFIEL": "liemers"}
    vs(folder, "beleid", "activate", "regio.toml", "--ingangsdatum", STRAKS, **omgeving)
    versies = vs(folder, "beleid", "list", "--json").document["versies"]

    assert [(v["naam"], v["ingangsdatum"]) for v in versies] == [
        ("liemers", "1900-01-01"),
        ("99AA", "1900-01-01"),
        ("Noord", "1900-01-01"),
        ("regio", STRAKS),
    ]


@pytest.mark.parametrize("opdracht", ["diff", "activate"])
def test_what_holds_already_is_said_and_not_recorded_again(opdracht: str, folder: Path) -> None:
    eerst = stand_van(folder)
    uitvoer = vs(folder, "beleid", opdracht, "landelijk")

    assert (uitvoer.code, "geldt op" in uitvoer.fout) == (1, True)
    assert stand_van(folder) == eerst


def test_a_day_that_is_over_is_refused_unless_that_is_meant(folder: Path) -> None:
    eerst = stand_van(folder)
    uitvoer = vs(folder, "beleid", "activate", "regio.toml", "--ingangsdatum", "2026-02-01")

    assert (uitvoer.code, "--terugwerkend" in uitvoer.fout) == (2, True)
    assert stand_van(folder) == eerst
    assert vs(folder, "beleid", "activate", "regio.toml", *MET_TERUGWERKEND).code == 0


FOUT: dict[str, tuple[str, str]] = {
    "beleid diff": ("", "noem een profiel"),
    "beleid activate": ("", "noem een profiel"),
    "beleid diff nergens": ("", "kies uit: groningen-provincie"),
    "beleid diff nergens.toml": ("", "nergens.toml is niet te lezen"),
    "beleid diff fout.toml": ("profiel = 'x'\ntitel = 'X'\nbron = 'X'\n[thuiszitter]\nlengte = 0\n", "fout.toml klopt"),
    "beleid activate fout.toml": ("[thuiszitter\n", "fout.toml is geen geldige TOML"),
    "beleid diff --kalender fout.toml": ("[[afwijking]]\nbereik = 'Oost'\n", "regel 1, afwijking.bereik"),
    "beleid activate --kalender fout.toml": ("[[school]]\nbrin = '99AA'\n", "regel 1, school.vakantieregio"),
    "beleid diff liemers --ingangsdatum morgen": ("", "JJJJ-MM-DD"),
}


@pytest.mark.parametrize("opdracht", FOUT)
def test_a_mistake_is_said_with_its_place(opdracht: str, folder: Path) -> None:
    inhoud, zegt = FOUT[opdracht]
    bestand(folder, "fout.toml", inhoud)
    uitvoer = vs(folder, *opdracht.split())

    assert (uitvoer.code, uitvoer.uit) == (2, "")
    assert zegt in uitvoer.fout


def test_a_wrong_profile_is_said_with_file_line_and_key(folder: Path) -> None:
    bestand(folder, "fout.toml", regio(folder, -3).read_text(encoding="utf-8"))
    uitvoer = vs(folder, "beleid", "diff", "fout.toml")

    assert uitvoer.code == 2
    assert "fout.toml" in uitvoer.fout
    assert "regel 7, thuiszitter.lengte" in uitvoer.fout


def test_ones_own_file_may_have_the_name_of_what_it_stands_on(folder: Path) -> None:
    bestand(folder, "liemers.toml", 'profiel = "eigen"\ntitel = "Eigen"\nbron = "Wij"\ngebaseerd_op = "liemers"\n')

    assert vs(folder, "beleid", "diff", str(folder / "liemers.toml")).code == 0
