"""How long is remembered what a provider says, and what when it has other keys, or is silent?"""

import pytest
from joserfc.jwk import ECKey, OctKey

from services.aanmelding.redenen import AanmeldError
from services.aanmelding.uitgever import Uitgever as Gelezen
from tests.kit.openid import Uitgever, rsa, uitgever


def test_it_is_asked_once_in_ten_minutes() -> None:
    uur = 0.0
    with uitgever() as op:
        gelezen = Gelezen(op.adres, lambda: uur)
        for later in (0.0, 1.0, 599.0):
            uur = later
            gelezen.claims(op.id_token("n"))
        eerst = dict(op.geleverd)
        uur = 601.0
        gelezen.claims(op.id_token("n"))

    assert eerst == {"/.well-known/openid-configuration": 1, "/jwks": 1}
    assert op.geleverd["/jwks"] == 2


def test_a_new_key_is_known_at_once_and_an_old_one_no_more() -> None:
    uur = 100.0
    with uitgever() as op:
        gelezen = Gelezen(op.adres, lambda: uur)
        oud = op.id_token("n")
        gelezen.claims(oud)
        op.sleutel, op.kid, uur = rsa(), "sleutel-2", 131.0
        nieuw = gelezen.claims(op.id_token("n"))

        assert nieuw["nonce"] == "n"
        with pytest.raises(AanmeldError):
            gelezen.claims(oud)


def test_tokens_with_invented_keys_make_us_ask_no_more_than_twice_a_minute() -> None:
    uur = 100.0
    with uitgever() as op:
        gelezen = Gelezen(op.adres, lambda: uur)
        for nummer in range(120):
            uur = 100.0 + nummer / 2
            with pytest.raises(AanmeldError) as fout:
                gelezen.claims(op.teken({"a": 1}, kid=f"verzonnen-{nummer}"))

            assert fout.value.code == "token-ongeldig"

    assert op.geleverd["/jwks"] <= 3


def test_a_silent_provider_stops_nobody_for_an_hour() -> None:
    uur = 0.0
    with uitgever() as op:
        gelezen = Gelezen(op.adres, lambda: uur)
        token = op.id_token("n")
        gelezen.claims(token)
    uur = 3_500.0
    nog = gelezen.claims(token)
    uur = 3_700.0

    assert nog["nonce"] == "n"
    with pytest.raises(AanmeldError) as fout:
        gelezen.claims(token)
    assert fout.value.code == "uitgever-stil"


@pytest.mark.parametrize(
    ("gezegd", "code"),
    [
        ({"issuer": "https://elders.example"}, "andere-uitgever"),
        ({"issuer": None}, "andere-uitgever"),
        ({"jwks_uri": "http://elders.example/jwks"}, "uitgever-stil"),
        ({"token_endpoint": "file:///etc/passwd"}, "uitgever-stil"),
        ({"authorization_endpoint": None}, "uitgever-stil"),
        ({"authorization_endpoint": "javascript:alert(1)"}, "uitgever-stil"),
        ({"end_session_endpoint": "http://elders.example"}, "uitgever-stil"),
    ],
)
def test_a_configuration_that_leads_elsewhere(gezegd: dict[str, object], code: str) -> None:
    with uitgever() as op:
        op.gezegd = gezegd
        with pytest.raises(AanmeldError) as fout:
            Gelezen(op.adres).adressen()

    assert fout.value.code == code


def test_only_keys_for_signatures_that_are_large_enough_count(monkeypatch: pytest.MonkeyPatch) -> None:
    geheim = OctKey.import_key(b"x" * 32)
    p384 = ECKey.generate_key("P-384", private=True)
    goed = ECKey.generate_key("P-256", private=True)
    with uitgever() as op:
        lijst = [
            {**rsa().as_dict(private=False), "kid": "versleutelt", "use": "enc"},
            {"kty": "oct", "k": geheim.as_dict()["k"], "kid": "geheim"},
            {**p384.as_dict(private=False), "kid": "p384"},
            {"kty": "RSA", "kid": "half"},
            {"kty": "RSA", "n": "AAAA", "e": "AQAB", "kid": "klein"},
            "geen sleutel",
            {**goed.as_dict(private=False), "kid": "goed"},
        ]
        monkeypatch.setattr(Uitgever, "jwks", lambda _: {"keys": lijst})
        op.sleutel, op.kid = goed, "goed"
        gelezen = Gelezen(op.adres)

        assert gelezen.claims(op.id_token("n"))["nonce"] == "n"
        assert set(gelezen._known(600)) == {"goed"}


@pytest.mark.parametrize("antwoord", [{"keys": {}}, {"keys": "a"}, {}])
def test_an_answer_without_keys(antwoord: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    with uitgever() as op:
        monkeypatch.setattr(Uitgever, "jwks", lambda _: antwoord)
        with pytest.raises(AanmeldError) as fout:
            Gelezen(op.adres).claims(op.id_token("n"))

    assert fout.value.code == "uitgever-stil"
