"""How does a request become a page?"""

import logging
import re
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from domain.toegang.besluit import ToegangGeweigerdError, besluit
from domain.toegang.bron import Bron
from domain.toegang.gebruiker import Gebruiker
from services.aangemeld import aangemeld_van
from services.adressen import VEILIG
from services.dashboard.beveiliging import BEWIJSKOEK, BEWIJSVELD, Omheining, bewijs, is_ons_formulier
from services.dashboard.fouten import foutpagina
from services.dashboard.pages import CATALOGUE
from services.dashboard.pagina import Groep, Pagina
from services.dashboard.sjablonen import sjablonen
from services.dashboard.tijdbalk import lees
from services.dashboard.verzoek import VER, Huis, Verzoek
from services.doorlaat import Doorlaat, noem
from services.installatie import Installatie
from services.settings import Settings
from services.tijd import nieuwe_id
from services.toegang import Toegang
from services.vrager import VRAGER, vrager_van
from services.wachtrij import Wachtrij

REDENVELD = "reden_inzage"
"""In which field of a form an auditor says why he must see who it is about."""
LANGSTE_REDEN = 500
STATISCH = Path(__file__).parent / "static"
GROOTSTE = 200 << 20
"""Bytes of a form at most, files included."""
log = logging.getLogger("verzuimspoor.dashboard")
Endpoint = Callable[[Request], Awaitable[Response]]


def maak_app(
    toegang: Toegang, wachtrij: Wachtrij, *, standaarddag: date | None = None, voorbeeld: bool = False
) -> Starlette:
    """
    Return the dashboard on an installation and a queue of deliveries, both open.

    `standaarddag` is the day that pages open with, in place of today: for a demo. `voorbeeld` says on every page that
    all is made up.
    """
    thema = Path(naam).expanduser() if (naam := Settings().thema) else None
    omgeving = sjablonen()
    omgeving.globals["menu"] = menu_voor
    geheim = nieuwe_id().bytes + nieuwe_id().bytes
    huis = Huis(toegang, omgeving, geheim, thema_klasse(thema), wachtrij, voorbeeld)

    async def eigen_thema(_: Request) -> Response:
        return FileResponse(thema, media_type="text/css") if thema else PlainTextResponse("", media_type="text/css")

    routes: list[Route | Mount] = [
        Mount("/static", StaticFiles(directory=STATISCH)),
        Route("/thema.css", eigen_thema),
        *(Route(p.pad, _endpoint(huis, p, standaarddag), methods=list(p.methoden)) for p in CATALOGUE),
    ]

    async def fout(request: Request, wat: Exception) -> Response:
        if VRAGER not in request.scope:  # of what is the same for everybody: a file of the style that is not there
            return PlainTextResponse(ONBEKEND, wat.status_code if isinstance(wat, HTTPException) else 500)
        if isinstance(wat, HTTPException) and wat.status_code in GEEN_PAGINA:
            request = Request({**request.scope, "path": "/", "raw_path": b"/"})
        return await run_in_threadpool(_answer, huis, _wrong(wat), standaarddag, request, FormData())

    return Starlette(
        routes=routes,
        middleware=[
            Middleware(Omheining),
            Middleware(GZipMiddleware, minimum_size=1_000),
            Middleware(Doorlaat, toegang=toegang, soort="scherm"),
        ],
        exception_handlers={HTTPException: fout},
    )


def thema_klasse(thema: Path | None) -> str:
    """Return the class of the root under which a theme has its tokens."""
    gevonden = re.search(r"\.([\w-]+-theme)\b", thema.read_text(encoding="utf-8")) if thema else None
    return gevonden[1] if gevonden else ""


def _wrong(fout: Exception) -> Pagina:
    return Pagina("fout", "/", lambda v: foutpagina(v, fout), Bron.UITLEG)


