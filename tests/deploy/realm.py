"""What would Keycloak say of somebody in the realm of compose.yaml? As its mappers say, and no more."""

import json
from dataclasses import dataclass, field
from typing import Any

from joserfc import jwt
from joserfc.jwk import KeySet

from tests.deploy.opstelling import DEPLOY
from tests.kit.openid import CLIENT, SOORT_ASSERTION, Claims, Uitgever, los

REALM = DEPLOY / "compose" / "realm.json"
GROEPEN, KENMERK, NAAM = "oidc-group-membership-mapper", "oidc-usermodel-attribute-mapper", "oidc-full-name-mapper"
ZEKERHEID, WIE, VOOR_WIE = "oidc-acr-mapper", "oidc-sub-mapper", "oidc-audience-mapper"


def gecommitte_realm() -> dict[str, Any]:
    """Return the realm as it is kept, without keys and passwords."""
    gelezen: dict[str, Any] = json.loads(REALM.read_text(encoding="utf-8"))
    return gelezen


@dataclass
class Realmlezer:
    """Reads a realm: who is in it, and what stands in a token for them."""

    realm: dict[str, Any]

    def client(self, client_id: str) -> dict[str, Any]:
        """Return a client."""
        [een] = [client for client in self.realm["clients"] if client["clientId"] == client_id]
        gevonden: dict[str, Any] = een
        return gevonden

    def mappers(self, client_id: str, soort: str) -> list[dict[str, Any]]:
        """Return what adds to a token (`id` or `access`) for a client: of itself, and of its scopes."""
        client = self.client(client_id)
        scopes = [s for s in self.realm["clientScopes"] if s["name"] in client["defaultClientScopes"]]
        alle = [mapper for deel in (client, *scopes) for mapper in deel.get("protocolMappers", [])]
        return [m for m in alle if m["config"].get(f"{soort}.token.claim", "true" if soort == "id" else "") == "true"]

    def id_claims(self, client_id: str, wie: str, niveau: int = 1) -> Claims:
        """Return what an id token says of a person."""
        [mens] = [een for een in self.realm["users"] if een["username"] == wie]
        claims: Claims = {}
        for mapper in self.mappers(client_id, "id"):
            soort, zo = mapper["protocolMapper"], mapper["config"]
            if soort == GROEPEN:
                claims[zo["claim.name"]] = list(mens["groups"])
            elif soort == KENMERK and (waarden := mens["attributes"].get(zo["user.attribute"])):
                claims[zo["claim.name"]] = waarden if zo["multivalued"] == "true" else waarden[0]
            elif soort == NAAM:
                claims["name"] = f"{mens['firstName']} {mens['lastName']}"
            elif soort == ZEKERHEID:
                namen = {int(n): naam for naam, n in json.loads(self.realm["attributes"]["acr.loa.map"]).items()}
                claims["acr"] = namen[niveau]
            elif soort == WIE:
                claims["sub"] = f"id van {wie}"
        return claims

    def access_claims(self, client_id: str) -> Claims:
        """Return what an access token says of a system."""
        claims: Claims = {"azp": client_id, "scope": " ".join(self.client(client_id)["defaultClientScopes"])}
        for mapper in self.mappers(client_id, "access"):
            if mapper["protocolMapper"] == VOOR_WIE:
                claims["aud"] = mapper["config"]["included.custom.audience"]
            elif mapper["protocolMapper"] == WIE:
                claims["sub"] = f"id van {client_id}"
        return claims


@dataclass
class Realmuitgever(Uitgever):
    """A provider with the people and the systems of a realm; it knows each client by the key that stands there."""

    lezer: Realmlezer = field(default_factory=lambda: Realmlezer(gecommitte_realm()))
    wie: str = "fatima"
    wil_een_spoor: bool = False

    def vertrouwt(self, velden: dict[str, str]) -> str:
        """Return what is wrong with how a client says who it is, or nothing."""
        kop, claims = los(velden["client_assertion"])
        client = self.lezer.client(claims["sub"])
        sleutels = KeySet.import_key_set(json.loads(client["attributes"]["jwks.string"]))
        try:
            jwt.decode(velden["client_assertion"], sleutels, algorithms=["RS256"])
        except Exception as fout:  # noqa: BLE001 - a test reads what it was
            return f"assertion: {type(fout).__name__} of {kop}"
        if velden["client_assertion_type"] != SOORT_ASSERTION or client["clientAuthenticatorType"] != "client-jwt":
            return "no private_key_jwt"
        if claims["iss"] != claims["sub"] or claims["aud"] != f"{self.adres}/token" or claims["jti"] in self.jtis:
            return "assertion of another client, for something else, or used twice"
        self.jtis.add(claims["jti"])
        return ""

    def verzilver(self, velden: dict[str, str]) -> Claims | None:
        """Return the tokens for a code, or for a system that acts for itself."""
        if velden["grant_type"] != "client_credentials":
            return super().verzilver(velden)
        if bezwaar := self.vertrouwt(velden):
            self.bezwaren.append(bezwaar)
            return None
        wie = los(velden["client_assertion"])[1]["sub"]
        if not self.lezer.client(wie)["serviceAccountsEnabled"]:
            return None
        return {"access_token": self.toegang(wie, **{"client_id": None, **self.lezer.access_claims(wie)})}

    def begin(self, velden: dict[str, str]) -> str:
        """Return where a browser goes that comes to log in; only to an address that the realm knows."""
        client = self.lezer.client(velden["client_id"])
        if velden["redirect_uri"] not in client["redirectUris"]:
            self.bezwaren.append("another redirect_uri")
        if velden["code_challenge_method"] != client["attributes"]["pkce.code.challenge.method"]:
            self.bezwaren.append("another kind of PKCE")
        if onbekend := set(velden["scope"].split()) - {"openid", *client["defaultClientScopes"]}:
            self.bezwaren.append(f"scopes that are not there: {onbekend}")
        return super().begin(velden)

    def id_token(self, nonce: str) -> str:
        """Return what is said about the person who logs in."""
        nu = int(self.klok().timestamp())
        claims = {"iss": self.adres, "aud": CLIENT, "azp": CLIENT, "iat": nu, "exp": nu + 300, "nonce": nonce}
        return self.teken(claims | self.lezer.id_claims(CLIENT, self.wie))
