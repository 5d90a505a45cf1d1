"""Does the feed tell everything once, in order, and nothing personal?"""

import re
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from domain.events import CATALOGUE
from domain.events.base import Event
from services.api.antwoorden.overig import Feed
from services.cloudevent import source, type_of
from tests.kit.apiserver import Api, draait, regels_van
from tests.kit.winkel import voer_uit

URN = re.compile(r"urn:nld:oin:\d{20}:systeem:verzuimspoor")
TYPE = re.compile(r"nl\.leerplicht\.[a-z]+(-[a-z]+)*\.v[1-9]\d*")
MOST_BYTES = 64 * 1024
TERUG = {"type": "SchoolgangHervat", "geldigOp": "2026-03-02"}


def everything(api: Api, per_pagina: int) -> list[dict[str, Any]]:
    alles, weg = [], f"/gebeurtenissen?perPagina={per_pagina}"
    while True:
        deel = api.lees(weg)
        alles += deel["gebeurtenissen"]
        if "next" not in deel["_links"]:
            return alles
        weg = deel["_links"]["next"]["href"]


def test_the_feed_is_the_log_in_its_order_whatever_the_pages(gemeente: Api) -> None:
    alles = everything(gemeente, 1000)

    assert [een["data"]["positie"] for een in alles] == list(range(1, len(alles) + 1))
    assert everything(gemeente, 333) == alles


def test_every_message_keeps_the_dutch_profile(gemeente: Api) -> None:
    """The profile for CloudEvents 1.1: who says it, in which form, and nothing sensitive outside `data`."""
    deel = gemeente.get("/gebeurtenissen?perPagina=1000")

    for een in Feed.model_validate(deel.json()).gebeurtenissen:
        assert URN.fullmatch(een.source)
        assert TYPE.fullmatch(een.type)
        assert een.time.utcoffset() is not None
        assert int(een.sequence) == een.data.versie >= 1
        assert een.dataref is not None or een.data.stroom == "schoolteam"
        assert len(een.model_dump_json()) < MOST_BYTES
    assert not re.search(r'"(naam|geboortedatum|velden|pgn|brin|gemeentecode|geldigOp)"', deel.text)
    assert not re.search(r"\b\d{9}\b", deel.text)


@pytest.mark.parametrize("event", CATALOGUE, ids=lambda event: event.__name__)
def test_every_event_has_a_type_of_its_own(event: type[Event]) -> None:
    soorten = [type_of(een.name) for een in CATALOGUE]

    assert TYPE.fullmatch(type_of(event.name))
    assert len(set(soorten)) == len(soorten)


def test_the_rest_of_a_message_is_found_where_it_says(gemeente: Api) -> None:
    alles = everything(gemeente, 1000)

    for een in (alles[0], alles[-1]):
        gevonden = gemeente.lees(een["dataref"])
        assert (gevonden["id"], str(gevonden["versie"])) == (een["id"], een["sequence"])
        assert gevonden["ontvangenOp"] == een["time"]


def test_the_organisation_says_who_it_is(tmp_path: Path) -> None:
    oin = "00000001823288444000"
    with draait(tmp_path, VERZUIMSPOOR_OIN=oin) as api:
        api.leg_vast(
            "/schoolteams/99AA00", {"type": "TeamoverlegGehouden", "geldigOp": "2026-02-02"}, sleutel="overleg-1"
        )
        (een,) = api.lees("/gebeurtenissen")["gebeurtenissen"]

    assert een["source"] == source(oin)
    assert (een["data"]["stroom"], "dataref" in een) == ("schoolteam", False)


def test_of_a_destroyed_dossier_only_the_word_is_left(api: Api, noor: str, tmp_path: Path) -> None:
    dossier = noor.rpartition("/")[2]
    erase = ("erase", dossier, "--grondslag", "verzoek", "--eerder", "avg-verzoek", "--bevestigd-door", "m-2")
    voer_uit(tmp_path, *erase)

    assert [een["type"] for een in everything(api, 10)] == ["nl.leerplicht.dossier-vernietigd.v1"]
    assert api.lees("/gebeurtenissen?perPagina=1")["_links"]["next"]["href"].endswith("na=1")


def test_a_live_stream_tells_what_was_and_what_is_recorded(api: Api, noor: str) -> None:
    with httpx.stream("GET", f"{api.url}/api/v1/gebeurtenissen/_stroom", timeout=30) as stroom:
        assert stroom.headers["content-type"].startswith("text/event-stream")
        regels = regels_van(stroom.iter_lines())
        eerste = next(regels)
        api.leg_vast(noor, TERUG, sleutel="noor-terug")
        begin = time.monotonic()
        tweede = next(regels)

    assert [een["positie"] for een in (eerste, tweede)] == [1, 2]
    assert tweede["melding"] == api.lees("/gebeurtenissen?na=1")["gebeurtenissen"][0]
    assert time.monotonic() - begin < 10


@pytest.mark.parametrize(("vraag", "koppen"), [("?na=1", {}), ("?na=0", {"Last-Event-ID": "1"})])
def test_a_stream_goes_on_after_what_was_heard(api: Api, noor: str, vraag: str, koppen: dict[str, str]) -> None:
    api.leg_vast(noor, TERUG, sleutel="noor-terug")
    weg = f"{api.url}/api/v1/gebeurtenissen/_stroom{vraag}"
    with httpx.stream("GET", weg, headers=koppen, timeout=30) as stroom:
        eerste = next(regels_van(stroom.iter_lines()))

    assert eerste["positie"] == 2


@pytest.mark.parametrize("laatste", ["x", "-1", "9" * 20])
def test_what_is_no_position_is_told_so(api: Api, laatste: str) -> None:
    assert api.get("/gebeurtenissen/_stroom", headers={"Last-Event-ID": laatste}).status_code == httpx.codes.BAD_REQUEST


def test_who_listens_does_not_keep_the_server_from_stopping(api: Api) -> None:
    with httpx.stream("GET", f"{api.url}/api/v1/gebeurtenissen/_stroom", timeout=30) as stroom:
        next(regels_van(stroom.iter_lines()))
        begin = time.monotonic()
        code = api.stop()

    assert (code, time.monotonic() - begin < 15) == (0, True)
    assert api.gezegd() == ""
