"""How does the platform hear whether this server lives, and whether it may be asked?"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

import anyio
from anyio import to_thread
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from services.toegang import Toegang

LEEFT, GEREED = "/_healthz/livez", "/_healthz/readyz"
GOED, NIET_GEREED = 200, 503
SECONDEN = 3.0
"""So long a probe waits for log and rows; a platform asks again."""
ZONDER_BEWAREN = {"Cache-Control": "no-store"}
LOG = logging.getLogger(__name__)


class Gezondheid:
    """
    Answers the probes of the platform, before anybody logs in: they come to an address, not to a name.

    It lives as long as it answers. It is ready when log, keys and rows can be reached and the rows follow the log; not
    when it was told to stop, nor when they are so far behind that a question would wait for them. The answer says
    nothing else: why not is in the log of the process.
    """

    def __init__(self, app: ASGIApp, toegang: Toegang, stopt: Callable[[], bool]) -> None:
        self._app, self._stopt, self._oordeel = app, stopt, Oordeel(toegang, stopt)
        self._een_tegelijk = anyio.CapacityLimiter(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a probe, or pass a request on."""
        if scope["type"] != "http" or scope["path"] not in (LEEFT, GEREED):
            await self._app(scope, receive, send)
            return
        goed = scope["path"] == LEEFT or (not self._stopt() and await self._in_time())
        antwoord = JSONResponse({"status": "pass" if goed else "fail"}, GOED if goed else NIET_GEREED, ZONDER_BEWAREN)
        await antwoord(scope, receive, send)

    async def _in_time(self) -> bool:
        """Look whether it is ready; a database that says nothing keeps one thread busy, and no more."""
        with anyio.move_on_after(SECONDEN):
            return await to_thread.run_sync(self._oordeel, abandon_on_cancel=True, limiter=self._een_tegelijk)
        LOG.warning("not ready within=%ss", SECONDEN)
        return False


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Says whether whoever asks a question now gets an answer that is up to date."""

    toegang: Toegang
    stopt: Callable[[], bool]

    def __call__(self) -> bool:
        """Look, and bring the rows up where that takes a moment only."""
        if self.stopt():
            return False
        try:
            achter = self.toegang.volg()
        except Exception as fout:  # noqa: BLE001 - whatever it is, nobody can be answered
            LOG.warning("not ready error=%s", type(fout).__name__)
            return False
        if achter:
            LOG.warning("not ready behind=%d", achter)
        return not achter
