"""Does the demo login exist in a demo on this machine, and nowhere else?"""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from domain.toegang.gebruiker import Rol
from services.aanmelding.mensen import MENSEN
from tests.kit.aangemeld import Aangemeld, met_aanmelden
from tests.kit.winkel import csv_van, rij, voer_uit
from tests.services.test_cli_proces import vs

BEWIJS = re.compile(r'name="_bewijs" value="([0-9a-f]+)"')


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Aangemeld]:
    folder = tmp_path_factory.mktemp("voorbeeld")
    (folder / "noor.csv").write_text(csv_van(rij()), encoding="utf-8")
    voer_uit(folder, "ingest", folder / "noor.csv")
    with met_aanmelden(folder, None, voorbeeld=True) as server:
        yield server


@pytest.fixture
def klant(demo: Aangemeld) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=demo.adres, timeout=20) as nieuw:
        yield nieuw


def test_there_is_somebody_for_each_role_and_nobody_who_may_do_everything() -> None:
    assert [rol for rol, _ in MENSEN] == [rol for rol in Rol if rol is not Rol.LOKAAL]


def test_one_chooses_who_one_is_and_each_page_says_so(klant: httpx.Client) -> None:
    keuze = klant.get("/thuiszitters", follow_redirects=True)
    binnen = klant.post("/aanmelden", data={"rol": "school", "volgende": "/thuiszitters"}, follow_redirects=True)

    assert keuze.url.path == "/aanmelden"
    assert all(naam in keuze.text for _, naam in MENSEN)
    assert "school 99AA" in keuze.text
    assert "gemeente Groningen" in keuze.text
    assert binnen.url.path == "/thuiszitters"
    for pagina in (binnen.text, klant.get("/privacy").text):
        assert "Anneke Wiersma" in pagina
        assert "medewerker van een school" in pagina
        assert "Meld af" in pagina


def test_another_may_be_chosen_and_one_logs_out(klant: httpx.Client) -> None:
    klant.post("/aanmelden", data={"rol": "auditor"})
    koek = klant.cookies["verzuimspoor_sessie"]
    pagina = klant.post("/aanmelden", data={"rol": "rmc"}, follow_redirects=True).text
    uit = klant.post("/afmelden", data={"_bewijs": BEWIJS.findall(pagina)[0]})

    assert "Jeroen Postma" in pagina
    assert (uit.status_code, klant.get("/").status_code) == (303, 303)
    klant.cookies.set("verzuimspoor_sessie", koek)
    assert klant.get("/").status_code == 303


@pytest.mark.parametrize("rol", ["lokaal", "", "directeur"])
def test_nobody_else_can_be_chosen(klant: httpx.Client, rol: str) -> None:
    assert klant.post("/aanmelden", data={"rol": rol}).status_code == 403


def test_a_page_of_another_site_chooses_nobody(klant: httpx.Client) -> None:
    antwoord = klant.post("/aanmelden", data={"rol": "auditor"}, headers={"sec-fetch-site": "cross-site"})

    assert antwoord.status_code == 403
    assert "set-cookie" not in antwoord.headers


def test_the_api_of_a_demo_is_for_whoever_holds_this_machine(klant: httpx.Client) -> None:
    assert klant.get("/api/v1/thuiszitters").status_code == 200


def test_without_a_demo_there_is_no_such_page(tmp_path: Path) -> None:
    with met_aanmelden(tmp_path, None) as server, httpx.Client(base_url=server.adres) as klant:
        assert klant.get("/aanmelden").status_code == 404
        assert klant.post("/aanmelden", data={"rol": "auditor"}).status_code in (403, 404, 405)
        assert klant.get("/").status_code == 200


@pytest.mark.parametrize("adres", ["0.0.0.0", "192.0.2.1", "::"])  # noqa: S104 - they are refused
def test_a_demo_is_not_for_others(tmp_path: Path, adres: str) -> None:
    uitvoer = vs(tmp_path, "serve", "--voorbeeld", "--adres", adres, "--poort", "0")

    assert (uitvoer.code, "alleen op deze machine zelf" in uitvoer.fout) == (2, True)
    assert not (tmp_path / "verzuimspoor.db").exists()


def test_a_demo_is_not_beside_a_provider(tmp_path: Path) -> None:
    uitvoer = vs(tmp_path, "serve", "--voorbeeld", "--poort", "0", VERZUIMSPOOR_AANMELDEN="aanmelden.toml")

    assert (uitvoer.code, "niet samen met VERZUIMSPOOR_AANMELDEN" in uitvoer.fout) == (2, True)
