"""What does every answer carry, and which requests are refused before a page sees them?"""

import hmac
from collections.abc import Iterable
from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
KOPPEN = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
BEWAREN_MAG = "/static/"
"""Only what is the same for everybody may stay in a browser, which asks whether it still holds."""
BEWIJSKOEK, BEWIJSVELD = "verzuimspoor_formulier", "_bewijs"
VERANDERT = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class Omheining:
    """Refuses requests for another host or from another site, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

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

        if _name(headers.get("host", "")) not in self._hosts:
            await _refuse(met_koppen, 400, "Dit adres hoort niet bij dit dashboard.")
        elif scope["method"] in VERANDERT and headers.get("sec-fetch-site", "same-origin") != "same-origin":
            await _refuse(met_koppen, 403, "Dit formulier komt van een andere site.")
        else:
            await self._app(scope, receive, met_koppen)


def _name(host: str) -> str:
    """Return the name in a Host header, without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower()


async def _refuse(send: Send, status: int, tekst: str) -> None:
    kop = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": kop})
    await send({"type": "http.response.body", "body": tekst.encode()})


def bewijs(geheim: bytes, koek: str) -> str:
    """Return what a form must carry to show that we made it for this browser."""
    return hmac.new(geheim, koek.encode(), sha256).hexdigest()


def is_ons_formulier(request: Request, geheim: bytes, meegestuurd: str) -> bool:
    """Say whether a form was made by us for this browser."""
    koek = request.cookies.get(BEWIJSKOEK, "")
    return bool(koek) and hmac.compare_digest(bewijs(geheim, koek), meegestuurd)
