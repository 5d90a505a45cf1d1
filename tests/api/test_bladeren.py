"""Are all pages together one answer, whatever happens between them?"""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import httpx
import pytest

from domain.toegang.bron import Bron
from services.api.antwoorden import lijsten
from services.api.bladeren import Cursor, Lijst
from tests.kit.apiserver import Api, draait
from tests.kit.winkel import csv_van, rij, voer_uit

NUMMERS = ("999990019", "999990020", "999990032", "999990044", "999990056", "999990068", "999990081", "999990093")


def pages(api: Api, weg: str) -> list[dict[str, Any]]:
    """Follow the way to the next page until there is none."""
    alle = [api.lees(weg)]
    while "next" in alle[-1]["_links"]:
        alle.append(api.lees(alle[-1]["_links"]["next"]["href"]))
    return alle


@pytest.mark.parametrize(
    ("weg", "lijst"),
    [
        ("/termijnen?peildatum=2026-05-01&binnen=60", "termijnen"),
        ("/signalen?peildatum=2026-05-01&rol=leerplicht", "signalen"),
        ("/thuiszitters?peildatum=2026-05-01&status=alle", "thuiszitters"),
        ("/werkvoorraad?peildatum=2026-05-01&rol=school", "werkvoorraad"),
    ],
)
@pytest.mark.parametrize("per_pagina", [4, 100])
def test_the_pages_together_are_the_list(gemeente: Api, weg: str, lijst: str, per_pagina: int) -> None:
    geheel = gemeente.lees(f"{weg}&perPagina=1000")
    delen = pages(gemeente, f"{weg}&perPagina={per_pagina}")

    assert [regel for deel in delen for regel in deel[lijst]] == geheel[lijst]
    assert {deel["aantal"] for deel in delen} == {len(geheel[lijst])}
    assert {deel["bekendOp"] for deel in delen} == {delen[0]["bekendOp"]}
    assert all(len(deel[lijst]) <= per_pagina for deel in delen)


def test_events_have_pages_too(gemeente: Api) -> None:
    dossiers = gemeente.lees("/thuiszitters?peildatum=2026-05-01")["thuiszitters"]
    weg = f"/dossiers/{dossiers[0]['dossierId']}/gebeurtenissen"
    geheel = gemeente.lees(weg)["gebeurtenissen"]

    delen = pages(gemeente, f"{weg}?perPagina=2")

    assert len(delen) > 1
    assert [regel for deel in delen for regel in deel["gebeurtenissen"]] == geheel


@pytest.fixture
def acht(tmp_path: Path) -> Any:
    """The API on eight pupils at home."""
    levering = tmp_path / "acht.csv"
    rijen = [rij(pgn=pgn, meldingsnummer=str(i)) for i, pgn in enumerate(NUMMERS)]
    levering.write_text(csv_van(*rijen), encoding="utf-8")
    assert voer_uit(tmp_path, "ingest", levering)["nieuw"] == len(NUMMERS)
    with draait(tmp_path) as api:
        yield api


def test_all_pages_are_of_one_moment(acht: Api) -> None:
    """Between the first page and the second everybody turns out to be back at school."""
    geheel = acht.lees("/thuiszitters?peildatum=2026-03-03")["thuiszitters"]
    eerste = acht.lees("/thuiszitters?peildatum=2026-03-03&perPagina=3")
    for dossier in geheel:
        weg = f"/dossiers/{dossier['dossierId']}"
        terug = {"type": "SchoolgangHervat", "geldigOp": "2026-02-01"}
        assert acht.leg_vast(weg, terug, sleutel="weer-terug").status_code == httpx.codes.CREATED

    rest = pages(acht, eerste["_links"]["next"]["href"])

    assert [*eerste["thuiszitters"], *(r for deel in rest for r in deel["thuiszitters"])] == geheel
    assert acht.lees("/thuiszitters?peildatum=2026-03-03")["aantal"] == 0


def test_a_dossier_that_is_destroyed_between_two_pages_moves_nothing(acht: Api, tmp_path: Path) -> None:
    geheel = [r["dossierId"] for r in acht.lees("/thuiszitters?peildatum=2026-03-03")["thuiszitters"]]
    eerste = acht.lees("/thuiszitters?peildatum=2026-03-03&perPagina=3")
    erase = ("erase", geheel[1], "--grondslag", "verzoek", "--eerder", "avg-verzoek", "--bevestigd-door", "m-2")
    voer_uit(tmp_path, *erase)

    rest = pages(acht, eerste["_links"]["next"]["href"])

    assert [r["dossierId"] for deel in rest for r in deel["thuiszitters"]] == geheel[3:]
    assert acht.get(f"/dossiers/{geheel[1]}").status_code == httpx.codes.GONE


def test_a_cursor_belongs_to_its_question(gemeente: Api) -> None:
    weg = gemeente.lees("/thuiszitters?peildatum=2026-05-01&perPagina=1")["_links"]["next"]["href"]
    cursor = parse_qs(urlsplit(weg).query)["cursor"][0]

    for ander in (
        "/thuiszitters?peildatum=2026-05-02",
        "/termijnen?peildatum=2026-05-01&binnen=60",
        "/thuiszitters?status=alle",
    ):
        antwoord = gemeente.get(f"{ander}&cursor={cursor}")
        assert [f["veld"] for f in antwoord.json()["fouten"]] == ["cursor"]


@pytest.mark.parametrize("cursor", ["x", "e30", "W10", "WzEsMiwzLDQsNV0", "%00", "é", "a" * 2000])
def test_what_is_no_cursor_is_told_so(gemeente: Api, cursor: str) -> None:
    assert gemeente.get("/thuiszitters", params={"cursor": cursor}).status_code == httpx.codes.BAD_REQUEST


def test_a_line_may_bring_its_dossier(gemeente: Api) -> None:
    antwoord = gemeente.lees("/thuiszitters?peildatum=2026-05-01&expand=dossier&perPagina=3")

    lijsten.Thuiszitters.model_validate(antwoord)
    for regel in antwoord["thuiszitters"]:
        stand = gemeente.lees(
            f"/dossiers/{regel['dossierId']}", peildatum=antwoord["peildatum"], bekendOp=antwoord["bekendOp"]
        )
        assert regel["_embedded"]["dossier"] == stand
    assert gemeente.get("/thuiszitters?expand=dossier&perPagina=101").status_code == httpx.codes.BAD_REQUEST


def test_lines_that_are_ordered_alike_are_given_once_each() -> None:
    lijst = Lijst(Bron.THUISZITTERS, "regels", ("dag", "dossierId"))
    regels = [{"dag": "2026-01-01", "dossierId": str(UUID(int=1)), "n": n} for n in range(5)]
    gegeven, cursor, meer = [], None, True
    while meer:
        deel, meer = lijst.deel(regels, cursor, 2)
        gegeven += deel
        cursor = Cursor(None, "", lijst.sleutel(deel[-1]), len(gegeven))

    assert gegeven == regels
