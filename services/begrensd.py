"""How is another system asked, so that it cannot keep us waiting or fill our memory?"""

import time
from collections.abc import Iterator
from ssl import SSLContext

import httpx2

from services.logboek.handeling import huidige_of_losse

SECONDEN_IN_ALLES = 10.0
MOST_BYTES = 512 * 1024


class _Stroom(httpx2.SyncByteStream):
    """The body of an answer, of which no more is read than may be."""

    def __init__(self, binnen: httpx2.SyncByteStream, einde: float) -> None:
        self._binnen, self._einde = binnen, einde

    def __iter__(self) -> Iterator[bytes]:
        gelezen = 0
        for stuk in self._binnen:
            gelezen += len(stuk)
            if gelezen > MOST_BYTES or time.monotonic() > self._einde:
                raise httpx2.ReadError("more, or slower, than an answer may be")
            yield stuk

    def close(self) -> None:
        """Close what is read."""
        self._binnen.close()


class Begrensd(httpx2.HTTPTransport):
    """
    Reads a limited number of bytes, within so many seconds from asking to the end, and says in which trace it asks.

    Certificates are verified, with `tls` when that is given.
    """

    def __init__(self, seconden: float = SECONDEN_IN_ALLES, tls: SSLContext | None = None) -> None:
        super().__init__(verify=True if tls is None else tls)
        self._seconden = seconden

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Ask, and limit what comes back."""
        einde = time.monotonic() + self._seconden
        request.headers["traceparent"] = huidige_of_losse().spoor.traceparent
        antwoord = super().handle_request(request)
        assert isinstance(antwoord.stream, httpx2.SyncByteStream)  # noqa: S101 - what a transport of this kind gives
        antwoord.stream = _Stroom(antwoord.stream, einde)
        return antwoord
