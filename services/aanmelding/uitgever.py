"""What does the OpenID provider say of itself, and with which key was a token signed?"""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, Key, RSAKey

from services.aanmelding.begrensd import lees_json
from services.aanmelding.redenen import AanmeldError
from services.tomlbestand import veilig

LOG = logging.getLogger("verzuimspoor.aanmelding")
ALGORITMEN: Mapping[str, type[RSAKey | ECKey]] = {"RS256": RSAKey, "PS256": RSAKey, "ES256": ECKey}
"""What a token may be signed with, and the kind of key that goes with it: the token itself has no say in that."""
BEWAART, BEWAART_BIJ_STORING = 600.0, 3_600.0
"""Seconds that is remembered what the provider says, and what is done with it while it does not answer."""
NIET_VAKER_DAN = 30.0
"""Seconds between looking twice for a key that was not there: any token may name one."""
MEESTE_SLEUTELS = 50
MOST_OF_A_TOKEN = 16 * 1024
SMALLEST_RSA = 2_048


@dataclass(frozen=True, slots=True)
class Adressen:
    """Where the provider does what; `zegt_wie`: each answer to a browser names the provider (RFC 9207)."""

    aanmelden: str
    token: str
    sleutels: str
    afmelden: str | None
    zegt_wie: bool


class Uitgever:
    """An OpenID provider, of which is remembered for a while what it says. Several threads may ask at once."""

    def __init__(self, adres: str, klok: Callable[[], float] = time.monotonic) -> None:
        self.adres = adres
        self._klok = klok
        self._lock = threading.Lock()
        self._adressen: tuple[float, Adressen] | None = None
        self._sleutels: tuple[float, dict[str, Key]] | None = None
        self._gekeken = -NIET_VAKER_DAN

    def adressen(self) -> Adressen:
        """Return where what is (raises AanmeldError)."""
        with self._lock:
            return self._addresses()

    def _addresses(self) -> Adressen:
        nu = self._klok()
        if self._adressen is None or nu - self._adressen[0] > BEWAART:
            try:
                self._adressen = nu, self._discover()
            except AanmeldError as fout:
                LOG.warning("provider does not answer what=configuration why=%s", fout.waarom)
                if self._adressen is None or nu - self._adressen[0] > BEWAART_BIJ_STORING:
                    raise
        return self._adressen[1]

    def _discover(self) -> Adressen:
        gezegd = lees_json(f"{self.adres.rstrip('/')}/.well-known/openid-configuration")
        if gezegd.get("issuer") != self.adres:
            raise AanmeldError("andere-uitgever", "another issuer in the configuration")
        return Adressen(
            _address(gezegd, "authorization_endpoint"),
            _address(gezegd, "token_endpoint"),
            _address(gezegd, "jwks_uri"),
            _address(gezegd, "end_session_endpoint") if "end_session_endpoint" in gezegd else None,
            gezegd.get("authorization_response_iss_parameter_supported") is True,
        )

    def claims(self, token: str) -> dict[str, Any]:
        """
        Return what a token says, when one of the keys of the provider signed it; nothing else of it was looked at.

        Raises:
            AanmeldError: it is no such token, or the provider does not answer.

        """
        sleutel, alg = self._key_for(*_head(token))
        try:
            claims: dict[str, Any] = jwt.decode(token, sleutel, algorithms=[alg]).claims
        except (JoseError, ValueError) as fout:
            raise AanmeldError("token-ongeldig", type(fout).__name__) from None
        return claims

    def _key_for(self, kid: str, alg: str) -> tuple[Key, str]:
        with self._lock:
            gevonden = self._known(BEWAART).get(kid)
            if gevonden is None:
                self._look_again()
                gevonden = self._known(BEWAART_BIJ_STORING).get(kid)
            if gevonden is None and not self._known(BEWAART_BIJ_STORING):
                raise AanmeldError("uitgever-stil", "no keys")
        if not isinstance(gevonden, ALGORITMEN[alg]):
            raise AanmeldError("token-ongeldig", "unknown key")
        return gevonden, alg

    def _known(self, seconden: float) -> dict[str, Key]:
        """Return the keys that were seen so short ago."""
        if self._sleutels is None or self._klok() - self._sleutels[0] > seconden:
            return {}
        return self._sleutels[1]

    def _look_again(self) -> None:
        """Ask for the keys, unless that was done just now; whoever does not answer leaves things as they are."""
        nu = self._klok()
        if nu - self._gekeken < (NIET_VAKER_DAN if self._known(BEWAART_BIJ_STORING) else 1.0):
            return
        self._gekeken = nu
        try:
            self._sleutels = nu, _keys(lees_json(self._addresses().sleutels))
        except AanmeldError as fout:
            LOG.warning("provider does not answer what=keys why=%s", fout.waarom)


def _address(gezegd: Mapping[str, Any], wat: str) -> str:
    try:
        return veilig(str(gezegd.get(wat, "")).partition("?")[0]) and str(gezegd[wat])
    except ValueError:
        raise AanmeldError("uitgever-stil", f"no usable {wat}") from None


def _head(token: str) -> tuple[str, str]:
    """Return by which key and how a token says it was signed; what else its head says is not used."""
    if len(token) > MOST_OF_A_TOKEN or token.count(".") != 2:
        raise AanmeldError("token-ongeldig", "no signed token")
    try:
        kop = jws.extract_compact(token.encode()).headers()
    except (JoseError, ValueError, RecursionError) as fout:
        raise AanmeldError("token-ongeldig", type(fout).__name__) from None
    kid, alg = kop.get("kid"), kop.get("alg")
    if not isinstance(alg, str) or alg not in ALGORITMEN:
        raise AanmeldError("token-ongeldig", "algorithm")
    if not isinstance(kid, str) or "crit" in kop or "b64" in kop:
        raise AanmeldError("token-ongeldig", "head")
    return kid, alg


def _keys(gezegd: Mapping[str, Any]) -> dict[str, Key]:
    """Return the keys for signatures, by name; a secret one, a small one and one for something else is none."""
    lijst = gezegd.get("keys")
    if not isinstance(lijst, list):
        raise AanmeldError("uitgever-stil", "no keys")
    sleutels: dict[str, Key] = {}
    for een in lijst[:MEESTE_SLEUTELS]:
        if not isinstance(een, dict) or not isinstance(een.get("kid"), str) or een.get("use", "sig") != "sig":
            continue
        try:
            if een.get("kty") == "RSA":
                rsa = RSAKey.import_key({naam: een[naam] for naam in ("kty", "n", "e", "kid")})
                if rsa.raw_value.key_size >= SMALLEST_RSA:
                    sleutels[een["kid"]] = rsa
            elif een.get("kty") == "EC" and een.get("crv") == "P-256":
                sleutels[een["kid"]] = ECKey.import_key({naam: een[naam] for naam in ("kty", "crv", "x", "y", "kid")})
        except (JoseError, ValueError, KeyError, TypeError):
            continue
    return sleutels
