"""Which tokens of other systems are taken, what does each then carry, and how is the rest refused?"""

import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from domain.toegang.gebruiker import Gebruiker, Rol
from services.aanmelding.instellingen import Api
from services.aanmelding.machine import Machines
from services.aanmelding.redenen import AanmeldError
from services.aanmelding.uitgever import Uitgever as Gelezen
from services.aanmelding.wie import pseudoniem_van
from services.tijd import nu
from tests.kit.aangemeld import Aangemeld
from tests.kit.apiserver import HEADERS, PROBLEEM
from tests.kit.openid import AUDIENCE, CLIENT, Uitgever, hs256, plat, rsa

API = Api.model_validate(
    {
        "audience": AUDIENCE,
        "clients": {"leerlingsysteem": {"rol": "school", "scholen": ["99AA"], "scopes": ["meldingen.lezen"]}},
    }
)


def vraag(klant: httpx.Client, token: str | None, pad: str = "/thuiszitters") -> httpx.Response:
    koppen = {} if token is None else {"authorization": f"Bearer {token}"}
    antwoord = klant.get(f"/api/v1{pad}", headers=koppen)
    for naam, vorm in HEADERS.items():
        assert vorm.fullmatch(antwoord.headers[naam]), naam
    return antwoord


def test_a_token_of_a_known_system_is_answered(klant: httpx.Client, op: Uitgever) -> None:
    assert vraag(klant, op.toegang()).status_code == 200


def test_without_a_token_there_is_a_problem_that_says_what_to_do(klant: httpx.Client, op: Uitgever) -> None:
    antwoord = vraag(klant, None)

    assert (antwoord.status_code, antwoord.headers["content-type"]) == (401, PROBLEEM)
    assert antwoord.headers["www-authenticate"] == 'Bearer realm="verzuimspoor"'
    assert antwoord.json()["code"] == "geen-token"


def test_a_session_of_a_browser_opens_nothing_of_the_api(klant: httpx.Client, op: Uitgever) -> None:
    klant.get("/", follow_redirects=True)

    assert vraag(klant, None).status_code == 401


@pytest.mark.parametrize(
    "kop",
    [b"Basic YTpi", b"Bearer", b"bearer x", b"Bearer a b", "Bearer é".encode()],
)
def test_another_way_of_showing_who_one_is(klant: httpx.Client, op: Uitgever, kop: bytes) -> None:
    antwoord = klant.get("/api/v1/thuiszitters", headers={b"authorization": kop})

    assert antwoord.status_code == 401


@pytest.mark.parametrize(
    "anders",
    [
        {"iss": "https://elders.example"},
        {"iss": None},
        {"aud": CLIENT},
        {"aud": None},
        {"aud": ["een-ander"]},
        {"exp": timedelta(seconds=-31)},
        {"exp": None},
        {"exp": timedelta(seconds=90_000)},
        {"exp": "altijd"},
        {"exp": float(10**300)},
        {"iat": None},
        {"iat": timedelta(seconds=600)},
        {"iat": timedelta(seconds=-90_000), "exp": timedelta(seconds=300)},
        {"nbf": timedelta(seconds=600)},
    ],
    ids=str,
)
def test_a_claim_that_is_wrong(klant: httpx.Client, op: Uitgever, anders: dict[str, Any]) -> None:
    antwoord = vraag(klant, op.toegang(**op.van_nu(anders)))

    assert (antwoord.status_code, antwoord.json()["code"]) == (401, "geen-token")
    assert 'error="invalid_token"' in antwoord.headers["www-authenticate"]


@pytest.mark.parametrize("client", ["onbekend", "", "LEERLINGSYSTEEM", "leerlingsysteem "])
def test_a_system_that_is_not_known_here(klant: httpx.Client, op: Uitgever, client: str) -> None:
    antwoord = vraag(klant, op.toegang(client))

    assert (antwoord.status_code, antwoord.json()["code"]) == (403, "onbekende-client")


