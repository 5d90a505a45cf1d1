"""How long does a request take, by the name of what answers it?"""

import logging
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass

from opentelemetry.trace import SpanKind
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.metingen.namen import VERZOEKEN
from services.tracering.stap import stap

LOG = logging.getLogger("verzuimspoor.verzoek")
OVERIG = "overig"
"""Of what no page or address of ours answered: logging in, and what does not exist."""
METHODEN = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
ANDERS = "anders"


@dataclass(slots=True)
class Verzoekmeting:
    """What is known of a request that is being answered."""

    route: str = OVERIG
    status: int = 0
    seconden: float = 0.0


_NU: ContextVar[Verzoekmeting | None] = ContextVar("verzoekmeting", default=None)


def noem_route(route: str) -> None:
    """Say which page or address answers the request that is under way: a name from the code, never a path."""
    meting = _NU.get()
    if meting is not None:
        meting.route = route


class Gemeten:
    """Measures each request until its answer begins: one that goes on for days is no slow one."""

    def __init__(self, app: ASGIApp, *, met_regels: bool = False, klok: Callable[[], float] = time.monotonic) -> None:
        self._app, self._met_regels, self._klok = app, met_regels, klok

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and count it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        meting, begin = Verzoekmeting(), self._klok()

        async def verder(message: Message) -> None:
            if message["type"] == "http.response.start":
                meting.status, meting.seconden = message["status"], self._klok() - begin
            await send(message)

        methode = scope["method"] if scope["method"] in METHODEN else ANDERS
        vorige = _NU.set(meting)
        try:
            with stap("verzoek", SpanKind.SERVER, begin=True, http__request__method=methode) as deze:
                try:
                    await self._app(scope, receive, verder)
                finally:
                    deze.update_name(f"verzoek:{meting.route}")
                    deze.set_attribute("http.route", meting.route)
                    deze.set_attribute("http.response.status_code", meting.status)
                    self._count(meting, methode, meting.seconden or self._klok() - begin)
        finally:
            _NU.reset(vorige)

    def _count(self, meting: Verzoekmeting, methode: str, seconden: float) -> None:
        status = f"{meting.status // 100}xx" if meting.status else "geen"
        VERZOEKEN.labels(meting.route, methode, status).observe(seconden)
        if self._met_regels:
            wat = {"route": meting.route, "methode": methode, "status": meting.status}
            LOG.info("answered", extra={**wat, "ms": round(seconden * 1_000, 1)})
