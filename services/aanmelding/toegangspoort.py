"""How is each request given whoever asks, or refused?"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.toegang.gebruiker import Gebruiker
from projections.stores.databank import OpslagError
from services.aangemeld import AANGEMELD, Aangemeld
from services.aanmelding.grenzen import Grens, beller_van
from services.aanmelding.koek import Koek
from services.aanmelding.netwerk import Netwerken, afzender
from services.aanmelding.paginas import (
    SESSIE,
    Paginas,
    eigen_formulier,
    gevangen,
    rol_van,
    sessie_van,
    verder,
)
from services.aanmelding.redenen import ZINNEN, AanmeldError
from services.aanmelding.sessies import Sessie, Sessietabel
from services.aanmelding.volgende import volgende
from services.adressen import HOST
from services.api.omhulsel import Omhulsel
from services.api.problemen import probleem
from services.dashboard.beveiliging import Omheining
from services.vrager import GELDT_NOG, VRAGER

EIGEN = frozenset({"/aanmelden", "/aanmelden/terug", "/afmelden", "/afgemeld", "/rol"})
OPEN = ("/static/", "/thema.css")
DOCUMENT = "/api/v1/openapi.json"
AANLEVERINGEN = frozenset({"/aanleveringen", "/api/v1/aanleveringen"})
VANZELF = frozenset({"/vers"})
"""What a page asks by itself: that somebody left it open is no reason to keep him logged in."""
ANTWOORD = "verzuimspoor.antwoord"
JAAR = 365 * 24 * 3600
Lezen = Callable[[str], Gebruiker]
"""Tells by a token which system asks (raises AanmeldError)."""


@dataclass(frozen=True, slots=True)
class Omgang:
    """How callers are reached and limited; without a `host` only this machine itself can ask, and has no limits."""

    host: str | None = None
    is_https: bool = False
    proxies: Netwerken = ()
    aanmelden: Grens | None = None
    verzoeken: Grens | None = None
    aanleveringen: Grens | None = None

    def wacht(self, grens: Grens | None, beller: str) -> int:
        """Return how long a caller must wait."""
        return 0 if grens is None else grens.wacht(beller)


class Toegangspoort:
    """
    Says of each request who asks: a person by his session, a system by its token.

    Pages about logging in and what is the same for everybody (style, the document of the API) need nobody. `systeem` is
    None where systems are whoever is on this machine (`lokaal`).
    """

    def __init__(
        self,
        app: ASGIApp,
        sessies: Sessietabel,
        paginas: Paginas,
        koek: Koek,
        omgang: Omgang,
        routes: list[Route],
        *,
        systeem: Lezen | None,
        lokaal: Gebruiker | None,
    ) -> None:
        self._app, self._sessies, self._paginas, self._koek, self._omgang = app, sessies, paginas, koek, omgang
        self._systeem, self._lokaal = systeem, lokaal
        eigen = [
            *routes,
            Route("/afgemeld", self._logged_out, methods=["GET"]),
            Route("/rol", gevangen(paginas, self._role), methods=["GET", "POST"]),
        ]
        self._eigen = Omheining(Starlette(routes=eigen))
        self._antwoord_aan_mens, self._antwoord_aan_systeem = Omheining(_given), Omhulsel(_given)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        if self._omgang.is_https:
            scope = {**scope, "scheme": "https"}
            send = _with_hsts(send)
        if self._omgang.host is not None:
            scope = {**scope, HOST: self._omgang.host}
        koppen = Headers(scope=scope)
        adres, goed = afzender(scope, koppen, self._omgang.proxies)
        is_api = f"{scope['path']}/".startswith("/api/")
        if not goed:
            antwoord: Response = PlainTextResponse(ZINNEN["niet-via-proxy"], 403)
            await self._answer(scope, receive, send, antwoord, is_api=False)
        elif is_api:
            await self._system(scope, receive, send, koppen, beller_van(adres))
        else:
            await self._person(scope, receive, send, beller_van(adres))

    async def _system(self, scope: Scope, receive: Receive, send: Send, koppen: Headers, beller: str) -> None:
        if scope["path"] == DOCUMENT:
            await self._app(scope, receive, send)
            return
        if self._systeem is None:
            wie = self._lokaal
        else:
            soort, _, token = ",".join(koppen.getlist("authorization")).partition(" ")
            try:
                if soort.lower() != "bearer" or not token:
                    raise AanmeldError("geen-token", "no token")
                wie = await run_in_threadpool(self._systeem, token.strip())
                scope = {**scope, GELDT_NOG: _still(self._systeem, token.strip())}
            except AanmeldError as fout:
                wacht = self._omgang.wacht(self._omgang.aanmelden, f"token {beller}")
                await self._answer(scope, receive, send, _problem(fout, wacht, met_token=bool(token)), is_api=True)
                return
        assert wie is not None  # noqa: S101 - there is a way to know systems, or they are local
        if wacht := self._too_often(scope, wie.wie):
            antwoord = probleem(429, "te-vaak", ZINNEN["te-vaak"], headers={"Retry-After": str(wacht)})
            await self._answer(scope, receive, send, antwoord, is_api=True)
            return
        await self._app({**scope, VRAGER: wie}, receive, send)

    async def _person(self, scope: Scope, receive: Receive, send: Send, beller: str) -> None:
        pad, request = scope["path"], Request(scope)
        if pad.startswith(OPEN):
            await self._app(scope, receive, send)
            return
        if pad in EIGEN and (wacht := self._omgang.wacht(self._omgang.aanmelden, f"mens {beller}")):
            weigering = self._paginas.weigering(AanmeldError("te-vaak", "logging in"), wacht=wacht)
            await self._answer(scope, receive, send, weigering, is_api=False)
            return
        try:
            sessie = await run_in_threadpool(self._session, self._koek.lees(request), telt=pad not in VANZELF)
        except OpslagError:
            weigering = self._paginas.weigering(AanmeldError("uitgever-stil", "store"))
            await self._answer(scope, receive, send, weigering, is_api=False)
            return
        if pad in EIGEN:
            await self._eigen({**scope, SESSIE: sessie}, receive, send)
        elif sessie is None:
            await self._answer(scope, receive, send, self._away(request), is_api=False)
        elif (wie := sessie.gebruiker) is None:
            naar = verder(f"/rol?volgende={quote(volgende(_asked(request)), safe='')}")
            await self._answer(scope, receive, send, naar, is_api=False)
        elif wacht := self._too_often(scope, wie.wie):
            weigering = self._paginas.weigering(AanmeldError("te-vaak", "asking"), wacht=wacht)
            await self._answer(scope, receive, send, weigering, is_api=False)
        else:
            toon = Aangemeld(sessie.naam, wie.rol, sessie.bewijs, self._lokaal is not None or len(sessie.rollen) > 1)
            await self._app({**scope, VRAGER: wie, AANGEMELD: toon}, receive, send)

    def _session(self, geheim: str, *, telt: bool) -> Sessie | None:
        return self._sessies.lees(geheim, telt=telt) if geheim else None

    def _too_often(self, scope: Scope, wie: str) -> int:
        wacht = self._omgang.wacht(self._omgang.verzoeken, wie)
        if not wacht and scope["method"] == "POST" and scope["path"] in AANLEVERINGEN:
            return self._omgang.wacht(self._omgang.aanleveringen, wie)
        return wacht

    def _away(self, request: Request) -> Response:
        """Send somebody without a login to where he gets one, or say that what he sent was not done."""
        weg = f"/aanmelden?volgende={quote(volgende(_asked(request)), safe='')}"
        if "hx-request" in request.headers:
            return Response(status_code=401, headers={"hx-redirect": weg})
        if request.method in ("GET", "HEAD"):
            return verder(weg)
        return self._paginas.weigering(AanmeldError("sessie-voorbij", "no session"), _asked(request))

    async def _answer(self, scope: Scope, receive: Receive, send: Send, antwoord: Response, *, is_api: bool) -> None:
        """Give an answer of our own, with the headers that every answer has."""
        naar = self._antwoord_aan_systeem if is_api else self._antwoord_aan_mens
        await naar({**scope, ANTWOORD: antwoord}, receive, send)

    async def _logged_out(self, _request: Request) -> Response:
        return self._paginas.toon("afgemeld.html")

    async def _role(self, request: Request) -> Response:
        """Show the roles that somebody may take, or let him take one, under an id that is new."""
        if request.method != "POST":
            sessie = sessie_van(request)
            waarheen = volgende(request.query_params.get("volgende"))
            return verder("/aanmelden") if sessie is None else self._paginas.rollen(sessie, waarheen)
        sessie, velden = await eigen_formulier(request)
        gekozen = None
        if sessie is not None:
            gekozen = await run_in_threadpool(self._sessies.kies, sessie, rol_van(velden.get("rol", "")))
        if gekozen is None:
            raise AanmeldError("sessie-voorbij", "no session or not his role")
        antwoord = verder(volgende(velden.get("volgende")))
        self._koek.zet(antwoord, gekozen.geheim)
        return antwoord


def _asked(request: Request) -> str:
    """Return the page that somebody was on: the one asked for, or the one whose form or filter asks."""
    if request.method in ("GET", "HEAD") and "hx-request" not in request.headers:
        return request.url.path + (f"?{request.url.query}" if request.url.query else "")
    try:
        vorige = urlsplit(request.headers.get("hx-current-url") or request.headers.get("referer", ""))
    except ValueError:
        return ""
    return vorige.path + (f"?{vorige.query}" if vorige.query else "")


def _still(lees: Lezen, token: str) -> Callable[[], bool]:
    """Return what says whether a token that was good is good now."""

    def nog() -> bool:
        try:
            lees(token)
        except AanmeldError:
            return False
        return True

    return nog


def _problem(fout: AanmeldError, wacht: int, *, met_token: bool) -> Response:
    if wacht:
        return probleem(429, "te-vaak", ZINNEN["te-vaak"], headers={"Retry-After": str(wacht)})
    if fout.code == "uitgever-stil":
        return probleem(503, fout.code, ZINNEN[fout.code], headers={"Retry-After": "30"})
    if fout.code == "onbekende-client":
        return probleem(403, fout.code, ZINNEN[fout.code])
    eis = 'Bearer realm="verzuimspoor"' + (', error="invalid_token"' if met_token else "")
    return probleem(401, "geen-token", ZINNEN["geen-token"], headers={"WWW-Authenticate": eis})


async def _given(scope: Scope, receive: Receive, send: Send) -> None:
    antwoord: Response = scope[ANTWOORD]
    await antwoord(scope, receive, send)


def _with_hsts(send: Send) -> Send:
    async def met(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).setdefault("strict-transport-security", f"max-age={JAAR}")
        await send(message)

    return met
