"""How is the Zaken API asked for one thing?"""

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any, Self

import httpx2
from joserfc import jwt
from joserfc.jwk import OctKey

from services.begrensd import Begrensd
from services.zaken.fouten import LaterError, NooitError
from services.zaken.instellingen import Zaakinrichting

Velden = dict[str, Any]
WIE = "verzuimspoor"
CRS = "EPSG:4326"
"""What the standard asks for with a zaak, also when it has no geometry."""
SPELING = 5
"""Seconds that our clock may be ahead: a token of the future is refused over there, and one holds for an hour."""
LONGEST_PAUSE = 3_600.0
DRUK = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
GEEN_TOEGANG = {"not_authenticated", "not-authenticated", "authentication_failed"}
CODE = re.compile(r"[\w.-]{1,60}")
CIJFERS = re.compile(r"\d{8,}")


class ZaakWegError(NooitError):
    """What was asked for is not there any more."""


@dataclass(frozen=True, slots=True)
class Toelichting:
    """What the audit trail over there says of a call: why, and for whom it works."""

    waarom: str
    namens: str


class Zakenklant:
    """
    Asks the Zaken API: one call, one answer, nothing tried again.

    Each call has a token of its own (HS256, of this moment) and says in which trace it is. No redirect is followed, and
    only addresses below that of the API are asked, since whoever is asked sees the token.
    """

    def __init__(self, inrichting: Zaakinrichting, nu: Callable[[], datetime]) -> None:
        self._instellingen = inrichting.instellingen
        self._sleutel = OctKey.import_key(inrichting.geheim.get_secret_value().encode())
        self._nu = nu
        tijd = self._instellingen.tijden.antwoord_seconden
        self._client = httpx2.Client(transport=Begrensd(tijd, inrichting.tls), timeout=tijd, trust_env=False)
        logging.getLogger("httpx2").setLevel(logging.WARNING)  # it would log addresses

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def lijst(self, wat: str, vraag: Mapping[str, str], toelichting: Toelichting) -> list[Velden]:
        """Return the first page of a list (raises LaterError, NooitError)."""
        try:
            gezegd = self._ask("GET", f"{self._instellingen.zaken_api}/{wat}", toelichting, vraag=vraag)
        except ZaakWegError:
            raise LaterError(f"op zaken_api is geen {wat} te vinden (HTTP 404)", voor_alles=True) from None
        resultaten = gezegd.get("results")
        if not isinstance(resultaten, list) or not all(isinstance(een, dict) for een in resultaten):
            raise LaterError("het antwoord is geen lijst van de Zaken API", voor_alles=True)
        return resultaten

    def een(self, adres: str, toelichting: Toelichting) -> Velden:
        """Return what stands at an address (raises LaterError, NooitError, ZaakWegError)."""
        return self._ask("GET", self.onder_ons(adres), toelichting)

    def maak(self, wat: str, velden: Velden, toelichting: Toelichting) -> str:
        """Make something and return its address (raises LaterError: it may have been made; NooitError: it was not)."""
        gezegd = self._ask("POST", f"{self._instellingen.zaken_api}/{wat}", toelichting, velden=velden)
        return self.onder_ons(gezegd.get("url"))

    def onder_ons(self, adres: object) -> str:
        """Return an address that is below that of the API (raises NooitError)."""
        if not isinstance(adres, str) or not adres.startswith(f"{self._instellingen.zaken_api}/"):
            raise NooitError("het antwoord noemt een adres dat niet onder zaken_api valt")
        return adres

    def _ask(
        self,
        methode: str,
        adres: str,
        toelichting: Toelichting,
        *,
        vraag: Mapping[str, str] | None = None,
        velden: Velden | None = None,
    ) -> Velden:
        try:
            antwoord = self._client.request(
                methode, adres, params=vraag, json=velden, headers=self._headers(toelichting)
            )
        except httpx2.HTTPError as fout:
            raise LaterError(f"antwoordt niet ({type(fout).__name__})", voor_alles=True) from None
        if antwoord.is_success:
            return _object(antwoord)
        raise _refused(antwoord, self._nu())

    def _headers(self, toelichting: Toelichting) -> dict[str, str]:
        return {
            "authorization": f"Bearer {self._token(toelichting.namens)}",
            "accept": "application/json",
            "accept-encoding": "identity",
            "accept-crs": CRS,
            "content-crs": CRS,
            "x-audit-toelichting": toelichting.waarom,
        }

    def _token(self, namens: str) -> str:
        client_id = self._instellingen.client_id
        claims = {
            "iss": client_id,
            "iat": int(self._nu().timestamp()) - SPELING,
            "client_id": client_id,
            "user_id": WIE,
            "user_representation": namens,
        }
        return jwt.encode({"alg": "HS256", "typ": "JWT"}, claims, self._sleutel, algorithms=["HS256"])


def _object(antwoord: httpx2.Response) -> Velden:
    try:
        gelezen = antwoord.json()
    except (ValueError, RecursionError):
        gelezen = None
    if not isinstance(gelezen, dict):
        raise LaterError("het antwoord is niet te lezen", voor_alles=True)
    return gelezen


def _refused(antwoord: httpx2.Response, nu: datetime) -> LaterError | NooitError:
    """Return what an answer that is no success means; only codes of it are kept, since its text may name anybody."""
    status = antwoord.status_code
    code, velden = _codes(antwoord)
    reden = " ".join(deel for deel in (f"HTTP {status}", code, f"({', '.join(velden)})" if velden else "") if deel)
    if status in DRUK:
        return LaterError(reden, seconden=_retry_after(antwoord, nu), voor_alles=True)
    if status == HTTPStatus.UNAUTHORIZED or (
        status == HTTPStatus.FORBIDDEN and ("jwt" in code.lower() or code in GEEN_TOEGANG)
    ):
        return LaterError(f"{reden}: herkent client_id, geheim of klok niet", voor_alles=True)
    if antwoord.is_redirect:
        return LaterError(f"{reden}: verwijst door; noem het goede adres", voor_alles=True)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.REQUEST_TIMEOUT:
        return LaterError(reden)
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return ZaakWegError(reden)
    return NooitError(reden)


def _codes(antwoord: httpx2.Response) -> tuple[str, list[str]]:
    """Return the code of a problem, and of each wrong parameter its name and code."""
    try:
        gezegd = antwoord.json()
    except (ValueError, RecursionError):
        return "", []
    if not isinstance(gezegd, dict):
        return "", []
    fouten = gezegd.get("invalidParams")
    namen = [
        f"{_kept(een.get('name'))}: {_kept(een.get('code'))}"
        for een in (fouten if isinstance(fouten, list) else [])[:5]
        if isinstance(een, dict)
    ]
    return _kept(gezegd.get("code")), namen


def _kept(waarde: object) -> str:
    tekst = waarde if isinstance(waarde, str) and CODE.fullmatch(waarde) else ""
    return "" if CIJFERS.search(tekst) else tekst


def _retry_after(antwoord: httpx2.Response, nu: datetime) -> float | None:
    gezegd = antwoord.headers.get("retry-after", "").strip()
    if gezegd.isascii() and gezegd.isdigit():
        return min(float(gezegd), LONGEST_PAUSE)
    try:
        moment = parsedate_to_datetime(gezegd)
    except ValueError:
        return None
    wachten = (moment.replace(tzinfo=moment.tzinfo or UTC) - nu).total_seconds()
    return min(max(wachten, 0.0), LONGEST_PAUSE)
