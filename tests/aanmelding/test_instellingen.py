"""Which settings about logging in are refused, with what sentence, before anything is served?"""

import re
from pathlib import Path

import pytest

from domain.toegang.gebruiker import Rol
from services.aanmelding.instellingen import Aanmeldinstellingen, lees
from services.aanmelding.redenen import ZINNEN
from services.settings import InstellingError
from tests.kit.openid import Uitgever, instellingen
from tests.kit.winkel import ROOT
from tests.services.test_cli_proces import vs

OP = Uitgever(adres="https://login.gemeente.example/realms/gemeente")
ADRES = "https://verzuim.gemeente.example"
PROXY = 'proxy = ["192.0.2.7", "2001:db8::/32"]'


def test_what_the_guide_writes_is_read(tmp_path: Path) -> None:
    gelezen = lees(instellingen(tmp_path, OP, ADRES, boven=PROXY))

    assert (gelezen.host, gelezen.is_https, len(gelezen.proxies)) == ("verzuim.gemeente.example", True, 2)
    assert gelezen.oidc.sleutel == tmp_path / "oidc.pem"


@pytest.mark.parametrize(
    ("was", "wordt", "zin"),
    [
        ('rol = "rmc"', 'rol = "lokaal"', "groep.1.rol lokaal is geen rol die een ander kan krijgen"),
        ('rol = "rmc"', 'rol = "directeur"', "groep.1.rol is geen rol"),
        ('gemeenten = ["0037"]', 'gemeenten = ["37"]', "groep.1.gemeenten.0 heeft een waarde die niet kan"),
        ('client_id = "verzuimspoor"', "", "oidc.client_id is verplicht en ontbreekt"),
        ('client_id = "verzuimspoor"', 'client_id = "a"\nclient_secret = "geheim"', "client_secret is geen instelling"),
        ('acr = ["urn:test:substantieel"]', "acr = []", "oidc.acr heeft er minstens één nodig"),
        ("https://login", "http://login", "oidc.uitgever begint met https://"),
        (f'"{ADRES}"', '"http://verzuim.gemeente.example"', "publiek_adres begint met https://"),
        (f'"{ADRES}"', f'"{ADRES}/pad"', "publiek_adres is een adres zonder pad"),
        (PROXY, "", "noem bij https de proxy"),
        (PROXY, 'proxy = ["hier"]', "proxy is een lijst van IP-adressen of netwerken"),
        ('audience = "verzuimspoor-api"', 'audience = "verzuimspoor"', "api.audience is een andere naam"),
        ('scopes = ["meldingen.lezen"', 'scopes = ["alles"', "scopes.0 heeft een waarde die niet kan"),
        ("[oidc]", "[oidc", "is geen TOML"),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be(tmp_path: Path, was: str, wordt: str, zin: str) -> None:
    path = instellingen(tmp_path, OP, ADRES, boven=PROXY)
    tekst = path.read_text(encoding="utf-8")
    assert was in tekst
    path.write_text(tekst.replace(was, wordt, 1), encoding="utf-8")

    with pytest.raises(InstellingError) as fout:
        lees(path)
    assert zin in str(fout.value)
    assert "geheim" not in str(fout.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    uitvoer = vs(tmp_path, "serve", "--poort", "0", VERZUIMSPOOR_AANMELDEN=str(tmp_path / "weg.toml"))

    assert (uitvoer.code, "is niet te lezen" in uitvoer.fout) == (2, True)


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"geen sleutel", "is geen privésleutel voor RS256"),
        (OP.client_sleutel.as_pem(private=False), "publieke sleutel"),
    ],
)
def test_a_key_that_is_none(tmp_path: Path, inhoud: bytes, zin: str) -> None:
    path = instellingen(tmp_path, OP, "http://127.0.0.1:8400")
    (tmp_path / "oidc.pem").write_bytes(inhoud)
    uitvoer = vs(tmp_path, "serve", "--poort", "0", VERZUIMSPOOR_AANMELDEN=str(path))

    assert (uitvoer.code, zin in uitvoer.fout) == (2, True)


def test_others_come_over_tls_only(tmp_path: Path) -> None:
    path = instellingen(tmp_path, OP, "http://127.0.0.1:8400")
    uitvoer = vs(tmp_path, "serve", "--adres", "0.0.0.0", "--poort", "0", VERZUIMSPOOR_AANMELDEN=str(path))  # noqa: S104 - it is refused

    assert (uitvoer.code, "alleen achter een proxy met https" in uitvoer.fout) == (2, True)


def test_the_model_says_what_it_is() -> None:
    assert Aanmeldinstellingen.model_config["extra"] == "forbid"


GIDS = ROOT / "docs" / "how-to" / "aanmelden.md"
NAZOEKEN = ROOT / "docs" / "how-to" / "aanmelden-nazoeken.md"


def test_the_file_in_the_guide_is_one(tmp_path: Path) -> None:
    blok = re.findall(r"```toml\n(.*?)```", GIDS.read_text(encoding="utf-8"), re.DOTALL)[0]
    path = tmp_path / "aanmelden.toml"
    path.write_text(blok, encoding="utf-8")
    gelezen = lees(path)

    assert [groep.rol.value for groep in gelezen.groep] == ["leerplichtambtenaar", "auditor"]
    assert gelezen.api is not None
    assert set(gelezen.api.clients) == {"leerlingsysteem"}


def test_each_reason_is_explained_in_the_guide_and_no_other() -> None:
    uitgelegd = set(re.findall(r"^\| `([a-z-]+)` \|", NAZOEKEN.read_text(encoding="utf-8"), re.MULTILINE))

    assert uitgelegd == set(ZINNEN)


def test_each_role_is_named_in_the_guide() -> None:
    tekst = GIDS.read_text(encoding="utf-8")

    assert [rol.value for rol in Rol if rol is not Rol.LOKAAL and f"`{rol.value}`" not in tekst] == []
