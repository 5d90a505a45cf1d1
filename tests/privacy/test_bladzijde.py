"""Does the page Privacy lead to every paper, and say which ways out are open here and no others?"""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from services.installatie import installatie
from services.server.inhoud import Inhoud
from services.server.samen import maak_app
from services.toegang import Toegang
from services.uitgangen import UITGANGEN
from tests.kit.dashboard import zonder_omgeving
from tests.kit.stukken import stukken
from tests.kit.wachtrij import wachtrij

LOGBOEK = "https://logboek.example/v1/traces"


@pytest.fixture(scope="module")
def klant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    db = tmp_path_factory.mktemp("privacy") / "verzuimspoor.db"
    with (
        zonder_omgeving(),
        pytest.MonkeyPatch.context() as omgeving,
    ):
        omgeving.setenv("VERZUIMSPOOR_LOGBOEK", LOGBOEK)
        with Toegang(lambda: installatie(str(db))) as toegang, wachtrij(toegang) as rij:
            yield TestClient(maak_app(toegang, rij, Inhoud(), lambda: False), base_url="http://127.0.0.1")


def test_it_names_the_ways_out_that_are_open_here_and_no_others(klant: TestClient) -> None:
    tekst = klant.get("/privacy").text
    open_ = {een.naam for een in UITGANGEN if not een.aan or een.aan == "logboek"}

    assert {een.naam for een in UITGANGEN if f"{een.wat}. Wat het zegt" in tekst} == open_
    assert "zaaksysteem" in {een.naam for een in UITGANGEN} - open_
    assert LOGBOEK not in tekst


@pytest.mark.parametrize("naam", stukken())
def test_it_leads_to_every_paper(klant: TestClient, naam: str) -> None:
    pad = f"/handboek/privacy/{naam}"
    bladzijde = klant.get(pad)

    assert f'href="{pad}' in klant.get("/privacy").text
    assert bladzijde.status_code == 200
    assert "<h1>" in bladzijde.text


def test_a_paper_leads_to_the_other_papers_and_to_no_page_that_is_not_there(klant: TestClient) -> None:
    tekst = klant.get("/handboek/privacy/index").text

    assert [naam for naam in stukken() if naam != "index" and f"/handboek/privacy/{naam}" not in tekst] == []
    assert ".md" not in re.sub(r"<code>.*?</code>", "", tekst)


def test_what_is_said_about_encryption_is_no_more_than_is_so(klant: TestClient) -> None:
    """Rows and rejected lines lie in the clear, and whoever reads this may know."""
    tekst = klant.get("/privacy").text

    assert "is niet versleuteld: status" in tekst
    assert "zijn niet versleuteld" in tekst
