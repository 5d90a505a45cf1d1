"""What when somebody sends a request, and does not go on?"""

import asyncio
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

SECONDEN = 30.0
"""Between two pieces of what somebody sends; uvicorn waits for ever, and each keeps a form or a delivery open."""

MINSTENS = 1_024
"""Bytes a second of who takes longer than that: one sign now and then keeps nothing open."""


class Ongeduldig:
    """Takes for gone whoever sends a request and stops halfway; who has sent everything may listen on."""

    def __init__(self, app: ASGIApp, seconden: float = SECONDEN) -> None:
        self._app, self._seconden = app, seconden

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        compleet, gehoord, begin = False, 0, time.monotonic()

        async def hoor() -> Message:
            nonlocal compleet, gehoord
            if compleet:
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), self._seconden)
            except TimeoutError:
                return {"type": "http.disconnect"}
            compleet = message["type"] == "http.disconnect" or not message.get("more_body", False)
            gehoord += len(message.get("body", b""))
            langer = time.monotonic() - begin - self._seconden
            if not compleet and gehoord < langer * MINSTENS:
                return {"type": "http.disconnect"}
            return message

        await self._app(scope, hoor, send)
