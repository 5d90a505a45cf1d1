"""What does the dashboard refuse, what does every answer carry, and what never leaves it?"""

import csv
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import httpx
import pytest
from starlette.responses import PlainTextResponse

from services.dashboard.bediening import serveer
from services.dashboard.beveiliging import KOPPEN
from services.dashboard.pages import CATALOGUE
from tests.kit.dashboard import HUGO, PEILDATUM, YARA, Bezig, geserveerd, vul, zonder_omgeving
from tests.kit.winkel import ROOT, vast_id

BEWIJS = re.compile(r'name="_bewijs" value="([0-9a-f]+)"')


@pytest.fixture(scope="module")
def bezig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bezig]:
    with zonder_omgeving(), geserveerd(vul(tmp_path_factory.mktemp("dashboard"))) as gestart:
        yield gestart


@pytest.fixture
def klant(bezig: Bezig) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=bezig.adres, timeout=20) as nieuw:
        yield nieuw


def formulier(klant: httpx.Client, pad: str, **velden: str) -> httpx.Response:
    """Send a form as a browser that has the page."""
    bewijs = BEWIJS.findall(klant.get(pad).text)[0]
    return klant.post(pad, data={"_bewijs": bewijs, **velden})


# What is refused


def test_a_request_for_another_host_is_refused(klant: httpx.Client) -> None:
    assert klant.get("/", headers={"host": "elders.example"}).status_code == 400


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:8765"])
def test_this_machine_has_three_names(klant: httpx.Client, host: str) -> None:
    assert klant.get("/privacy", headers={"host": host}).status_code == 200


def test_an_address_that_others_reach_is_refused() -> None:
    with pytest.raises(ValueError, match="ook voor anderen te bereiken"):
        serveer(PlainTextResponse(""), "0.0.0.0", 8765)  # noqa: S104 - it never gets so far


def test_a_form_without_our_mark_is_refused(klant: httpx.Client) -> None:
    klant.get("/")

    assert klant.post("/zoek", data={"nummer": HUGO}).status_code == 403


def test_a_mark_of_another_browser_is_refused(bezig: Bezig, klant: httpx.Client) -> None:
    with httpx.Client(base_url=bezig.adres) as ander:
        bewijs = BEWIJS.findall(ander.get("/").text)[0]
    klant.get("/")

    assert klant.post("/zoek", data={"nummer": HUGO, "_bewijs": bewijs}).status_code == 403


def test_a_form_from_another_site_is_refused(klant: httpx.Client) -> None:
    bewijs = BEWIJS.findall(klant.get("/").text)[0]
    antwoord = klant.post("/zoek", data={"nummer": HUGO, "_bewijs": bewijs}, headers={"sec-fetch-site": "cross-site"})

    assert antwoord.status_code == 403


def test_a_form_without_a_length_is_too_large(klant: httpx.Client) -> None:
    antwoord = klant.post("/zoek", content=iter([b"a"]), headers={"content-type": "multipart/form-data; boundary=x"})

    assert antwoord.status_code == 413


def test_nothing_is_recorded_while_looking_back(bezig: Bezig, klant: httpx.Client) -> None:
    pad = f"{bezig.dossier(HUGO)}/vastleggen/SchoolgangHervat"
    antwoord = formulier(klant, pad, geldigOp="2026-05-01", bekendOp="2026-04-01")

    assert (antwoord.status_code, "ga terug naar nu" in antwoord.text) == (400, True)


def test_only_what_has_a_form_can_be_recorded(bezig: Bezig, klant: httpx.Client) -> None:
    assert klant.get(f"{bezig.dossier(HUGO)}/vastleggen/DossierVernietigd").status_code == 404


# What every answer carries


@pytest.mark.parametrize("pad", ["/", "/bestaat-niet", "/static/stijl.css", "/thema.css", "/thuiszitters?vorm=csv"])
def test_every_answer_has_the_headers(klant: httpx.Client, pad: str) -> None:
    antwoord = klant.get(pad)

    assert {naam: antwoord.headers.get(naam) for naam in KOPPEN} == KOPPEN
    assert antwoord.headers["cache-control"] == ("no-cache" if "static" in pad else "no-store")
    assert "access-control-allow-origin" not in antwoord.headers
    assert "server" not in antwoord.headers or "uvicorn" in antwoord.headers["server"]


def test_no_page_has_a_script_or_style_of_its_own(klant: httpx.Client) -> None:
    html = klant.get("/").text

    assert re.findall(r"<script(?![^>]*src=)|<style| style=| on[a-z]+=", html) == []


def test_cookies_are_for_the_server_only(klant: httpx.Client) -> None:
    koeken = klant.get("/").headers.get_list("set-cookie")

    assert len(koeken) == 2
    assert all("HttpOnly" in koek and "SameSite" in koek for koek in koeken)


# What never leaves


def test_a_number_goes_into_no_address(bezig: Bezig, klant: httpx.Client) -> None:
    bewijs = BEWIJS.findall(klant.get("/").text)[0]
    antwoord = klant.post(
        "/zoek", data={"nummer": f" {HUGO[:3]} {HUGO[3:]}", "_bewijs": bewijs, "peildatum": "2026-05-01"}
    )

    assert antwoord.status_code == 303
    assert antwoord.headers["location"] == f"{bezig.dossier(HUGO)}?peildatum=2026-05-01"


def test_a_name_is_no_markup(klant: httpx.Client) -> None:
    html = klant.get("/thuiszitters").text

    assert "Sem &lt;b&gt;Visser" in html
    assert "<b>Visser" not in html


