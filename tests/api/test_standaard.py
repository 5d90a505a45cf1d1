"""Does the API keep every technical rule of the NLGov REST API Design Rules 2.2, at run time?"""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from services.api import openapi
from services.api.omhulsel import API_VERSIE
from tests.kit.apiserver import PROBLEEM, Api
from tests.kit.winkel import ROOT

DOCUMENT = openapi()
PADEN: dict[str, dict[str, Any]] = DOCUMENT["paths"]
ZONDER_PARAMETERS = [
    pad for pad, wat in PADEN.items() if "{" not in pad and "get" in wat and not pad.endswith("_stroom")
]
OVERAL = [*ZONDER_PARAMETERS, "/tellingen/2025-2026", "/schoolteams/99AA00"]
ALLE_METHODEN = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ONBEKEND = "00000000-0000-4000-8000-00000000dead"


def ingevuld(pad: str) -> str:
    """Fill in the parameters of an address, so that it is one."""
    pad = pad.replace("{schoolteamId}", "99AA00").replace("{schooljaar}", "2025-2026")
    return re.sub(r"\{\w+\}", ONBEKEND, pad)


@pytest.mark.parametrize("pad", OVERAL)
def test_what_can_be_asked_is_answered(gemeente: Api, pad: str) -> None:
    antwoord = gemeente.get(pad)

    assert (antwoord.status_code, antwoord.headers["content-type"]) == (200, "application/json")


@pytest.mark.parametrize("pad", OVERAL)
def test_no_trailing_slash(gemeente: Api, pad: str) -> None:
    """404, and no redirect either."""
    assert gemeente.get(f"{pad}/").status_code == httpx.codes.NOT_FOUND


@pytest.mark.parametrize("pad", OVERAL)
def test_head_is_get_without_its_content(gemeente: Api, pad: str) -> None:
    """The question names its moment, so that both answers are as long."""
    hoofd, geheel = (gemeente.vraag(methode, pad) for methode in ("HEAD", "GET"))

    assert (hoofd.status_code, hoofd.content) == (200, b"")
    assert hoofd.headers["content-length"] == geheel.headers["content-length"]
    assert hoofd.headers["content-type"] == geheel.headers["content-type"]


@pytest.mark.parametrize("pad", PADEN)
def test_another_method_is_405_and_allow_names_all_that_can(gemeente: Api, pad: str) -> None:
    kan = {methode.upper() for methode in PADEN[pad]}
    kan |= {"HEAD"} if "GET" in kan else set()

    for methode in set(ALLE_METHODEN) - kan - {"HEAD"}:
        antwoord = gemeente.vraag(methode, ingevuld(pad))
        assert antwoord.status_code == httpx.codes.METHOD_NOT_ALLOWED, methode
        assert set(antwoord.headers["allow"].split(", ")) == kan


def test_head_where_nothing_can_be_asked_is_405_too(gemeente: Api) -> None:
    assert gemeente.vraag("HEAD", "/dossiers/_zoek").status_code == httpx.codes.METHOD_NOT_ALLOWED


def test_the_version_is_that_of_the_document(gemeente: Api) -> None:
    gelezen = gemeente.get("/openapi.json")

    assert gelezen.headers["api-version"] == gelezen.json()["info"]["version"] == API_VERSIE


def test_the_document_is_for_everybody_and_nothing_else_is(gemeente: Api) -> None:
    elders = {"Origin": "https://elders.example"}

    assert gemeente.get("/openapi.json", headers=elders).headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in gemeente.get("/thuiszitters", headers=elders).headers


def test_the_document_that_is_given_is_the_one_that_is_kept(gemeente: Api) -> None:
    bewaard = json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))

    assert gemeente.lees("/openapi.json") == bewaard


