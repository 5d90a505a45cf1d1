"""Does an officer of Assen, logged in as himself, get at a pupil of Groningen by any way that there is?"""

import threading
from collections.abc import Iterator
from uuid import UUID

import httpx
import pytest
from fastapi.routing import APIRoute

from services.api.paden import CATALOGUE as ROUTERS
from services.dashboard.pages import CATALOGUE
from tests.kit.belaagd import Doelwit, bewijs
from tests.kit.toegang import ASSEN, BO, CAS, GRONINGEN, NOOR

VERZONNEN = str(UUID(int=7))
PADEN = sorted(
    {r.path for router in ROUTERS for r in router.routes if isinstance(r, APIRoute) and "{dossierId" in r.path}
)
PAGINAS = [pagina.pad for pagina in CATALOGUE if "{dossier_id}" in pagina.pad and "GET" in pagina.methoden]
LIJSTEN = [
    *("thuiszitters", "termijnen", "werkvoorraad", "signalen", "jongeren", "verkorte-onderwijstijd"),
    *("vrijstellingen", "aanvragen", "risicokinderen", "uitstroom", "meldingen", "terugmeldingen"),
]


@pytest.fixture
def systeem(doelwit: Doelwit) -> Iterator[httpx.Client]:
    with doelwit.systeem("assen") as client:
        yield client


@pytest.fixture
def mens(doelwit: Doelwit) -> Iterator[httpx.Client]:
    with doelwit.mens("leerplichtambtenaar", ASSEN) as client:
        yield client


def verraadt(doelwit: Doelwit, antwoord: httpx.Response) -> list[str]:
    """Return what an answer tells about Noor, besides what was asked."""
    gevraagd = str(antwoord.request.url)
    woorden = ("Noor Geheim", "Toelichting over Noor", "810000", "Vertrouwelijke", NOOR, doelwit.dossiers[NOOR])
    return [woord for woord in woorden if woord in antwoord.text and woord not in gevraagd]


def als_leeg(antwoord: httpx.Response, weg: str) -> tuple[int, str]:
    return antwoord.status_code, antwoord.text.replace(weg, "")


def vul_in(pad: str, dossier: str) -> str:
    for naam, waarde in (
        ("{dossierId:uuid}", dossier),
        ("{dossier_id}", dossier),
        ("{gebeurtenisId:uuid}", VERZONNEN),
        ("{gebeurtenis}", str(UUID(int=8))),
        ("{gebeurtenis_id}", str(UUID(int=8))),
        ("{soort}", "GesprekGevoerd"),
        ("{brief}", "uitnodiging"),
    ):
        pad = pad.replace(naam, waarde)
    assert "{" not in pad
    return pad


