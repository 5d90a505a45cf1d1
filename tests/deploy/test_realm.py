"""Does what Keycloak would say by the realm of compose.yaml let in whom it should, as what he is?"""

import json
from typing import Any

import pytest

from domain.toegang.gebruiker import Rol
from services.aanmelding.instellingen import lees
from services.aanmelding.mensen import MENSEN
from services.aanmelding.oidc import TERUG
from services.aanmelding.wie import naam_van, rollen_van
from tests.deploy.opstelling import DEPLOY
from tests.deploy.realm import Realmlezer, gecommitte_realm

INSTELLINGEN = lees(DEPLOY / "compose" / "aanmelden.toml")
LEZER = Realmlezer(gecommitte_realm())
CLIENT = LEZER.client(INSTELLINGEN.oidc.client_id)
assert INSTELLINGEN.api is not None
API = INSTELLINGEN.api


@pytest.mark.parametrize(("rol", "naam"), MENSEN, ids=lambda een: str(een))
def test_everybody_of_the_demo_is_there_in_his_role_and_with_a_work_area(rol: Rol, naam: str) -> None:
    [mens] = [een for een in LEZER.realm["users"] if f"{een['firstName']} {een['lastName']}" == naam]
    claims = LEZER.id_claims(INSTELLINGEN.oidc.client_id, mens["username"])

    [gebruiker] = rollen_van(claims, INSTELLINGEN.claims, INSTELLINGEN.groep, "wie")

    assert gebruiker.rol is rol
    assert gebruiker.gemeenten | gebruiker.scholen
    assert naam_van(claims, INSTELLINGEN.claims) == naam
    assert claims["acr"] in INSTELLINGEN.oidc.acr
    assert claims["sub"]


def test_what_the_client_may_is_what_we_ask_and_no_more() -> None:
    kenmerken = CLIENT["attributes"]

    assert CLIENT["clientAuthenticatorType"] == "client-jwt"
    assert kenmerken["token.endpoint.auth.signing.alg"] == INSTELLINGEN.oidc.alg
    assert kenmerken["pkce.code.challenge.method"] == "S256"
    assert CLIENT["redirectUris"] == [f"{INSTELLINGEN.publiek_adres}{TERUG}"]
    assert kenmerken["post.logout.redirect.uris"] == f"{INSTELLINGEN.publiek_adres}/afgemeld"
    anders = ("publicClient", "implicitFlowEnabled", "directAccessGrantsEnabled", "serviceAccountsEnabled")
    assert [naam for naam in anders if CLIENT[naam]] == []
    assert set(INSTELLINGEN.oidc.scope.split()) - {"openid"} <= set(CLIENT["defaultClientScopes"])
    assert INSTELLINGEN.oidc.sleutel_id == CLIENT["clientId"], "geheimen names each key after its client"


@pytest.mark.parametrize("client_id", list(API.clients))
def test_a_system_gets_a_token_for_us_with_the_scopes_that_it_may_have(client_id: str) -> None:
    client, claims = LEZER.client(client_id), LEZER.access_claims(client_id)

    assert client["clientAuthenticatorType"] == "client-jwt"
    assert client["serviceAccountsEnabled"]
    assert not client["standardFlowEnabled"]
    assert claims["aud"] == API.audience
    assert claims["azp"] == client_id
    assert set(claims["scope"].split()) == API.clients[client_id].scopes
    assert LEZER.realm["accessTokenLifespan"] <= API.langst_seconden


def test_nobody_chooses_his_own_work_area() -> None:
    [zo] = LEZER.realm["components"]["org.keycloak.userprofile.UserProfileProvider"]
    profiel: dict[str, Any] = json.loads(zo["config"]["kc.user.profile.config"][0])
    wie = {een["name"]: een["permissions"]["edit"] for een in profiel["attributes"]}

    assert {naam: wie[naam] for naam in ("gemeenten", "scholen")} == {"gemeenten": ["admin"], "scholen": ["admin"]}
    assert profiel.get("unmanagedAttributePolicy") is None
    assert not LEZER.realm["registrationAllowed"]


def test_there_is_no_key_and_no_password_in_it() -> None:
    assert '"jwks.string"' not in json.dumps(LEZER.realm)
    assert not any("credentials" in een for een in LEZER.realm["users"])
    assert not any("secret" in een for een in LEZER.realm["clients"])
