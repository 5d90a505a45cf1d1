"""How does somebody log in with the provider of his organisation? (OpenID NLGov 1.0.1, authorization code flow)"""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import httpx2
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import OAuth2Client
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey
from joserfc.jwt import JWTClaimsRegistry

from services.aanmelding.begrensd import SECONDEN
from services.aanmelding.instellingen import Oidc
from services.aanmelding.redenen import AanmeldError
from services.aanmelding.uitgever import Uitgever
from services.begrensd import Begrensd
from services.settings import InstellingError

TERUG = "/aanmelden/terug"
SPELING = 30
"""Seconds that two clocks may differ."""
OUDST = 600
"""Seconds after which an id token that says so itself is too old to log in with."""
GELDT = 60
"""Seconds that our proof of who we are holds (the library would say an hour)."""
LANGSTE_SUB = 255


@dataclass(frozen=True, slots=True)
class Poging:
    """What is remembered between sending somebody away and seeing him back; each is random, 256 bits."""

    state: str
    nonce: str
    verifier: str


class Aanmelder:
    """Sends people to the provider and learns who came back. Several threads may use it."""

    def __init__(self, oidc: Oidc, publiek_adres: str, uitgever: Uitgever, nu: Callable[[], datetime]) -> None:
        """Read the key by which the provider knows us (raises InstellingError)."""
        self.oidc, self._uitgever, self._nu = oidc, uitgever, nu
        self._publiek = publiek_adres
        soort = ECKey if oidc.alg.startswith("ES") else RSAKey
        try:
            self._sleutel = soort.import_key(oidc.sleutel.read_bytes())
        except OSError as fout:
            raise InstellingError(f"{oidc.sleutel} is niet te lezen ({fout.strerror}) (oidc.sleutel)") from None
        except (JoseError, ValueError, TypeError):
            raise InstellingError(f"{oidc.sleutel} is geen privésleutel voor {oidc.alg} (oidc.sleutel)") from None
        if not self._sleutel.is_private:
            raise InstellingError(f"{oidc.sleutel} is een publieke sleutel (oidc.sleutel)")

    def bereikbaar(self) -> None:
        """See that the provider answers (raises AanmeldError)."""
        self._uitgever.adressen()

    def weg(self, poging: Poging) -> str:
        """Return the address at the provider to send a browser to (raises AanmeldError)."""
        with self._client("") as client:
            adres, _ = client.create_authorization_url(
                self._uitgever.adressen().aanmelden,
                state=poging.state,
                nonce=poging.nonce,
                code_challenge=create_s256_code_challenge(poging.verifier),
                code_challenge_method="S256",
                acr_values=" ".join(self.oidc.acr),
            )
        return str(adres)

    def claims(self, poging: Poging, antwoord: Mapping[str, str]) -> tuple[dict[str, Any], str]:
        """
        Return what the provider says about whoever came back, and the id token that said so.

        Raises:
            AanmeldError: he was refused, or the answer is not one to us, about this login, now, by this provider.

        """
        adressen = self._uitgever.adressen()
        if antwoord.get("iss", "" if adressen.zegt_wie else self.oidc.uitgever) != self.oidc.uitgever:
            raise AanmeldError("andere-uitgever", "iss in the answer")
        if "error" in antwoord or not antwoord.get("code"):
            raise AanmeldError("uitgever-weigert", "error in the answer")
        token = self._exchange(adressen.token, antwoord["code"], poging.verifier)
        claims = self._uitgever.claims(token)
        self._look_at(claims, poging.nonce)
        return claims, token

    def weg_uit(self, id_token: str) -> str | None:
        """Return the address at the provider to log out there as well, if it has one."""
        try:
            adres = self._uitgever.adressen().afmelden
        except AanmeldError:
            return None
        velden = {
            "id_token_hint": id_token,
            "client_id": self.oidc.client_id,
            "post_logout_redirect_uri": f"{self._publiek}/afgemeld",
        }
        return None if adres is None else f"{adres}{'&' if '?' in adres else '?'}{urlencode(velden)}"

    def _client(self, token_adres: str) -> OAuth2Client:
        # each its own: the library would say the same jti twice, which a provider refuses
        nu = int(self._nu().timestamp())
        bewijs = PrivateKeyJWT(
            token_adres,
            claims={"iat": nu, "exp": nu + GELDT},
            headers={"kid": self.oidc.sleutel_id},
            alg=self.oidc.alg,
        )
        client = OAuth2Client(
            client_id=self.oidc.client_id,
            client_secret=self._sleutel,
            token_endpoint_auth_method=bewijs,
            scope=self.oidc.scope,
            redirect_uri=f"{self._publiek}{TERUG}",
            transport=Begrensd(),
            timeout=SECONDEN,
            trust_env=False,
        )
        return client

    def _exchange(self, adres: str, code: str, verifier: str) -> str:
        try:
            with self._client(adres) as client:
                gegeven = client.fetch_token(adres, grant_type="authorization_code", code=code, code_verifier=verifier)
                token = gegeven.get("id_token")
        except OAuthError as fout:
            waarom = "code refused" if fout.error == "invalid_grant" else "token endpoint refuses"
            raise AanmeldError("uitgever-weigert", waarom) from None
        except (httpx2.HTTPError, ValueError, AttributeError, TypeError, KeyError, RecursionError) as fout:
            raise AanmeldError("uitgever-stil", type(fout).__name__) from None
        if not isinstance(token, str):
            raise AanmeldError("token-ongeldig", "no id token")
        return token

    def _look_at(self, claims: dict[str, Any], nonce: str) -> None:
        nu = int(self._nu().timestamp())
        regels = JWTClaimsRegistry(
            now=nu,
            leeway=SPELING,
            iss={"essential": True, "value": self.oidc.uitgever},
            aud={"essential": True, "value": self.oidc.client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True},
        )
        try:
            regels.validate(claims)
        except (JoseError, ValueError, TypeError) as fout:
            raise AanmeldError("token-ongeldig", _claim(fout)) from None
        if not isinstance(claims["nonce"], str) or not hmac.compare_digest(claims["nonce"].encode(), nonce.encode()):
            raise AanmeldError("token-ongeldig", "nonce")
        anderen = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
        partij = claims.get("azp", self.oidc.client_id if len(anderen) == 1 else None)
        if partij != self.oidc.client_id:
            raise AanmeldError("token-ongeldig", "azp")
        if claims["iat"] < nu - OUDST:
            raise AanmeldError("token-ongeldig", "iat")
        if not claims["sub"] or len(claims["sub"]) > LANGSTE_SUB:
            raise AanmeldError("token-ongeldig", "sub")
        if claims.get("acr") not in self.oidc.acr:
            raise AanmeldError("te-zwak-aangemeld", "acr")


def _claim(fout: Exception) -> str:
    """Return the name of the claim that is wrong, as the library calls it; never what it says."""
    return str(getattr(fout, "claim", "") or type(fout).__name__)
