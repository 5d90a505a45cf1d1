"""What does somebody see who logs in, chooses a role, logs out, or is not let in?"""

import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from domain.toegang.gebruiker import Rol
from services.aangemeld import ROLNAMEN
from services.aanmelding.redenen import ZINNEN, AanmeldError
from services.aanmelding.sessies import Sessie
from services.aanmelding.volgende import volgende

LOG = logging.getLogger("verzuimspoor.aanmelding")
MAP = Path(__file__).parent / "templates"
SESSIE = "verzuimspoor.sessie"
"""Where in the scope of a request to these pages the login stands, if there is one."""
MOST_OF_A_FORM = 10_000
STATUSSEN: Mapping[str, int] = {
    "te-vaak": 429,
    "uitgever-stil": 503,
    "geen-rol": 403,
    "te-zwak-aangemeld": 403,
    "sessie-voorbij": 401,
    "niet-via-proxy": 403,
    "formulier-verlopen": 403,
}
KOPPEN_BIJ: Mapping[str, str] = {
    "geen-rol": "U hebt hier geen rol",
    "te-zwak-aangemeld": "U bent niet sterk genoeg aangemeld",
    "sessie-voorbij": "U bent niet meer aangemeld",
    "te-vaak": "Even geduld",
    "uitgever-stil": "Aanmelden kan nu niet",
}
Doen = Callable[[Request], Awaitable[Response]]


class Paginas:
    """The pages about logging in, in the house style; they need no login and know nothing about pupils."""

    def __init__(self, thema_klasse: str, *, voorbeeld: bool) -> None:
        self._sjablonen = Environment(
            loader=FileSystemLoader(MAP),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._sjablonen.filters["zin"] = lambda tekst: f"{tekst[:1].upper()}{tekst[1:]}"
        self._sjablonen.globals |= {"thema_klasse": thema_klasse, "voorbeeld": voorbeeld, "rolnaam": ROLNAMEN}

    def toon(self, sjabloon: str, status: int = 200, **model: object) -> HTMLResponse:
        """Return a page."""
        return HTMLResponse(self._sjablonen.get_template(sjabloon).render(**model), status)

    def weigering(self, fout: AanmeldError, waarheen: str = "/", *, wacht: int = 60) -> Response:
        """Say that somebody is not let in and what he can do, and in the log why; never who it was."""
        LOG.warning("login refused code=%s why=%s", fout.code, fout.waarom)
        antwoord = self.toon(
            "weigering.html",
            STATUSSEN.get(fout.code, 400),
            titel=KOPPEN_BIJ.get(fout.code, "Aanmelden is niet gelukt"),
            tekst=ZINNEN[fout.code],
            code=fout.code,
            volgende=volgende(waarheen),
        )
        if antwoord.status_code in (429, 503):
            antwoord.headers["retry-after"] = str(wacht)
        return antwoord

    def rollen(self, sessie: Sessie, waarheen: str) -> Response:
        """Let somebody choose in which role he works."""
        return self.toon("rol.html", sessie=sessie, volgende=volgende(waarheen), gekozen=sessie.gebruiker)


def gevangen(paginas: Paginas, doe: Doen) -> Doen:
    """Return an endpoint of which each refusal is a page."""

    async def endpoint(request: Request) -> Response:
        try:
            return await doe(request)
        except AanmeldError as fout:
            return await run_in_threadpool(paginas.weigering, fout)

    return endpoint


def sessie_van(request: Request) -> Sessie | None:
    """Return the login of whoever asks."""
    gevonden = request.scope.get(SESSIE)
    return gevonden if isinstance(gevonden, Sessie) else None


async def formulier(request: Request) -> dict[str, str]:
    """Return the fields of a small form (raises AanmeldError)."""
    if not 0 <= int(request.headers.get("content-length", -1)) <= MOST_OF_A_FORM:
        raise AanmeldError("formulier-verlopen", "length")
    async with request.form(max_files=0, max_fields=10) as velden:
        return {naam: waarde for naam, waarde in velden.items() if isinstance(waarde, str)}


async def eigen_formulier(request: Request) -> tuple[Sessie | None, dict[str, str]]:
    """Return the login and the fields of a form that we made for it (raises AanmeldError)."""
    velden, sessie = await formulier(request), sessie_van(request)
    if sessie is not None and not hmac.compare_digest(sessie.bewijs.encode(), velden.get("_bewijs", "").encode()):
        raise AanmeldError("formulier-verlopen", "proof")
    return sessie, velden


def rol_van(gekozen: str) -> Rol:
    """Return the role that a form names (raises AanmeldError)."""
    try:
        return Rol(gekozen)
    except ValueError:
        raise AanmeldError("formulier-verlopen", "role") from None


def verder(adres: str) -> Response:
    """Send a browser on to a page."""
    return RedirectResponse(adres, 303)
