"""Does nobody come in on an answer that is not the provider's, not for us, not for this login, or not of now?"""

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from tests.kit.aangemeld import Aangemeld, meld_aan
from tests.kit.openid import CLIENT, Uitgever, hs256, los, plat, rsa

KOEK = "verzuimspoor_sessie"
Claims = dict[str, Any]


def is_geweigerd(klant: httpx.Client, code: str) -> None:
    """See that somebody who tries to log in is told this, and has no session."""
    antwoord = meld_aan(klant)

    assert f"Code: {code}" in antwoord.text
    assert antwoord.status_code >= 400
    assert KOEK not in klant.cookies
    assert klant.get("/").status_code == 303


@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"iss": "https://elders.example"}, "token-ongeldig"),
        ({"iss": None}, "token-ongeldig"),
        ({"aud": "een-ander"}, "token-ongeldig"),
        ({"aud": ["een-ander"]}, "token-ongeldig"),
        ({"aud": [CLIENT, "een-ander"]}, "token-ongeldig"),
        ({"aud": [CLIENT, "een-ander"], "azp": "een-ander"}, "token-ongeldig"),
        ({"aud": {"a": CLIENT}}, "token-ongeldig"),
        ({"aud": None}, "token-ongeldig"),
        ({"azp": "een-ander"}, "token-ongeldig"),
        ({"exp": timedelta(seconds=-60)}, "token-ongeldig"),
        ({"exp": None}, "token-ongeldig"),
        ({"exp": "morgen"}, "token-ongeldig"),
        ({"exp": True}, "token-ongeldig"),
        ({"iat": timedelta(seconds=3600)}, "token-ongeldig"),
        ({"iat": timedelta(seconds=-3600)}, "token-ongeldig"),
        ({"iat": None}, "token-ongeldig"),
        ({"nbf": timedelta(seconds=3600)}, "token-ongeldig"),
        ({"nonce": "van een ander"}, "token-ongeldig"),
        ({"nonce": None}, "token-ongeldig"),
        ({"nonce": ["a"]}, "token-ongeldig"),
        ({"nonce": "é"}, "token-ongeldig"),
        ({"sub": ""}, "token-ongeldig"),
        ({"sub": None}, "token-ongeldig"),
        ({"sub": 7}, "token-ongeldig"),
        ({"sub": "x" * 256}, "token-ongeldig"),
        ({"acr": "urn:test:laag"}, "te-zwak-aangemeld"),
        ({"acr": None}, "te-zwak-aangemeld"),
        ({"acr": ["urn:test:substantieel"]}, "te-zwak-aangemeld"),
        ({"acr": {"a": 1}}, "te-zwak-aangemeld"),
        ({"groups": {"lpa": 1}}, "geen-rol"),
    ],
    ids=str,
)
def test_a_claim_that_is_wrong(klant: httpx.Client, op: Uitgever, anders: Claims, code: str) -> None:
    op.verander = lambda claims: {n: w for n, w in (claims | op.van_nu(anders)).items() if w is not None}

    is_geweigerd(klant, code)


def ander(op: Uitgever) -> Callable[[Claims], str]:
    """Sign with a key of one's own under the name of theirs."""
    eigen = rsa()
    return lambda claims: jwt.encode({"alg": "RS256", "kid": op.kid}, claims, eigen, algorithms=["RS256"])


def meegestuurd(op: Uitgever) -> Callable[[Claims], str]:
    """Sign with a key of one's own that the token itself brings along."""
    eigen = rsa()
    kop = {"alg": "RS256", "kid": "eigen", "jwk": eigen.as_dict(private=False)}
    return lambda claims: jwt.encode(kop, claims, eigen, algorithms=["RS256"])


def elliptisch(op: Uitgever) -> Callable[[Claims], str]:
    """Sign with another kind of key under the name of theirs."""
    eigen = ECKey.generate_key("P-256", private=True)
    return lambda claims: jwt.encode({"alg": "ES256", "kid": op.kid}, claims, eigen, algorithms=["ES256"])


def beknoeid(op: Uitgever) -> Callable[[Claims], str]:
    """Change what was signed."""

    def teken(claims: Claims) -> str:
        kop, _, handtekening = op.teken(claims | {"sub": "directeur"}).split(".")
        return f"{kop}.{plat({}, claims).split('.')[1]}.{handtekening}"

    return teken


