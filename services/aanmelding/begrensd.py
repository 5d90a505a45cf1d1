"""How is a provider asked, so that it cannot keep us waiting or fill our memory?"""

import time
from collections.abc import Iterator
from typing import Any

import httpx2

from services.aanmelding.redenen import AanmeldError
from services.logboek.handeling import huidige_of_losse

SECONDEN = 5.0
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
    """Reads a limited number of bytes, within a limited time, and says in which trace it asks."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Ask, and limit what comes back."""
        einde = time.monotonic() + SECONDEN_IN_ALLES
        request.headers["traceparent"] = huidige_of_losse().spoor.traceparent
        antwoord = super().handle_request(request)
        assert isinstance(antwoord.stream, httpx2.SyncByteStream)  # noqa: S101 - what a transport of this kind gives
        antwoord.stream = _Stroom(antwoord.stream, einde)
        return antwoord


def lees_json(adres: str) -> dict[str, Any]:
    """Return the object that stands at an address (raises AanmeldError); no redirect is followed."""
    try:
        with httpx2.Client(transport=Begrensd(), timeout=SECONDEN, trust_env=False) as client:
            antwoord = client.get(adres, headers={"accept": "application/json", "accept-encoding": "identity"})
            gelezen = antwoord.json() if antwoord.status_code == httpx2.codes.OK else None
    except (httpx2.HTTPError, ValueError, RecursionError) as fout:
        raise AanmeldError("uitgever-stil", type(fout).__name__) from None
    if not isinstance(gelezen, dict):
        raise AanmeldError("uitgever-stil", f"status {antwoord.status_code}")
    return gelezen
