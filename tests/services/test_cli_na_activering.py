"""What do the other commands answer after another policy was activated?"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.kit import beleidswinkel
from tests.kit.klokken import stand_van
from tests.services.test_cli_proces import Uitvoer, vs

ALLEN = (*beleidswinkel.ALLEN[:-1], "--json", "--peildatum")


def statussen(uitvoer: Uitvoer) -> list[tuple[str, str]]:
    return sorted((z["thuisSinds"], z["status"]) for z in uitvoer.document["thuiszitters"])


def test_days_are_judged_by_what_holds_on_them(geactiveerd: Path) -> None:
    antwoorden = [statussen(vs(geactiveerd, *ALLEN, dag)) for dag in ("2026-01-31", "2026-02-01", "2026-02-02")]

    assert antwoorden == [
        [("2026-01-12", "dreigend"), ("2026-01-19", "dreigend")],
        [("2026-01-12", "thuiszitter"), ("2026-01-19", "dreigend")],
        [("2026-01-12", "thuiszitter"), ("2026-01-19", "thuiszitter")],
    ]


def test_what_was_known_before_the_activation_has_the_answer_of_then(geactiveerd: Path) -> None:
    toen = json.loads((geactiveerd / beleidswinkel.TOEN).read_text(encoding="utf-8"))
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


def test_rows_of_another_policy_are_gone_after_the_answer(geactiveerd: Path, tmp_path: Path) -> None:
    uitvoer = vs(geactiveerd, *ALLEN, "2026-02-02", "--profiel", "landelijk@1", TMPDIR=str(tmp_path))

    assert (uitvoer.code, list(tmp_path.iterdir())) == (0, [])


def test_the_name_of_what_holds_asks_nothing_otherwise(geactiveerd: Path) -> None:
    gewoon = statussen(vs(geactiveerd, *ALLEN, "2026-02-02"))

    assert statussen(vs(geactiveerd, *ALLEN, "2026-02-02", "--profiel", "regio")) == gewoon


def test_an_installation_that_names_a_profile_in_its_settings_goes_on(geactiveerd: Path) -> None:
    """Whatever its environment says: what was recorded goes before it, for questions and for what records."""
    gewoon = statussen(vs(geactiveerd, *ALLEN, "2026-02-02"))

    for profiel in ("regio", "landelijk", "landelijk@1"):
        assert statussen(vs(geactiveerd, *ALLEN, "2026-02-02", VERZUIMSPOOR_PROFIEL=profiel)) == gewoon
        assert vs(geactiveerd, "clock", "--until", "2000-01-01", VERZUIMSPOOR_PROFIEL=profiel).code == 0


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


def test_a_look_ahead_may_follow_another_policy(geactiveerd: Path) -> None:
    blik = vs(geactiveerd, "clock", "--until", "2029-06-01", "--profiel", "landelijk@1", "--json")

    assert (blik.code, blik.document["vooruitblik"]) == (0, True)


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

    zegel = {"blokken": 3, "achteraf": 0, "controlepunt": None}
    verwacht = {"gebeurtenissen": 6, "dossiers": 2, "zegel": zegel, "bevindingen": []}
    assert (uitvoer.code, uitvoer.document) == (0, verwacht)


def doctor(folder: Path, *opties: str, **omgeving: str) -> dict[str, tuple[bool, str]]:
    onderdelen = vs(folder, "doctor", *opties, "--json", **omgeving).document["onderdelen"]
    return {
        o["naam"]: (o["goed"], o["bevinding"])
        for o in onderdelen
        if o["naam"] in ("Beleid", "Profiel", "Kalenderbestand")
    }


def test_doctor_says_which_policy_holds(gevuld: Path, geactiveerd: Path) -> None:
    assert doctor(gevuld) == {"Beleid": (True, "landelijk, volgens de instellingen; er is niets vastgesteld")}
    assert doctor(geactiveerd) == {"Beleid": (True, "regio@1 geldt")}


def test_doctor_says_what_of_the_settings_does_not_count(geactiveerd: Path) -> None:
    kalender = str(geactiveerd / "meiweek.toml")
    gevonden = doctor(geactiveerd, VERZUIMSPOOR_PROFIEL="landelijk@1", VERZUIMSPOOR_KALENDER=kalender)

    assert gevonden == {
        "Beleid": (True, "regio@1 geldt"),
        "Profiel": (False, "landelijk@1 telt niet mee: wat is vastgesteld, gaat voor"),
        "Kalenderbestand": (False, f"{kalender} telt niet mee: wat is vastgesteld, gaat voor"),
    }