SIGNERS: dict[str, Callable[[Uitgever], Callable[[Claims], str]]] = {
    "alg none": lambda op: lambda c: plat({"alg": "none", "kid": op.kid}, c),
    "alg None": lambda op: lambda c: plat({"alg": "None", "kid": op.kid}, c),
    "alg none with signature": lambda op: lambda c: plat({"alg": "none", "kid": op.kid}, c, "AAAA"),
    "alg missing": lambda op: lambda c: plat({"kid": op.kid}, c, "AAAA"),
    "alg a list": lambda op: lambda c: plat({"kid": op.kid, "alg": ["RS256"]}, c, "AAAA"),
    "HS256 with the public key": hs256,
    "another key": ander,
    "a key of its own": meegestuurd,
    "another kind of key": elliptisch,
    "changed": beknoeid,
    "kid missing": lambda _: lambda c: plat({"alg": "RS256"}, c, "AAAA"),
    "kid a path": lambda op: lambda c: op.teken(c, kid="../../etc/passwd"),
    "kid sql": lambda op: lambda c: op.teken(c, kid="' OR 1=1 --"),
    "kid a number": lambda _: lambda c: plat({"alg": "RS256", "kid": 1}, c, "AAAA"),
    "crit": lambda op: lambda c: plat({"alg": "RS256", "kid": op.kid, "crit": ["b64"], "b64": False}, c, "AAAA"),
    "no signature": lambda op: lambda c: op.teken(c).rsplit(".", 1)[0] + ".",
    "two parts": lambda op: lambda c: op.teken(c).rsplit(".", 1)[0],
    "garbage": lambda _: lambda _: "a.b.c",
    "not text": lambda _: lambda _: "é.é.é",
    "encrypted, so it says": lambda _: lambda _: "a.b.c.d.e",
    "much too large": lambda op: lambda c: op.teken(c | {"vulling": "x" * 40_000}),
    "an empty text": lambda _: lambda _: "",
}


@pytest.mark.parametrize("hoe", SIGNERS)
def test_a_signature_that_is_not_theirs(klant: httpx.Client, op: Uitgever, hoe: str) -> None:
    op.onderteken = SIGNERS[hoe](op)

    is_geweigerd(klant, "token-ongeldig")


def test_the_honest_signature_does_get_in(klant: httpx.Client, op: Uitgever) -> None:
    assert meld_aan(klant).status_code == 200
    assert KOEK in klant.cookies


@pytest.mark.parametrize(
    ("terug", "code"),
    [
        (lambda v: {n: w for n, w in v.items() if n != "state"}, "geen-poging"),
        (lambda v: v | {"state": "verzonnen"}, "geen-poging"),
        (lambda v: v | {"state": ""}, "geen-poging"),
        (lambda v: v | {"iss": "https://elders.example"}, "andere-uitgever"),
        (lambda v: {n: w for n, w in v.items() if n != "iss"}, "andere-uitgever"),
        (lambda v: {n: w for n, w in v.items() if n != "code"}, "uitgever-weigert"),
        (lambda v: v | {"error": "access_denied"}, "uitgever-weigert"),
        (lambda v: v | {"code": "verzonnen"}, "uitgever-weigert"),
    ],
)
def test_an_answer_that_is_not_to_our_question(
    klant: httpx.Client, op: Uitgever, terug: Callable[[dict[str, str]], dict[str, str]], code: str
) -> None:
    op.terug = terug

    is_geweigerd(klant, code)


def begonnen(klant: httpx.Client) -> str:
    """Begin to log in; return where the provider sends the browser back to."""
    return httpx.get(klant.get("/aanmelden").headers["location"]).headers["location"]


def test_an_answer_is_taken_once(klant: httpx.Client, op: Uitgever) -> None:
    terug = begonnen(klant)
    eerst, koek = klant.get(terug), klant.cookies[KOEK]
    weer = klant.get(terug)

    assert (eerst.status_code, weer.status_code) == (303, 400)
    assert "geen-poging" in weer.text
    assert klant.cookies[KOEK] == koek