def _endpoint(huis: Huis, pagina: Pagina, standaarddag: date | None) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        noem(f"scherm:{pagina.naam}")
        if request.method in VEILIG:
            return await run_in_threadpool(_answer, huis, pagina, standaarddag, request, FormData())
        if int(request.headers.get("content-length", GROOTSTE + 1)) > GROOTSTE:
            raise HTTPException(413)
        async with request.form(max_files=20, max_fields=200) as formulier:
            if not is_ons_formulier(
                request, huis.geheim, str(formulier.get(BEWIJSVELD, "")), aangemeld_van(request.scope)
            ):
                raise HTTPException(403)
            return await run_in_threadpool(_answer, huis, pagina, standaarddag, request, formulier)

    return endpoint


def _answer(huis: Huis, pagina: Pagina, standaarddag: date | None, request: Request, formulier: FormData) -> Response:
    koek, aangemeld = request.cookies.get(BEWIJSKOEK) or nieuwe_id().hex, aangemeld_van(request.scope)
    gegeven = {naam: waarde for naam, waarde in formulier.items() if isinstance(waarde, str)}
    wie, reden = vrager_van(request.scope), gegeven.get(REDENVELD, "").strip()[:LANGSTE_REDEN]
    bron, handeling = pagina.wil(request.method)
    try:
        with huis.toegang.hier(wie, bron, handeling, reden=reden) as hier:
            antwoord = _made(huis, pagina, standaarddag, request, formulier, gegeven, koek, hier)
    except ToegangGeweigerdError as geweigerd:
        elders = eerste_pagina(wie) if pagina.pad == "/" and request.method in VEILIG else None
        with huis.toegang.hier(wie, Bron.UITLEG) as hier:
            antwoord = (
                RedirectResponse(elders, status_code=303)
                if elders
                else _made(huis, _wrong(geweigerd), standaarddag, request, FormData(), gegeven, koek, hier)
            )
    if aangemeld is None and BEWIJSKOEK not in request.cookies:
        antwoord.set_cookie(BEWIJSKOEK, koek, max_age=VER, httponly=True, samesite="strict")
    return antwoord


def _made(
    huis: Huis,
    pagina: Pagina,
    standaarddag: date | None,
    request: Request,
    formulier: FormData,
    gegeven: dict[str, str],
    koek: str,
    hier: Installatie,
) -> Response:
    """Return the page as this user may see it, or one that says what is wrong."""
    tijd, aangemeld = lees({**request.query_params, **gegeven}, standaarddag), aangemeld_van(request.scope)
    v = Verzoek(request, huis, hier, tijd, tijd.vraag(hier), formulier, bewijs(huis.geheim, koek, aangemeld), aangemeld)
    try:
        return pagina.toon(v)
    except Exception as fout:  # noqa: BLE001 - whatever it is, the reader gets a page, and the log its kind
        antwoord = foutpagina(v, fout)
        if antwoord.status_code >= HTTP_OURS:
            plaats = fout.__traceback__
            while plaats is not None and plaats.tb_next is not None:
                plaats = plaats.tb_next
            waar = f"{plaats.tb_frame.f_code.co_filename}:{plaats.tb_lineno}" if plaats else ""
            log.error("page failed page=%s error=%s at=%s", pagina.naam, type(fout).__name__, waar)
        return antwoord


def menu_voor(hier: Installatie) -> list[tuple[Groep, list[Pagina]]]:
    """Return the pages of the menu that whoever asks may see, in groups."""
    te_zien = [pagina for pagina in CATALOGUE if pagina.menu and hier.portier.mag(pagina.bron)]
    groepen = [(groep, [pagina for pagina in te_zien if pagina.groep is groep]) for groep in Groep]
    return [(groep, paginas) for groep, paginas in groepen if paginas]


def eerste_pagina(wie: Gebruiker) -> str | None:
    """Return the address of the first page of the menu that somebody may see."""
    return next((p.pad for p in CATALOGUE if p.menu and besluit(wie, p.bron).mag), None)


ONBEKEND = "Dit bestand is er niet."
GEEN_PAGINA = (404, 405)
"""What leads to no page of ours may hold the id of a dossier: the answer shows nobody, so it does not repeat it."""
HTTP_OURS = 500
"""From this status on the fault is ours."""
