"""Does the API say what the command line says, in the shapes that the document promises?"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from services.api.antwoorden import dossiers, lijsten, overig
from services.api.antwoorden.basis import Antwoord
from tests.api.conftest import KIND
from tests.kit.apiserver import Api
from tests.services.test_cli_proces import together

DAG = "2026-03-02"
LIJSTEN: dict[str, type[Antwoord]] = {
    "thuiszitters": lijsten.Thuiszitters,
    "termijnen": lijsten.Termijnen,
    "vrijstellingen": lijsten.Vrijstellingen,
    "verkorte-onderwijstijd": lijsten.Verkorteonderwijstijd,
    "signalen": lijsten.Signalen,
    "werkvoorraad": lijsten.Werkvoorraad,
    "aanvragen": lijsten.Aanvragen,
    "jongeren": lijsten.Jongeren,
    "risicokinderen": lijsten.Risicokinderen,
    "uitstroom": lijsten.Uitstroom,
}
FILTERS = [
    ("thuiszitters", {"status": "alle", "gemeentecode": "0014"}, ["--status", "alle", "--gemeente", "0014"]),
    ("thuiszitters", {"status": "dreigend"}, ["--status", "dreigend"]),
    (
        "termijnen",
        {"soort": "thuiszitterspact", "status": "verlopen"},
        ["--soort", "thuiszitterspact", "--status", "verlopen"],
    ),
    ("termijnen", {"binnen": "30"}, ["--binnen", "30"]),
    ("vrijstellingen", {"status": "alle"}, ["--status", "alle"]),
    ("signalen", {"rol": "leerplicht", "status": "alle"}, ["--rol", "leerplicht", "--status", "alle"]),
    ("werkvoorraad", {"rol": "leerplicht"}, ["--rol", "leerplicht"]),
]


Gezegd = Callable[..., dict[str, Any]]


def bare(antwoord: dict[str, Any]) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in antwoord.items() if naam != "_links"}


@pytest.fixture(scope="module")
def moment(gemeente: Api) -> str:
    """A moment that both have followed: the same question has the same answer from then on."""
    op: str = gemeente.lees("/thuiszitters")["bekendOp"]
    return op


@pytest.fixture(scope="module")
def gezegd(gevuld: Path, moment: str, thuiszitter: str) -> Gezegd:
    """What the command line says to all that is asked here, in one process."""
    op = f"--bekend-op {moment}"
    opdrachten = [f"{lijst} --peildatum {DAG} {op}" for lijst in LIJSTEN]
    opdrachten += [f"{lijst} --peildatum {DAG} {op} {' '.join(opties)}" for lijst, _, opties in FILTERS]
    opdrachten += [f"dossier {thuiszitter} --peildatum {DAG} {op}{voor}" for voor in ("", " --voor 0014")]
    opdrachten += [f"replay {thuiszitter} {op}", f"telling 2025-2026 {op} --gemeente 0014 --inwoners 40000"]
    opdrachten += [f"schoolteam 99AA --peildatum {DAG} {op}", "beleid list", "beleid diff haaglanden --toon 2"]
    uitvoer = together(gevuld, [f"{opdracht} --json" for opdracht in opdrachten])
    return lambda *woorden: uitvoer[f"{' '.join(woorden)} --json"].document


@pytest.fixture(scope="module")
def thuiszitter(gemeente: Api) -> str:
    gevonden: str = gemeente.lees("/thuiszitters", peildatum=DAG)["thuiszitters"][0]["dossierId"]
    return gevonden


@pytest.mark.parametrize("lijst", LIJSTEN)
def test_a_list_is_that_of_the_command_line(gemeente: Api, gezegd: Gezegd, moment: str, lijst: str) -> None:
    antwoord = gemeente.lees(f"/{lijst}", peildatum=DAG, bekendOp=moment, perPagina=1000)

    assert bare(antwoord) == gezegd(lijst, "--peildatum", DAG, "--bekend-op", moment)
    LIJSTEN[lijst].model_validate(antwoord)


def test_every_list_has_something_to_compare(gemeente: Api) -> None:
    aantallen = {lijst: gemeente.lees(f"/{lijst}", peildatum=DAG)["aantal"] for lijst in LIJSTEN}

    assert [lijst for lijst, aantal in aantallen.items() if not aantal] == []


@pytest.mark.parametrize(("lijst", "vraag", "opties"), FILTERS)
def test_a_filter_is_that_of_the_command_line(
    gemeente: Api, gezegd: Gezegd, moment: str, lijst: str, vraag: dict[str, str], opties: list[str]
) -> None:
    antwoord = gemeente.lees(f"/{lijst}", peildatum=DAG, bekendOp=moment, perPagina=1000, **vraag)

    assert bare(antwoord) == gezegd(lijst, "--peildatum", DAG, "--bekend-op", moment, *opties)
    assert antwoord["aantal"] > 0


def test_a_dossier_is_that_of_the_command_line(gemeente: Api, gezegd: Gezegd, moment: str, thuiszitter: str) -> None:
    antwoord = gemeente.lees(f"/dossiers/{thuiszitter}", peildatum=DAG, bekendOp=moment)

    assert antwoord == gezegd("dossier", thuiszitter, "--peildatum", DAG, "--bekend-op", moment)
    dossiers.Stand.model_validate(antwoord)


def test_so_is_how_a_municipality_sees_it(gemeente: Api, gezegd: Gezegd, moment: str, thuiszitter: str) -> None:
    antwoord = gemeente.lees(f"/dossiers/{thuiszitter}", peildatum=DAG, bekendOp=moment, voor="0014")
    opties = ["--peildatum", DAG, "--bekend-op", moment, "--voor", "0014"]

    assert antwoord == gezegd("dossier", thuiszitter, *opties)
    assert antwoord["zicht"]["gemeentecode"] == "0014"
    dossiers.Stand.model_validate(antwoord)
    elders = gemeente.get(f"/dossiers/{thuiszitter}", params={"peildatum": DAG, "voor": "0363"})
    assert elders.status_code == httpx.codes.NOT_FOUND


def test_a_replay_is_that_of_the_command_line(gemeente: Api, gezegd: Gezegd, moment: str, thuiszitter: str) -> None:
    antwoord = gemeente.lees(f"/dossiers/{thuiszitter}/replay", bekendOp=moment)

    assert antwoord == gezegd("replay", thuiszitter, "--bekend-op", moment)
    dossiers.Replay.model_validate(antwoord)


def test_the_terms_of_a_dossier_are_those_of_how_it_stands(gemeente: Api, moment: str, thuiszitter: str) -> None:
    stand, termijnen = (
        gemeente.lees(f"/dossiers/{thuiszitter}{wat}", peildatum=DAG, bekendOp=moment) for wat in ("", "/termijnen")
    )

    assert termijnen["termijnen"] == stand["termijnen"] != []
    assert termijnen["aantal"] == len(stand["termijnen"])
    dossiers.Dossiertermijnen.model_validate(termijnen)


def test_the_events_are_those_of_the_replay_and_each_has_an_address(
    gemeente: Api, moment: str, thuiszitter: str
) -> None:
    antwoord = gemeente.lees(f"/dossiers/{thuiszitter}/gebeurtenissen", bekendOp=moment)
    stappen = gemeente.lees(f"/dossiers/{thuiszitter}/replay", bekendOp=moment)["gebeurtenissen"]

    dossiers.Gebeurtenissen.model_validate(antwoord)
    kaal = [{naam: stap[naam] for naam in stap if naam not in ("gewijzigd", "uitleg")} for stap in stappen]
    assert antwoord["gebeurtenissen"] == kaal
    for een in antwoord["gebeurtenissen"]:
        assert gemeente.lees(f"/dossiers/{thuiszitter}/gebeurtenissen/{een['id']}") == een


def test_a_count_is_that_of_the_command_line(gemeente: Api, gezegd: Gezegd, moment: str) -> None:
    antwoord = gemeente.lees("/tellingen/2025-2026", bekendOp=moment, gemeentecode="0014", inwoners=40_000)
    opties = ["--bekend-op", moment, "--gemeente", "0014", "--inwoners", "40000"]

    assert antwoord == gezegd("telling", "2025-2026", *opties)
    overig.Telling.model_validate(antwoord)
    assert gemeente.get("/tellingen/2025-2026?inwoners=1").json()["fouten"][0]["veld"] == "inwoners"


def test_a_school_team_is_that_of_the_command_line(gemeente: Api, gezegd: Gezegd, moment: str) -> None:
    antwoord = gemeente.lees("/schoolteams/99AA00", peildatum=DAG, bekendOp=moment)

    assert antwoord == gezegd("schoolteam", "99AA", "--peildatum", DAG, "--bekend-op", moment)
    overig.Schoolteam.model_validate(antwoord)


def test_policy_is_that_of_the_command_line(gemeente: Api, gezegd: Gezegd) -> None:
    antwoord = gemeente.lees("/beleid")

    assert antwoord.pop("peildatum")
    assert antwoord == gezegd("beleid", "list")


def test_so_is_what_another_would_change(gemeente: Api, gezegd: Gezegd) -> None:
    vraag = {"profiel": "haaglanden", "voorbeelden": 2}
    antwoord = gemeente.vraag("POST", "/beleid/_verschil", json=vraag).json()
    opdrachtregel = gezegd("beleid", "diff", "haaglanden", "--toon", "2")

    overig.Beleidsverschil.model_validate(antwoord)
    assert without_moment(antwoord) == without_moment(opdrachtregel)
    assert antwoord["dossiers"]["geraakt"] > 0


def without_moment(antwoord: dict[str, Any]) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in antwoord.items() if naam != "bekendOp"}


def test_a_number_finds_its_dossier_and_an_unknown_one_nothing(gemeente: Api) -> None:
    bekend = gemeente.vraag("POST", "/dossiers/_zoek", json={"pgn": KIND}).json()
    onbekend = gemeente.vraag("POST", "/dossiers/_zoek", json={"pgn": "111222333"}).json()

    dossiers.Zoekresultaat.model_validate(bekend)
    assert (bekend["aantal"], onbekend) == (1, {"aantal": 0, "dossiers": []})
    weg = bekend["dossiers"][0]["_links"]["self"]["href"]
    assert gemeente.lees(weg)["dossierId"] == bekend["dossiers"][0]["dossierId"]


@pytest.mark.parametrize("pgn", ["123456789", "12345678", "999990342a", 999990342, None])
def test_what_is_no_number_is_told_without_repeating_it(gemeente: Api, pgn: object) -> None:
    antwoord = gemeente.vraag("POST", "/dossiers/_zoek", json={"pgn": pgn})

    assert antwoord.status_code == httpx.codes.BAD_REQUEST
    assert [fout["veld"] for fout in antwoord.json()["fouten"]] == ["pgn"]
    assert str(pgn or "niets") not in antwoord.text


@pytest.mark.parametrize(
    ("pad", "zin"),
    [
        ("/termijnen?soort=bestaat-niet", "kies uit"),
        ("/werkvoorraad?rol=koning", "kies uit"),
        ("/thuiszitters?gemeentecode=9999", "geen gemeentecode"),
        ("/tellingen/2025-2027", "geen schooljaar"),
    ],
)
def test_what_is_not_there_is_no_empty_answer(gemeente: Api, pad: str, zin: str) -> None:
    antwoord = gemeente.get(pad)

    assert antwoord.status_code == httpx.codes.BAD_REQUEST
    assert zin in antwoord.json()["detail"]


def test_no_answer_about_many_shows_a_number(gemeente: Api) -> None:
    """Only a search takes one, and nothing gives one."""
    lees: Callable[[str], str] = lambda pad: gemeente.get(f"{pad}?peildatum={DAG}&perPagina=1000").text  # noqa: E731

    assert [lijst for lijst in LIJSTEN if '"pgn"' in lees(f"/{lijst}")] == []