def test_a_name_is_no_formula_in_a_file(klant: httpx.Client) -> None:
    inhoud = klant.get("/thuiszitters?vorm=csv").content.decode("utf-8-sig")
    regels = list(csv.DictReader(StringIO(inhoud), delimiter=";"))

    assert [regel["naam"] for regel in regels if "1+1" in regel["naam"]] == ["'=1+1"]
    assert [regel["uiterste dag"] for regel in regels] == sorted(regel["uiterste dag"] for regel in regels)
    assert all(not re.match(r"[=+@]", cel) for regel in regels for cel in regel.values())


@pytest.mark.parametrize("lijst", ["werkvoorraad", "vrijstellingen", "verkorte-onderwijstijd"])
def test_each_list_is_a_file_too(klant: httpx.Client, lijst: str) -> None:
    antwoord = klant.get(f"/{lijst}?vorm=csv")

    assert antwoord.headers["content-disposition"] == f'attachment; filename="{lijst}-{PEILDATUM}.csv"'
    assert antwoord.content.decode("utf-8-sig").startswith("dossier;naam;")


def test_the_same_form_twice_records_once(bezig: Bezig, klant: httpx.Client) -> None:
    pad, id_ = bezig.dossier(YARA), str(vast_id(1))
    velden = {"gebeurtenis": id_, "geldigOp": "2026-05-04", "tekst": "Eerst gebeld."}
    antwoorden = [formulier(klant, f"{pad}/vastleggen/NotitieGemaakt", **velden) for _ in range(2)]

    assert [antwoord.headers["location"] for antwoord in antwoorden] == [f"{pad}?vastgelegd={id_}"] * 2
    assert klant.get(pad).text.count("Tekst: Eerst gebeld.") == 1


def test_it_is_said_that_something_new_was_recorded(bezig: Bezig, klant: httpx.Client) -> None:
    vraag = re.findall(r"/vers\?na=\d+", klant.get("/").text)[0]

    assert klant.get(vraag).text == ""
    formulier(klant, f"{bezig.dossier(YARA)}/vastleggen/NotitieGemaakt", geldigOp="2026-05-05", tekst="Gebeld.")
    assert "Er is iets nieuws" in klant.get(vraag).text
    assert klant.get("/vers?na=onzin").text == ""


@pytest.mark.parametrize(
    "pad", ["/?peildatum=0001-01-01", "/?peildatum=9999-12-31", "/?bekendOp=onzin", "/?peildatum=x"]
)
def test_a_time_that_cannot_be_read_is_said_and_left(klant: httpx.Client, pad: str) -> None:
    antwoord = klant.get(pad)

    assert (antwoord.status_code, "niet te lezen" in antwoord.text) == (200, True)


@pytest.mark.parametrize(
    ("pad", "status"),
    [
        ("/dossiers/geen-uuid", 404),
        ("/thuiszitters?gemeente=9999", 400),
        ("/termijnen?dag=onzin", 400),
        ("/beleid?nieuw=onzin", 400),
        ("/handboek/../../etc/passwd", 404),
        ("/handboek/%2e%2e/README", 404),
        ("/aanleveringen/onzin", 404),
        ("/zoek", 405),
        ("/werkvoorraad?blad=99999&rol=leerplicht", 200),
    ],
)
def test_what_cannot_be_shown_is_a_page_that_says_why(klant: httpx.Client, pad: str, status: int) -> None:
    antwoord = klant.get(pad)

    assert antwoord.status_code == status
    assert "<h1>" in antwoord.text


def test_every_page_is_in_the_guide() -> None:
    tekst = (ROOT / "docs" / "how-to" / "dashboard.md").read_text(encoding="utf-8")

    assert [pagina.menu for pagina in CATALOGUE if pagina.menu and pagina.menu not in tekst] == []


def test_the_theme_of_a_municipality_is_used(bezig: Bezig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    thema = tmp_path / "dorp.css"
    thema.write_text(".dorp-theme { --basis-color-accent-1-bg-default: #fff; }")
    monkeypatch.setenv("VERZUIMSPOOR_THEMA", str(thema))
    with geserveerd(bezig.db) as met_thema:
        html, css = httpx.get(met_thema.adres).text, httpx.get(f"{met_thema.adres}/thema.css").text

    assert 'class="utrecht-root voorbeeld-theme dorp-theme"' in html
    assert css == thema.read_text()


def test_a_port_that_is_taken_is_said(bezig: Bezig) -> None:
    poort = bezig.adres.rpartition(":")[2]
    opdracht = [sys.executable, "-m", "services.cli.main", "dashboard", "--db", str(bezig.db), "--poort", poort]
    klaar = subprocess.run(opdracht, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (klaar.returncode, "al in gebruik" in klaar.stderr) == (2, True)


def test_the_command_serves_the_pages(bezig: Bezig) -> None:
    opdracht = [sys.executable, "-m", "services.cli.main", "dashboard", "--db", str(bezig.db), "--poort", "18765"]
    process = subprocess.Popen(opdracht, cwd=ROOT, stderr=subprocess.PIPE)
    try:
        for _ in range(100):
            try:
                antwoord = httpx.get("http://127.0.0.1:18765/privacy")
                break
            except httpx.ConnectError:
                time.sleep(0.2)
        assert "<h1>Privacy</h1>" in antwoord.text
    finally:
        process.send_signal(signal.SIGINT)
        _, fout = process.communicate(timeout=10)

    assert process.returncode == 0
    assert b"http://127.0.0.1:18765/" in fout
    assert b"GET" not in fout
