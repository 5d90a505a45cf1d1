"""How does another system hear what was recorded?"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from typing import Annotated

import orjson
from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from domain.toegang.bron import Bron
from services.api.antwoorden.overig import Feed
from services.api.bladeren import adres
from services.api.problemen import ProbleemError
from services.api.vormen import JSON, Json, geeft
from services.api.vraagvormen import Feeddeelvraag, Feedvraag
from services.api.vrager import gevraagd
from services.vragen.feed import Deel
from services.vragen.feed import feed as feed_of
from services.vrager import geldt_nog, vrager_van

router = APIRouter(prefix="/gebeurtenissen", tags=["feed"])
STROOM = "text/event-stream"
SECONDS_BETWEEN_LOOKS = 0.5
LOOKS_BETWEEN_SIGNS_OF_LIFE = 30
PER_KEER = 500
MEEST_TEGELIJK = 10
"""Streams of one asker: each looks twice a second, and the server has a limited number of places."""


@router.get("", response_model=Feed, dependencies=[Depends(geeft(JSON))])
def feed(request: Request, vraag: Annotated[Feeddeelvraag, Query()]) -> Response:
    """Wat is er vastgelegd na een positie in het logboek? Zonder iets persoonlijks; `dataref` verwijst verder."""
    deel = _read(request, vraag.na, vraag.per_pagina)
    gegeven = vraag.model_dump(by_alias=True, exclude_unset=True)
    wegen = {"self": {"href": adres(request.url.path, gegeven)}}
    if deel.positie > vraag.na:
        wegen["next"] = {"href": adres(request.url.path, gegeven | {"na": deel.positie})}
    return Json({"positie": deel.positie, "gebeurtenissen": deel.meldingen, "_links": wegen})


@router.get(
    "/_stroom",
    response_class=StreamingResponse,
    dependencies=[Depends(geeft(STROOM))],
    responses={200: {"content": {STROOM: {"schema": {"type": "string"}}}}},
)
async def stroom(
    request: Request,
    vraag: Annotated[Feedvraag, Query()],
    laatste: Annotated[
        str | None, Header(alias="Last-Event-ID", description="De laatste positie die u kreeg; gaat voor `na`.")
    ] = None,
) -> Response:
    """Dezelfde meldingen, terwijl zij worden vastgelegd (server-sent events). Last-Event-ID gaat verder."""
    na = vraag.na if laatste is None else _position(laatste)
    await run_in_threadpool(_may, request)
    luisteraars: Counter[str] = request.app.state.luisteraars
    if luisteraars[vrager_van(request.scope).wie] >= MEEST_TEGELIJK:
        tekst = f"U luistert al {MEEST_TEGELIJK} keer tegelijk. Sluit er een."
        raise ProbleemError(429, "te-vaak", tekst, headers={"Retry-After": "5"})
    return StreamingResponse(_live(request, na), media_type=STROOM)


def _may(request: Request) -> None:
    """Decide before the answer begins: after that a refusal can only break it off (raises ToegangGeweigerdError)."""
    with gevraagd(request, Bron.FEED):
        pass


async def _live(request: Request, na: int) -> AsyncIterator[bytes]:
    luisteraars: Counter[str] = request.app.state.luisteraars
    wie = vrager_van(request.scope).wie
    luisteraars[wie] += 1
    try:
        async for stuk in _heard(request, na):
            yield stuk
    finally:
        luisteraars[wie] -= 1
        luisteraars += Counter()  # forgets whoever does not listen any more


async def _heard(request: Request, na: int) -> AsyncIterator[bytes]:
    yield b"retry: 2000\n\n"
    stil = 0
    while not request.app.state.stopt() and not await request.is_disconnected():
        if not await run_in_threadpool(geldt_nog, request.scope):
            return
        deel = await run_in_threadpool(_read, request, na, PER_KEER, opnieuw=True)
        for melding in deel.meldingen:
            if await request.is_disconnected():
                return
            yield b"id: %d\ndata: %s\n\n" % (melding["data"]["positie"], orjson.dumps(melding))
        if deel.positie > na:
            na, stil = deel.positie, 0
            continue
        stil += 1
        if stil % LOOKS_BETWEEN_SIGNS_OF_LIFE == 0:
            yield b": nog verbonden\n\n"
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)


def _read(request: Request, na: int, limiet: int, *, opnieuw: bool = False) -> Deel:
    with gevraagd(request, Bron.FEED, opnieuw=opnieuw) as hier:
        return feed_of(hier.log, na, limiet, hier.settings.oin, request.scope.get("root_path", ""))


def _position(geschreven: str) -> int:
    if geschreven.isascii() and geschreven.isdigit() and len(geschreven) < 16:
        return int(geschreven)
    raise ProbleemError(400, "positie", "Last-Event-ID is geen positie in het logboek.")