VALS: dict[str, Callable[[Uitgever, dict[str, Any]], str]] = {
    "none": lambda op, c: plat({"alg": "none", "kid": op.kid}, c),
    "none in capitals": lambda op, c: plat({"alg": "NONE", "kid": op.kid}, c, "AA"),
    "public key as secret": lambda op, c: hs256(op)(c),
    "kid elsewhere": lambda op, c: op.teken(c, kid="/dev/null"),
    "jku": lambda _, c: plat({"alg": "RS256", "kid": "x", "jku": "http://127.0.0.1:1/jwks"}, c, "AA"),
    "signature of another": lambda op, c: Uitgever(adres=op.adres, sleutel=rsa(), kid=op.kid).teken(c),
    "id token": lambda op, _: op.id_token("n"),
}


@pytest.mark.parametrize("hoe", VALS)
def test_a_token_that_the_provider_did_not_make_for_us(klant: httpx.Client, op: Uitgever, hoe: str) -> None:
    claims = {
        "iss": op.adres,
        "aud": AUDIENCE,
        "client_id": "leerlingsysteem",
        "iat": int(nu().timestamp()),
        "exp": int(nu().timestamp()) + 300,
    }

    assert vraag(klant, VALS[hoe](op, claims)).status_code == 401


def test_a_token_holds_until_it_ends_and_then_never_again(op: Uitgever) -> None:
    erbij = timedelta()
    machines = Machines(API, Gelezen(op.adres), pseudoniem_van(b"k" * 32), lambda: nu() + erbij)
    token = op.toegang()
    eerst = machines.gebruiker(token)
    erbij = timedelta(seconds=320)
    nog = machines.gebruiker(token)
    erbij = timedelta(seconds=331)

    assert nog == eerst
    with pytest.raises(AanmeldError):
        machines.gebruiker(token)


def test_what_a_token_carries(op: Uitgever) -> None:
    machines = Machines(API, Gelezen(op.adres), pseudoniem_van(b"k" * 32), nu)
    gevraagd = "meldingen.lezen audit.lezen openid"
    gebruiker = machines.gebruiker(op.toegang(scope=gevraagd))
    zonder = machines.gebruiker(op.toegang(scope="", gemeenten=["0014"], groups=["lpa"]))

    assert gebruiker == Gebruiker(
        gebruiker.wie, Rol.SCHOOL, scholen=frozenset({"99AA"}), scopes=frozenset({"meldingen.lezen"})
    )
    assert zonder.scopes == frozenset()
    assert (zonder.rol, zonder.gemeenten) == (Rol.SCHOOL, frozenset())
    assert "leerlingsysteem" not in gebruiker.wie


@pytest.mark.parametrize("scope", [["meldingen.lezen"], 7, {"a": 1}])
def test_a_scope_that_is_no_text_is_none(op: Uitgever, scope: object) -> None:
    machines = Machines(API, Gelezen(op.adres), pseudoniem_van(b"k" * 32), nu)

    assert machines.gebruiker(op.toegang(scope=scope)).scopes == frozenset()  # type: ignore[arg-type] # on purpose


def test_of_an_unknown_provider_nothing_is_known(server: Aangemeld, op: Uitgever) -> None:
    stil = Gelezen("http://127.0.0.1:9/niemand")
    with pytest.raises(AanmeldError) as fout:
        Machines(API, stil, pseudoniem_van(b"k" * 32), nu).gebruiker(op.toegang())

    assert fout.value.code == "uitgever-stil"


def test_a_token_in_an_address_is_not_read(klant: httpx.Client, op: Uitgever) -> None:
    antwoord = vraag(klant, None, f"/thuiszitters?access_token={op.toegang()}")

    assert antwoord.status_code == 401


def test_bytes_that_are_no_token(klant: httpx.Client, op: Uitgever) -> None:
    for token in ("..", "a..", base64.b64encode(b"x" * 20_000).decode(), "." * 500, "é.a.b"):
        assert (
            klant.get("/api/v1/thuiszitters", headers={b"authorization": f"Bearer {token}".encode()}).status_code == 401
        )
