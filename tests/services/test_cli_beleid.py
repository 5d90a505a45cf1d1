"""What do `beleid list`, `diff` and `activate` answer, and what do the other commands answer after them?"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.kit.beleidsbestand import MEIWEEK, leerlingen, regio
from tests.kit.klokken import kopie, stand_van
from tests.services.test_cli_proces import Uitvoer, bestand, together, vs

STRAKS = "2029-08-01"
MET_TERUGWERKEND = ("--ingangsdatum", "2026-02-01", "--terugwerkend")
ALLEN = ("thuiszitters", "--status", "alle", "--json", "--peildatum")


@pytest.fixture(scope="module")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store of two pupils, with the profile of a region and a calendar beside it."""
    folder = tmp_path_factory.mktemp("beleid") / "gevuld"
    folder.mkdir()
    bestand(folder, "leerlingen.ndjson", leerlingen())
    bestand(folder, "meiweek.toml", MEIWEEK)
    regio(folder)
    assert vs(folder, "ingest", "leerlingen.ndjson", "--keep-recorded").code == 0
    return folder


@pytest.fixture(scope="module")
def geactiveerd(gevuld: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The profile of the region was activated from 1 February 2026 on; it is not to be changed."""
    folder = kopie(gevuld, tmp_path_factory.mktemp("beleid") / "geactiveerd")
    bestand(folder, "toen.json", vs(folder, *ALLEN, "2026-02-02").uit)
    assert vs(folder, "beleid", "activate", "regio.toml", *MET_TERUGWERKEND).code == 0
    return folder


@pytest.fixture
def folder(gevuld: Path, tmp_path: Path) -> Path:
    return kopie(gevuld, tmp_path / "winkel")


def statussen(uitvoer: Uitvoer) -> list[tuple[str, str]]:
    return sorted((z["thuisSinds"], z["status"]) for z in uitvoer.document["thuiszitters"])


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


def test_days_are_judged_by_what_holds_on_them(geactiveerd: Path) -> None:
    antwoorden = [statussen(vs(geactiveerd, *ALLEN, dag)) for dag in ("2026-01-31", "2026-02-01", "2026-02-02")]

    assert antwoorden == [
        [("2026-01-12", "dreigend"), ("2026-01-19", "dreigend")],
        [("2026-01-12", "thuiszitter"), ("2026-01-19", "dreigend")],
        [("2026-01-12", "thuiszitter"), ("2026-01-19", "thuiszitter")],
    ]


def test_what_was_known_before_the_activation_has_the_answer_of_then(geactiveerd: Path) -> None:
    toen = json.loads((geactiveerd / "toen.json").read_text(encoding="utf-8"))
    nu = vs(geactiveerd, *ALLEN, "2026-02-02", "--bekend-op", toen["bekendOp"]).document

    assert nu == toen
    assert {z["status"] for z in toen["thuiszitters"]} == {"dreigend"}


def test_asked_otherwise_the_answer_is_that_of_another_policy_and_the_rows_stay(geactiveerd: Path) -> None:
    vraag = (*ALLEN, "2026-02-02")
    gewoon = statussen(vs(geactiveerd, *vraag))
    anders = [statussen(vs(geactiveerd, *vraag, "--profiel", p)) for p in ("landelijk@1", "landelijk", "regio@1")]
    dossier = vs(geactiveerd, "thuiszitters", "--json", "--peildatum", "2026-02-02").document["thuiszitters"][0]
    stand = [
        vs(geactiveerd, "dossier", dossier["dossierId"], "--peildatum", "2026-02-02", "--json", *profiel).document
        for profiel in ((), ("--profiel", "landelijk@1"))
    ]

    dreigt = [("2026-01-12", "dreigend"), ("2026-01-19", "dreigend")]
    assert anders == [dreigt, dreigt, gewoon]
    assert [s["status"] for s in stand] == ["thuiszitter", "dreigend"]
    assert statussen(vs(geactiveerd, *vraag)) == gewoon


def test_the_name_of_what_holds_asks_nothing_otherwise(geactiveerd: Path) -> None:
    """An installation that names its profile in its settings goes on after that profile was activated."""
    assert statussen(vs(geactiveerd, *ALLEN, "2026-02-02", VERZUIMSPOOR_PROFIEL="regio")) == statussen(
        vs(geactiveerd, *ALLEN, "2026-02-02")
    )


@pytest.mark.parametrize(
    "opdracht",
    [
        "ingest leerlingen.ndjson",
        "clock",
        "rebuild",
    ],
)
def test_what_records_refuses_another_policy(opdracht: str, geactiveerd: Path) -> None:
    eerst = stand_van(geactiveerd)
    uitvoer = vs(geactiveerd, *opdracht.split(), "--profiel", "landelijk@1")

    assert (uitvoer.code, "beleid activate" in uitvoer.fout) == (2, True)
    assert stand_van(geactiveerd) == eerst


def test_activating_and_comparing_refuse_it_too(geactiveerd: Path) -> None:
    for opdracht in ("diff", "activate"):
        uitvoer = vs(geactiveerd, "beleid", opdracht, "liemers", VERZUIMSPOOR_PROFIEL="landelijk@1")
        assert (uitvoer.code, "VERZUIMSPOOR_PROFIEL" in uitvoer.fout) == (2, True)


def test_a_look_ahead_may_follow_another_policy(geactiveerd: Path) -> None:
    blik = vs(geactiveerd, "clock", "--until", "2029-06-01", "--profiel", "landelijk@1", "--json")

    assert (blik.code, blik.document["vooruitblik"]) == (0, True)


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


@pytest.mark.parametrize("profiel", ["landelijk@2", "regio@0", "liemers@1", "regio@"])
def test_a_version_that_was_never_recorded_is_said(profiel: str, geactiveerd: Path) -> None:
    uitvoer = vs(geactiveerd, "thuiszitters", "--profiel", profiel)

    assert (uitvoer.code, profiel.partition("@")[0] in uitvoer.fout) == (2, True)


def test_a_version_cannot_be_asked_of_a_store_without_any(gevuld: Path) -> None:
    uitvoer = vs(gevuld, "thuiszitters", "--profiel", "landelijk@1")

    assert (uitvoer.code, "landelijk@1" in uitvoer.fout) == (2, True)


def test_a_history_tells_when_its_days_came_to_be_judged_otherwise(geactiveerd: Path) -> None:
    wie = vs(geactiveerd, "thuiszitters", "--json", "--peildatum", "2026-02-02").document["thuiszitters"][0]
    stappen: list[dict[str, Any]] = vs(geactiveerd, "replay", wie["dossierId"], "--json").document["gebeurtenissen"]

    assert [stap["type"] for stap in stappen] == ["LeerlingGeregistreerd", "MeldingOntvangen", "BeleidVastgesteld"]
    assert "inhoud" not in stappen[-1]
    assert list(stappen[-1]["gewijzigd"]) == ["statuslijn"]


def test_the_log_is_whole_and_only_pupils_are_dossiers(geactiveerd: Path) -> None:
    uitvoer = vs(geactiveerd, "verify", "--json")

    assert (uitvoer.code, uitvoer.document) == (0, {"gebeurtenissen": 6, "dossiers": 2, "bevindingen": []})


def doctor(folder: Path, *opties: str, **omgeving: str) -> dict[str, tuple[bool, str]]:
    onderdelen = vs(folder, "doctor", *opties, "--json", **omgeving).document["onderdelen"]
    return {o["naam"]: (o["goed"], o["bevinding"]) for o in onderdelen if o["naam"] in ("Beleid", "Kalenderbestand")}


def test_doctor_says_which_policy_holds(gevuld: Path, geactiveerd: Path) -> None:
    assert doctor(gevuld) == {"Beleid": (True, "landelijk, volgens de instellingen; er is niets vastgesteld")}
    assert doctor(geactiveerd) == {"Beleid": (True, "regio@1 geldt")}


def test_doctor_says_what_of_the_settings_does_not_count(geactiveerd: Path) -> None:
    kalender = str(geactiveerd / "meiweek.toml")
    gevonden = doctor(geactiveerd, VERZUIMSPOOR_PROFIEL="landelijk@1", VERZUIMSPOOR_KALENDER=kalender)

    assert gevonden == {
        "Beleid": (False, "regio@1 geldt; antwoorden volgen landelijk@1, en vastleggen kan niet"),
        "Kalenderbestand": (False, f"{kalender} telt niet mee: wat is vastgesteld, gaat voor"),
    }


def test_a_municipality_that_ended_is_asked_by_its_code_of_the_day(tmp_path: Path) -> None:
    regels = (
        '{"pgn": "999990019", "type": "LeerlingGeregistreerd", "geldigOp": "2020-08-01", '
        '"geboortedatum": "2010-02-10", "gemeentecode": "0010"}\n'
        '{"pgn": "999990019", "type": "MeldingOntvangen", "geldigOp": "2020-11-02", "meldingsnummer": "1", '
        '"soort": "LRV", "begindatum": "2020-11-02", "brin": "99AA"}\n'
    )
    bestand(tmp_path, "fenna.ndjson", regels)
    vragen = {
        f"thuiszitters --json --peildatum {dag} --gemeente {code}": (aantal, naam)
        for dag, code, aantal, naam in (
            ("2020-12-31", "0010", 1, "0010"),
            ("2020-12-31", "1979", 0, None),
            ("2021-01-01", "0010", 1, "1979"),
            ("2021-01-01", "1979", 1, "1979"),
        )
    }
    uitvoeren = together(tmp_path, ["ingest fenna.ndjson", *vragen])
    gevonden = {vraag: uitvoeren[vraag].document["thuiszitters"] for vraag in vragen}

    assert {vraag: (len(z), z[0]["gemeentecode"] if z else None) for vraag, z in gevonden.items()} == vragen
