"""Which system asks, by the token that it shows, and what may it do within its role?"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwt import JWTClaimsRegistry

from domain.toegang.gebruiker import Gebruiker
from services.aanmelding.instellingen import Api
from services.aanmelding.oidc import SPELING
from services.aanmelding.redenen import AanmeldError
from services.aanmelding.uitgever import Uitgever
from services.aanmelding.wie import Pseudoniem


class Machines:
    """Knows other systems by a token of the provider (RFC 9068, and what Keycloak makes of it)."""

    def __init__(self, api: Api, uitgever: Uitgever, pseudoniem: Pseudoniem, nu: Callable[[], datetime]) -> None:
        self._api, self._uitgever, self._pseudoniem, self._nu = api, uitgever, pseudoniem, nu

    def gebruiker(self, token: str) -> Gebruiker:
        """
        Return who shows this token.

        Raises:
            AanmeldError: it is not for us, not from the provider, not now, or of a system that is not known here.

        """
        claims = self._uitgever.claims(token)
        self._look_at(claims)
        client_id = claims.get("client_id", claims.get("azp"))
        client = self._api.clients.get(client_id) if isinstance(client_id, str) else None
        if client is None:
            raise AanmeldError("onbekende-client", "client not configured")
        gevraagd = claims.get("scope", "")
        scopes = frozenset(gevraagd.split()) if isinstance(gevraagd, str) else frozenset()
        wie = self._pseudoniem(self._uitgever.adres, f"client {client_id}")
        return Gebruiker(wie, client.rol, client.gemeenten, client.scholen, scopes & client.scopes)

    def _look_at(self, claims: dict[str, Any]) -> None:
        regels = JWTClaimsRegistry(
            now=int(self._nu().timestamp()),
            leeway=SPELING,
            iss={"essential": True, "value": self._uitgever.adres},
            aud={"essential": True, "value": self._api.audience},
            exp={"essential": True},
            iat={"essential": True},
        )
        try:
            regels.validate(claims)
        except (JoseError, ValueError, TypeError) as fout:
            raise AanmeldError("geen-token", str(getattr(fout, "claim", "") or type(fout).__name__)) from None
        if claims["exp"] - claims["iat"] > self._api.langst_seconden:
            raise AanmeldError("geen-token", "lifetime")
