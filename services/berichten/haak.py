"""How does a message go to a webhook, so that whoever gets it knows that it is ours, and has it once?"""

import logging
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Self

import httpx2
import orjson
from standardwebhooks import Webhook

from domain.tijdzone import in_z, moment_of
from services.begrensd import Begrensd
from services.berichten.fouten import LaterError, NooitError
from services.berichten.inhoud import als_gegevens, brief_van
from services.berichten.instellingen import Berichtinstellingen
from services.berichten.tabel import Bericht
from services.berichten.verzegeld import Adres

SECONDEN = 10.0
SOORT = "nl.leerplicht.bericht"
TIJDELIJK = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})


class Haakklant:
    """
    Calls webhooks as Standard Webhooks says: signed, with the number of the message, so that a second time is known.

    Only servers that the settings name are called, also when an address was kept before they were changed; no redirect
    is followed, no proxy of the surroundings is used, and what comes back is not read further than `Begrensd` does.
    """

    def __init__(self, instellingen: Berichtinstellingen, bron: str, nu: Callable[[], datetime]) -> None:
        self._instellingen, self._bron, self._nu = instellingen, bron, nu
        self._client = httpx2.Client(transport=Begrensd(SECONDEN), timeout=SECONDEN, trust_env=False)
        logging.getLogger("httpx2").setLevel(logging.WARNING)  # it would log addresses

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def bezorg(self, bericht: Bericht, naar: Adres) -> None:
        """Hand one over (raises LaterError, NooitError)."""
        if not self._instellingen.mag_aanroepen(naar.adres):
            raise NooitError("deze server staat niet (meer) in webhooks")
        inhoud, nu, nummer = self._content(bericht, naar.code), self._nu(), str(bericht.id)
        headers = {
            "content-type": "application/cloudevents+json",
            "accept-encoding": "identity",
            "webhook-id": nummer,
            "webhook-timestamp": str(int(nu.timestamp())),
            "webhook-signature": Webhook(naar.geheim).sign(nummer, nu, inhoud.decode()),
        }
        try:
            antwoord = self._client.post(naar.adres, content=inhoud, headers=headers)
        except (httpx2.HTTPError, httpx2.InvalidURL) as fout:
            raise LaterError(f"webhook antwoordt niet ({type(fout).__name__})") from None
        if not antwoord.is_success:
            raise _refused(antwoord.status_code)

    def _content(self, bericht: Bericht, code: str) -> bytes:
        brief, dashboard = brief_van(bericht, code), self._instellingen.dashboard
        return orjson.dumps(
            {
                "specversion": "1.0",
                "id": str(bericht.id),
                "source": self._bron,
                "type": f"{SOORT}.{bericht.soort.value}.v1",
                "time": in_z(moment_of(bericht.gemaakt_ms * 1_000)),
                "datacontenttype": "application/json",
                "data": als_gegevens(bericht, brief, dashboard, code),
            }
        )


def _refused(status: int) -> LaterError | NooitError:
    reden = f"webhook: HTTP {status}"
    later = status in TIJDELIJK or status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return LaterError(reden) if later else NooitError(reden)
