"""Are API and dashboard one product: one process, one port, one log, one queue?"""

import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from services.dashboard.beveiliging import KOPPEN
from tests.kit.apiserver import Api, draait
from tests.kit.postgres import database
from tests.kit.winkel import PGN, csv_van, rij, voer_uit

BEWIJS = re.compile(r'name="_bewijs" value="([0-9a-f]+)"')
SLEUTEL = re.compile(r'name="sleutel" value="([0-9a-f-]+)"')
SECONDEN = 30


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """The server on a store with Noor in it, one for all: a file, or a database of a server."""
    tmp_path = tmp_path_factory.mktemp("samen")
    (tmp_path / "noor.csv").write_text(csv_van(rij()), encoding="utf-8")
    if request.param == "sqlite":
        voer_uit(tmp_path, "ingest", tmp_path / "noor.csv")
        with draait(tmp_path) as api:
            yield api
        return
    sleutels = str(tmp_path / "verzuimspoor.sleutels")
    with database() as adres:
        voer_uit(tmp_path, "ingest", tmp_path / "noor.csv", adres=adres)
        op_server = {"VERZUIMSPOOR_DB": adres, "VERZUIMSPOOR_SLEUTELS": sleutels, "VERZUIMSPOOR_ROL": "dienst"}
        with draait(tmp_path, **op_server) as api:
            yield api


def dossier(api: Api) -> str:
    """Return the id of the dossier of Noor."""
    gevonden = api.vraag("POST", "/dossiers/_zoek", json={"pgn": PGN}).json()
    return str(gevonden["dossiers"][0]["dossierId"])


def verstuur(api: Api, pad: str, files: dict[str, tuple[str, str]] | None = None, **velden: str) -> httpx.Response:
    """Send a form as a browser that has the page."""
    pagina = api.client.get(pad)
    eigen = {"_bewijs": BEWIJS.findall(pagina.text)[0]}
    if sleutel := SLEUTEL.search(pagina.text):
        eigen["sleutel"] = sleutel[1]
    return api.client.post(pad, data={**eigen, **velden}, files=files)


def klaar(api: Api, pad: str) -> str:
    """Follow a page of deliveries until nothing is going on; return it."""
    for _ in range(SECONDEN * 20):
        html = api.client.get(pad).text
        if "wacht op zijn beurt" not in html and "bezig" not in html:
            return html
        time.sleep(0.05)
    raise AssertionError(html)


def test_what_is_recorded_on_the_screen_the_api_tells_and_the_other_way_round(server: Api) -> None:
    noor = dossier(server)
    op_het_scherm = verstuur(
        server, f"/dossiers/{noor}/vastleggen/NotitieGemaakt", geldigOp="2026-02-02", tekst="Eerst gebeld."
    )
    gelezen = server.lees(f"/dossiers/{noor}/gebeurtenissen")["gebeurtenissen"]
    versie = f'"{gelezen[-1]["versie"]}"'
    notitie = {"type": "NotitieGemaakt", "geldigOp": "2026-02-03", "tekst": "Toen gemaild."}
    via_de_api = server.leg_vast(f"/dossiers/{noor}", notitie, sleutel="sleutel-1", versie=versie)

    assert (op_het_scherm.status_code, via_de_api.status_code) == (303, 201)
    assert op_het_scherm.headers["location"].endswith(f"vastgelegd={gelezen[-1]['id']}")
    assert [een["bron"].partition(":")[0] for een in gelezen][-1] == "scherm"
    html = server.client.get(f"/dossiers/{noor}").text
    assert "Eerst gebeld." in html
    assert "Toen gemaild." in html


def test_a_delivery_of_the_one_is_seen_by_the_other(server: Api) -> None:
    fout = rij(pgn="999990020", meldingsnummer="2", soort="XYZ")
    via_de_api = server.lever("van-een-systeem.csv", csv_van(fout)).headers["location"]
    op_het_scherm = verstuur(
        server, "/aanleveringen", {"bestand": ("van-het-scherm.csv", csv_van(rij(pgn="999990032", meldingsnummer="3")))}
    )
    lijst = klaar(server, "/aanleveringen")
    gevonden = {een["bestandsnaam"]: een for een in server.lees("/aanleveringen")["aanleveringen"]}

    assert op_het_scherm.status_code == 303
    assert list(gevonden) == ["van-het-scherm.csv", "van-een-systeem.csv"]
    assert (gevonden["van-het-scherm.csv"]["nieuw"], gevonden["van-een-systeem.csv"]["afgewezen"]) == (1, 1)
    assert "van-een-systeem.csv" in lijst
    bladzijde = f"/aanleveringen/{gevonden['van-een-systeem.csv']['id']}"
    assert "XYZ" in server.client.get(bladzijde).text
    assert server.client.get(f"{bladzijde}/afwijzingen").text == server.get(f"{via_de_api}/afwijzingen").text
    assert verstuur(server, bladzijde).status_code == 303
    assert server.get(via_de_api).status_code == 404
    thuis = server.client.get("/thuiszitters?peildatum=2026-03-03").text
    assert len(set(re.findall(r'href="/dossiers/([0-9a-f-]{36})', thuis))) == 2


def test_a_name_with_a_personal_number_is_not_taken(server: Api) -> None:
    voor = server.lees("/aanleveringen")["aanleveringen"]
    antwoord = verstuur(server, "/aanleveringen", {"bestand": (f"verzuim {PGN}.csv", csv_van(rij()))})

    assert (antwoord.status_code, "nummer van negen cijfers" in antwoord.text) == (422, True)
    assert server.lees("/aanleveringen")["aanleveringen"] == voor


def test_each_keeps_its_own_headers_and_errors(server: Api) -> None:
    pagina, weg = server.client.get("/bestaat-niet"), server.get("/bestaat-niet")

    assert {naam: pagina.headers[naam] for naam in KOPPEN} == KOPPEN
    assert (pagina.status_code, "<h1>" in pagina.text) == (404, True)
    assert weg.json()["code"] == "onbekend-adres"
    for pad in ("/api", "/api/", "/api/v2/thuiszitters"):
        assert server.vraag("GET", pad).json()["status"] == 404
    assert server.client.get("/apies").headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("pad", ["/", "/api/v1/thuiszitters"])
def test_another_host_is_refused_by_both(server: Api, pad: str) -> None:
    assert server.client.get(pad, headers={"host": "elders.example"}).status_code == 421


@pytest.mark.parametrize(("deel", "pagina", "antwoord"), [("api", 404, 200), ("dashboard", 200, 404)])
def test_one_of_both_can_be_left_out(deel: str, pagina: int, antwoord: int, tmp_path: Path) -> None:
    with draait(tmp_path, "--alleen", deel) as api:
        assert api.client.get("/privacy").status_code == pagina
        assert api.client.get("/api/v1/openapi.json").status_code == antwoord


@pytest.mark.parametrize("signaal", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_told_while_somebody_listens(tmp_path: Path, signaal: int) -> None:
    with draait(tmp_path) as api:
        api.client.get("/")
        with api.client.stream("GET", "/api/v1/gebeurtenissen/_stroom") as stroom:
            assert next(stroom.iter_lines()) == "retry: 2000"
            begin = time.monotonic()
            code = api.stop(signaal)

    assert (code, time.monotonic() - begin < 10) == (0, True)
    assert "GET" not in api.gezegd()