@pytest.mark.parametrize("pad", PADEN)
@pytest.mark.parametrize("methode", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_by_id_the_api_says_what_it_says_of_an_id_that_is_not(
    doelwit: Doelwit, systeem: httpx.Client, pad: str, methode: str
) -> None:
    koppen = {"If-Match": "*", "Idempotency-Key": "sleutel-van-assen"}
    inhoud = {"type": "GesprekGevoerd", "geldigOp": "2026-05-04"} if methode == "POST" else None
    gevonden = [
        als_leeg(systeem.request(methode, vul_in(pad, een), headers=koppen, json=inhoud), een)
        for een in (doelwit.dossiers[NOOR], VERZONNEN)
    ]

    assert gevonden[0] == gevonden[1]
    assert gevonden[0][0] in (403, 405)


@pytest.mark.parametrize("pad", PAGINAS)
def test_by_id_a_page_says_what_it_says_of_an_id_that_is_not(doelwit: Doelwit, mens: httpx.Client, pad: str) -> None:
    ander, niets = (mens.get(vul_in(pad, een)) for een in (doelwit.dossiers[NOOR], VERZONNEN))

    assert (ander.status_code, niets.status_code) == (403, 403)
    assert verraadt(doelwit, ander) == []
    assert als_leeg(ander, doelwit.dossiers[NOOR]) == als_leeg(niets, VERZONNEN)


def test_by_the_form_that_shows_a_number(doelwit: Doelwit, mens: httpx.Client) -> None:
    antwoord = mens.post(f"/dossiers/{doelwit.dossiers[NOOR]}", data={"_bewijs": bewijs(mens)})

    assert antwoord.status_code == 403
    assert verraadt(doelwit, antwoord) == []


def test_by_number(doelwit: Doelwit, systeem: httpx.Client, mens: httpx.Client) -> None:
    api = [systeem.post("/dossiers/_zoek", json={"pgn": pgn}).json() for pgn in (NOOR, "100000010", BO)]
    scherm = [mens.post("/zoek", data={"_bewijs": bewijs(mens), "nummer": pgn}) for pgn in (NOOR, "100000010", BO)]

    assert api[0] == api[1]
    assert api[2]["dossiers"][0]["dossierId"] == doelwit.dossiers[BO]
    assert [een.status_code for een in scherm] == [404, 404, 303]
    assert als_leeg(scherm[0], NOOR) == als_leeg(scherm[1], "100000010")


@pytest.mark.parametrize("lijst", LIJSTEN)
@pytest.mark.parametrize(
    "vraag",
    [
        "",
        "expand=dossier",
        f"gemeentecode={GRONINGEN}",
        f"gemeentecode={ASSEN}&gemeentecode={GRONINGEN}",
        f"gemeentecode={GRONINGEN}&gemeentecode={ASSEN}",
        "gemeentecode=",
        f"gemeentecode[]={GRONINGEN}",
        "peildatum=2026-03-03&bekendOp=2026-03-04T00:00:00Z",
        "perPagina=1000&perPagina=1",
    ],
)
def test_by_a_list_its_expansion_or_a_field_named_twice(
    doelwit: Doelwit, systeem: httpx.Client, lijst: str, vraag: str
) -> None:
    antwoord = systeem.get(f"/{lijst}?{vraag}")

    assert antwoord.status_code in (200, 400)
    assert verraadt(doelwit, antwoord) == []


@pytest.mark.parametrize("vraag", ["", f"?gemeentecode={GRONINGEN}", "?vorm=csv&status=alle", "?vorm=csv&vorm=html"])
@pytest.mark.parametrize("pad", [p.pad for p in CATALOGUE if "{" not in p.pad and "GET" in p.methoden])
def test_by_a_page_or_its_file(doelwit: Doelwit, mens: httpx.Client, pad: str, vraag: str) -> None:
    assert verraadt(doelwit, mens.get(f"{pad}{vraag}")) == []


def test_by_the_cursor_of_somebody_who_may(doelwit: Doelwit, systeem: httpx.Client) -> None:
    with doelwit.systeem("groningen") as ander:
        volgende = ander.get("/thuiszitters?perPagina=1").json()["_links"]["next"]["href"].removeprefix("/api/v1")
        van_ander = ander.get(volgende)
    van_assen = systeem.get(volgende)

    assert van_ander.json()["aantal"] == 3
    assert verraadt(doelwit, van_assen) == []
    assert {een["dossierId"] for een in van_assen.json()["thuiszitters"]} <= {
        doelwit.dossiers[BO],
        doelwit.dossiers[CAS],
    }


def test_by_the_feed_and_by_the_stream(doelwit: Doelwit, systeem: httpx.Client) -> None:
    feed = systeem.get("/gebeurtenissen?perPagina=500")
    gehoord = ""
    with systeem.stream("GET", "/gebeurtenissen/_stroom", headers={"accept": "text/event-stream"}) as stroom:
        for regel in stroom.iter_lines():
            gehoord += regel
            if doelwit.dossiers[CAS] in gehoord and doelwit.dossiers[BO] in gehoord:
                break

    assert doelwit.dossiers[BO] in feed.text
    assert verraadt(doelwit, feed) == []
    assert doelwit.dossiers[NOOR] not in gehoord


def test_by_what_was_kept_of_an_answer(doelwit: Doelwit, systeem: httpx.Client) -> None:
    """Nothing may be kept on the way, and no name of a version that somebody else got opens anything."""
    with doelwit.systeem("groningen") as ander:
        van_ander = ander.get(f"/dossiers/{doelwit.dossiers[NOOR]}")
    koppen = {"If-None-Match": van_ander.headers["etag"], "If-Modified-Since": "Mon, 01 Jun 2026 00:00:00 GMT"}
    antwoord = systeem.get(f"/dossiers/{doelwit.dossiers[NOOR]}", headers=koppen)

    assert van_ander.headers["cache-control"] == "no-store"
    assert antwoord.status_code == 403
    assert "etag" not in antwoord.headers


def test_by_asking_while_somebody_asks_who_may(doelwit: Doelwit) -> None:
    """Many at once, in turn on the same pages: nobody gets the answer of another."""
    mis: list[str] = []

    def vraag(naam: str, client: httpx.Client) -> None:
        for _ in range(15):
            for pad in ("/thuiszitters", "/thuiszitters?expand=dossier", f"/dossiers/{doelwit.dossiers[NOOR]}"):
                ziet = doelwit.dossiers[NOOR] in client.get(pad).text
                if ziet is not (naam == "groningen"):
                    mis.append(f"{naam} {pad}")

    with doelwit.systeem("assen") as een, doelwit.systeem("groningen") as ander:
        wie = [("assen", een), ("groningen", ander)] * 2
        draden = [threading.Thread(target=vraag, args=paar) for paar in wie]
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join()

    assert mis == []


@pytest.mark.parametrize(
    "koppen",
    [
        {"verzuimspoor.gebruiker": "lokaal"},
        {"x-test-wie": "lokaal"},
        {"x-forwarded-user": "admin", "x-remote-user": "admin"},
        {"x-original-url": "/api/v1/openapi.json", "x-rewrite-url": "/api/v1/openapi.json"},
        {"x-http-method-override": "GET"},
        {"forwarded": "for=127.0.0.1;host=localhost"},
        {"x-forwarded-for": "127.0.0.1", "x-forwarded-host": "localhost", "x-real-ip": "127.0.0.1"},
    ],
    ids=str,
)
def test_by_a_header_that_says_that_he_is_somebody_else(
    doelwit: Doelwit, systeem: httpx.Client, mens: httpx.Client, koppen: dict[str, str]
) -> None:
    pad = f"/dossiers/{doelwit.dossiers[NOOR]}"

    assert systeem.get(pad, headers=koppen).status_code == 403
    assert mens.get(pad, headers=koppen).status_code == 403
    assert httpx.get(f"{doelwit.server.adres}/api/v1{pad}", headers=koppen).status_code == 401
    assert httpx.get(f"{doelwit.server.adres}{pad}", headers=koppen).status_code == 303
