"""What does every answer carry, and which requests are refused before a page sees them?"""

import hmac
import logging
from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.aangemeld import Aangemeld
from services.adressen import is_voor_ons, wijzigt_van_elders

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
KOPPEN = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
BEWAREN_MAG = "/static/"
"""Only what is the same for everybody may stay in a browser, which asks whether it still holds."""
BEWIJSKOEK, BEWIJSVELD = "verzuimspoor_formulier", "_bewijs"
LOG = logging.getLogger("verzuimspoor.dashboard")
ONS = "Er ging iets mis. Dat ligt aan ons, niet aan u. Probeer het nog eens."


class Omheining:
    """Refuses requests for another host or from another site, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        pad = scope["path"]

        async def met_koppen(message: Message) -> None:
            if message["type"] == "http.response.start":
                antwoord = MutableHeaders(scope=message)
                antwoord.update(KOPPEN)
                antwoord["cache-control"] = "no-cache" if pad.startswith(BEWAREN_MAG) else "no-store"
            await send(message)

        if not is_voor_ons(scope, headers.get("host", "")):
            await _refuse(met_koppen, 421, "Dit adres hoort niet bij dit dashboard.")
        elif wijzigt_van_elders(scope["method"], headers):
            await _refuse(met_koppen, 403, "Dit formulier komt van een andere site.")
        else:
            await self._answered(scope, receive, met_koppen)

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        begonnen = False

        async def verder(message: Message) -> None:
            nonlocal begonnen
            begonnen = True
            await send(message)

        try:
            await self._app(scope, receive, verder)
        except Exception as fout:  # noqa: BLE001 - whoever asked gets an answer, and no trace goes to a log
            LOG.error("request failed error=%s", type(fout).__name__)
            if not begonnen:
                await _refuse(send, 500, ONS)


async def _refuse(send: Send, status: int, tekst: str) -> None:
    kop = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": kop})
    await send({"type": "http.response.body", "body": tekst.encode()})


def bewijs(geheim: bytes, koek: str, aangemeld: Aangemeld | None = None) -> str:
    """Return what a form must carry to show that we made it for this login, or this browser where nobody logs in."""
    return aangemeld.bewijs if aangemeld is not None else hmac.new(geheim, koek.encode(), sha256).hexdigest()


def is_ons_formulier(request: Request, geheim: bytes, meegestuurd: str, aangemeld: Aangemeld | None = None) -> bool:
    """Say whether a form was made by us for this login, or this browser where nobody logs in."""
    if aangemeld is not None:
        return hmac.compare_digest(aangemeld.bewijs.encode(), meegestuurd.encode())
    koek = request.cookies.get(BEWIJSKOEK, "")
    return bool(koek) and hmac.compare_digest(bewijs(geheim, koek).encode(), meegestuurd.encode())
