"""How are the addresses, the errors and what holds for every answer put together?"""

from collections import Counter
from collections.abc import Callable

from fastapi import FastAPI, Request
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Mount
from starlette.types import ASGIApp

from services.api.document import openapi, v1
from services.api.omhulsel import Omhulsel
from services.api.problemen import AFHANDELING
from services.api.vormen import Json
from services.doorlaat import Doorlaat
from services.toegang import Toegang
from services.wachtrij import Wachtrij

BASISPAD = "/api/v1"


def maak_app(toegang: Toegang, wachtrij: Wachtrij, stopt: Callable[[], bool]) -> ASGIApp:
    """
    Return the application, on an installation and a queue that are open.

    `stopt` says whether the server is going to stop: who listens to the feed is then let go.
    """
    versie_een = v1()
    versie_een.state.toegang = toegang
    versie_een.state.wachtrij = wachtrij
    versie_een.state.stopt = stopt
    versie_een.state.luisteraars = Counter()
    _serve_document(versie_een)
    hoofd = Starlette(routes=[Mount(BASISPAD, versie_een)], exception_handlers=AFHANDELING)
    hoofd.router.redirect_slashes = False
    return Omhulsel(Doorlaat(hoofd, toegang, "api"))


def _serve_document(app: FastAPI) -> None:
    """Everybody may read what the API can: also a page of another origin (the only thing that it may)."""

    @app.get("/openapi.json", include_in_schema=False)
    def lees_document(_request: Request) -> Response:
        return Json(openapi(), headers={"Access-Control-Allow-Origin": "*"})