@pytest.mark.parametrize(
    ("methode", "pad", "wat", "status"),
    [
        ("GET", "/elders", {}, 404),
        ("GET", "/api/v2/thuiszitters", {}, 404),
        ("GET", f"/dossiers/{ONBEKEND}", {}, 404),
        ("GET", "/dossiers/geen-uuid", {}, 404),
        ("GET", "/thuiszitters?peildatum=31-12-2025", {}, 400),
        ("GET", "/tellingen/2025-2027", {}, 400),
        ("GET", "/thuiszitters", {"headers": {"Accept": "text/html"}}, 406),
        ("GET", "/thuiszitters", {"headers": {"Accept": "application/json;q=0, text/*"}}, 406),
        ("POST", "/dossiers/_zoek", {"content": b'{"pgn": "999990019"}'}, 415),
        ("POST", "/dossiers/_zoek", {"data": {"pgn": "999990019"}}, 415),
        ("POST", "/dossiers/_zoek", {"content": b"{", "headers": {"Content-Type": "application/json"}}, 400),
        ("POST", "/dossiers/_zoek", {"json": []}, 400),
        ("POST", "/dossiers/_zoek", {"json": {"pgn": "9" * (1 << 20)}}, 413),
        ("POST", "/aanleveringen", {"content": b"x", "headers": {"Content-Type": "image/png"}}, 415),
        ("POST", f"/dossiers/{ONBEKEND}/gebeurtenissen", {"json": {}}, 400),
    ],
)
def test_every_error_is_a_problem(gemeente: Api, methode: str, pad: str, wat: dict[str, Any], status: int) -> None:
    """What a problem is, is looked at for every answer (tests/kit/apiserver.py)."""
    assert gemeente.vraag(methode, pad, **wat).status_code == status


@pytest.mark.parametrize("accept", ["*/*", "application/*", "text/html, application/json;q=0.1", "APPLICATION/JSON"])
def test_what_is_wanted_may_be_said_in_every_way(gemeente: Api, accept: str) -> None:
    assert gemeente.get("/thuiszitters", headers={"Accept": accept}).status_code == httpx.codes.OK


def test_all_that_is_wrong_is_told_at_once_with_field_and_remedy(gemeente: Api) -> None:
    antwoord = gemeente.get("/termijnen?peildatum=gisteren&binnen=-1&gemente=0014&status=x")

    assert {f["veld"] for f in antwoord.json()["fouten"]} == {"peildatum", "binnen", "gemente", "status"}
    assert all(fout["melding"] for fout in antwoord.json()["fouten"])


def test_a_failure_inside_says_nothing_of_the_inside(api: Api, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "verzuimspoor.db")) as connection:
        connection.execute("DROP TABLE statuslijn")

    antwoord = api.get("/thuiszitters")

    assert (antwoord.status_code, antwoord.headers["content-type"]) == (500, PROBLEEM)
    assert "statuslijn" not in antwoord.text
    assert "sqlite" not in antwoord.text.lower()
    assert "unexpected OperationalError" in api.gezegd()


@pytest.mark.parametrize(
    "geschreven", ["2026-03-05T11:00:00+01:00", "2026-03-05T10:00:00Z", "2026-03-05T10:00:00.000Z"]
)
def test_any_offset_comes_in_and_utc_goes_out(gemeente: Api, geschreven: str) -> None:
    assert gemeente.lees("/thuiszitters", bekendOp=geschreven)["bekendOp"] == "2026-03-05T10:00:00.000000Z"


@pytest.mark.parametrize(
    "geschreven", ["2026-03-05T10:00:00", "2026-03-05T10:00:00-00:00", "2026-03-05t10:00:00z", "1"]
)
def test_a_moment_without_its_zone_is_no_moment(gemeente: Api, geschreven: str) -> None:
    assert gemeente.get("/thuiszitters", params={"bekendOp": geschreven}).status_code == httpx.codes.BAD_REQUEST


def test_a_page_of_another_origin_changes_nothing(api: Api, noor: str) -> None:
    koppen = {"Origin": "https://elders.example", "Idempotency-Key": "sleutel-1", "If-Match": "*"}
    wat = {"type": "Ziekgemeld", "geldigOp": "2026-02-01"}

    assert api.vraag("POST", f"{noor}/gebeurtenissen", json=wat, headers=koppen).status_code == httpx.codes.FORBIDDEN
    eigen = koppen | {"Origin": api.url}
    assert api.vraag("POST", f"{noor}/gebeurtenissen", json=wat, headers=eigen).status_code == httpx.codes.CREATED


@pytest.mark.parametrize("naam", ["elders.example", "169.254.169.254", "127.0.0.1.elders.example", ""])
def test_another_name_than_that_of_this_machine_is_refused(gemeente: Api, naam: str) -> None:
    assert gemeente.get("/thuiszitters", headers={"Host": naam}).status_code == httpx.codes.MISDIRECTED_REQUEST


@pytest.mark.parametrize("naam", ["localhost", "localhost:1", "127.0.0.1", "127.8.9.1:99", "[::1]:8400"])
def test_every_name_of_this_machine_will_do(gemeente: Api, naam: str) -> None:
    assert gemeente.get("/beleid", headers={"Host": naam}).status_code == httpx.codes.OK