def test_an_answer_to_another_browser_is_not_taken(klant: httpx.Client, op: Uitgever, server: Aangemeld) -> None:
    """So nobody is made to work under the name of whoever sent him a link."""
    terug = begonnen(klant)
    with httpx.Client(base_url=server.adres) as slachtoffer:
        slachtoffer.get("/aanmelden")
        antwoord = slachtoffer.get(terug)

        assert "andere-browser" in antwoord.text
        assert KOEK not in slachtoffer.cookies
    assert klant.get(terug).status_code == 400


def test_a_code_of_another_login_is_not_taken(klant: httpx.Client, op: Uitgever, server: Aangemeld) -> None:
    with httpx.Client(base_url=server.adres) as ander_mens:
        code = httpx.URL(begonnen(ander_mens)).params["code"]
    op.terug = lambda velden: velden | {"code": code}

    is_geweigerd(klant, "uitgever-weigert")


def test_a_login_is_not_finished_after_ten_minutes(klant: httpx.Client, op: Uitgever, server: Aangemeld) -> None:
    terug = begonnen(klant)
    server.klok.erbij = timedelta(minutes=11)
    antwoord = klant.get(terug)
    server.klok.erbij = timedelta()

    assert "geen-poging" in antwoord.text


def _traag(loket: BaseHTTPRequestHandler) -> bool:
    loket.send_response(200)
    loket.end_headers()
    for _ in range(40):
        try:
            loket.wfile.write(b" ")
            loket.wfile.flush()
        except OSError:
            break
        time.sleep(0.5)
    return True


def _stuur(inhoud: bytes, status: int = 200) -> Callable[[BaseHTTPRequestHandler], bool]:
    def ruil(loket: BaseHTTPRequestHandler) -> bool:
        loket.send_response(status)
        loket.send_header("content-length", str(len(inhoud)))
        loket.end_headers()
        try:
            loket.wfile.write(inhoud)
        except OSError:
            loket.close_connection = True
        return True

    return ruil


GEDRAG: dict[str, tuple[Callable[[BaseHTTPRequestHandler], bool], str]] = {
    "garbage": (_stuur(b"<html>storing</html>"), "uitgever-stil"),
    "nothing": (_stuur(b""), "uitgever-stil"),
    "a list": (_stuur(b"[1]"), "uitgever-stil"),
    "deep": (_stuur(b"[" * 100_000), "uitgever-stil"),
    "no id token": (_stuur(b'{"access_token": "a", "token_type": "Bearer"}'), "token-ongeldig"),
    "an id token that is no text": (_stuur(b'{"access_token": "a", "id_token": {"a": 1}}'), "token-ongeldig"),
    "server error": (_stuur(b"{}", 500), "uitgever-stil"),
    "much": (_stuur(b'{"id_token": "' + b"x" * (4 << 20) + b'"}'), "uitgever-stil"),
    "refused": (_stuur(b'{"error": "invalid_client"}', 401), "uitgever-weigert"),
}


@pytest.mark.parametrize("hoe", GEDRAG)
def test_a_token_endpoint_that_answers_otherwise(klant: httpx.Client, op: Uitgever, hoe: str) -> None:
    op.ruil, code = GEDRAG[hoe]

    is_geweigerd(klant, code)


@pytest.mark.trager
def test_a_token_endpoint_that_keeps_us_waiting(klant: httpx.Client, op: Uitgever) -> None:
    op.ruil = _traag
    begin = time.monotonic()

    is_geweigerd(klant, "uitgever-stil")
    assert time.monotonic() - begin < 15


def test_a_refusal_is_in_the_log_without_who_it_was(
    klant: httpx.Client, op: Uitgever, caplog: pytest.LogCaptureFixture
) -> None:
    op.verander = lambda claims: claims | {"sub": "999990019", "acr": "laag", "name": "Ilse de Wit"}
    with caplog.at_level(logging.INFO):
        meld_aan(klant)

    onze = [regel.getMessage() for regel in caplog.records if regel.name.startswith("verzuimspoor")]
    assert onze == ["login refused code=te-zwak-aangemeld why=acr"]


def test_the_token_is_one_of_ours_to_read(op: Uitgever) -> None:
    """The tools of these tests make what they say that they make."""
    assert los(op.id_token("n"))[1]["nonce"] == "n"
    assert los(hs256(op)({"a": 1}))[0]["alg"] == "HS256"
