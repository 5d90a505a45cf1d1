"""What holds for every answer, whatever gave it, also when nothing did?"""

from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.adressen import is_voor_ons, wijzigt_van_elders
from services.api.problemen import MEDIATYPE, onverwacht, probleem, zonder_woorden

API_VERSIE = "0.1.0"
JAAR = 365 * 24 * 3600
VASTE_HEADERS: Mapping[str, str] = {
    "API-Version": API_VERSIE,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": f"max-age={JAAR}",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
FOUT = 400


class Omhulsel:
    """
    Puts the headers of the standard on every answer, answers HEAD as GET without its content, and errors as problems.

    It lies around the whole application: what an error handler inside it answers has no headers of the middleware
    inside. What is refused before anything is asked: see `services.adressen`.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        antwoord = _Antwoord(send, zonder_inhoud=scope["method"] == "HEAD")
        geweigerd = _refused(scope)
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        try:
            if geweigerd is not None:
                await geweigerd(scope, receive, antwoord.send)
            else:
                await self._app(scope, antwoord.receive_of(receive), antwoord.send)
        except Exception as fout:  # noqa: BLE001 - whoever asked gets an answer, and no trace goes to a log
            if not antwoord.begonnen:
                await onverwacht(fout)(scope, receive, antwoord.send)


class _Antwoord:
    """One answer on its way out."""

    def __init__(self, send: Send, *, zonder_inhoud: bool) -> None:
        self._send = send
        self._zonder_inhoud = zonder_inhoud
        self.begonnen = False
        self._klaar = False
        self._inhoud: bytes | None = None

    def receive_of(self, receive: Receive) -> Receive:
        """Return how more is heard of the request: after the headers of a HEAD the asker has gone."""

        async def hear() -> Message:
            return {"type": "http.disconnect"} if self._klaar else await receive()

        return hear

    async def send(self, message: Message) -> None:
        """Send a part of the answer on."""
        if message["type"] == "http.response.start":
            self.begonnen = True
            await self._begin(message)
        elif not self._klaar:
            if self._zonder_inhoud or self._inhoud is not None:
                self._klaar = True
                inhoud = b"" if self._zonder_inhoud else self._inhoud
                message = {"type": "http.response.body", "body": inhoud, "more_body": False}
            await self._send(message)

    async def _begin(self, message: Message) -> None:
        """Send the headers; of an error that is no problem yet, one is made."""
        if message["status"] >= FOUT and Headers(raw=message["headers"]).get("content-type") != MEDIATYPE:
            in_de_plaats = zonder_woorden(message["status"])
            self._inhoud = bytes(in_de_plaats.body)
            message = {**message, "status": in_de_plaats.status_code, "headers": in_de_plaats.raw_headers}
        headers = MutableHeaders(scope=message)
        for naam, waarde in VASTE_HEADERS.items():
            headers.setdefault(naam, waarde)
        await self._send(message)


def _refused(scope: Scope) -> Response | None:
    headers = Headers(scope=scope)
    if not is_voor_ons(scope, headers.get("host", "")):
        return probleem(421, "ander-adres", "Vraag dit aan 127.0.0.1, [::1] of localhost.")
    if headers.get("content-encoding", "identity").lower() != "identity":
        return probleem(
            415, "ingepakt", "Stuur de inhoud zonder Content-Encoding; ingepakte inhoud wordt niet gelezen."
        )
    if wijzigt_van_elders(scope["method"], headers):
        return probleem(403, "andere-herkomst", "Een bladzijde van een andere website mag hier niets wijzigen.")
    return None
