"""How much may one caller ask, send and wait, and by what address is he counted?"""

import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.datastructures import Headers

from services.aanmelding import grenzen, traag
from services.aanmelding.grenzen import Grens, beller_van
from services.aanmelding.netwerk import afzender
from tests.kit.aangemeld import Aangemeld, met_aanmelden
from tests.kit.openid import Uitgever, uitgever
from tests.kit.winkel import csv_van, rij

Eigen = tuple[Uitgever, Aangemeld]
CSV = {"content-type": "text/csv", "content-disposition": 'attachment; filename="a.csv"'}


def test_a_bucket_empties_and_fills_again() -> None:
    uur = 0.0
    grens = Grens(3, 60, lambda: uur)

    assert [grens.wacht("a") for _ in range(4)] == [0, 0, 0, 21]
    assert grens.wacht("b") == 0
    uur = 20.5
    assert [grens.wacht("a"), grens.wacht("a") > 0] == [0, True]
    uur = 10_000.0
    assert [grens.wacht("a") for _ in range(4)] == [0, 0, 0, 21]


def test_many_callers_take_no_more_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grenzen, "MEESTE_BELLERS", 100)
    grens = Grens(1, 60)
    for nummer in range(1_000):
        grens.wacht(str(nummer))

    assert len(grens._emmers) == 100


@pytest.mark.parametrize(
    ("adres", "beller"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("onzin", "onbekend"),
    ],
)
def test_by_what_a_caller_is_counted(adres: str, beller: str) -> None:
    assert beller_van(adres) == beller


@pytest.mark.parametrize(
    ("direct", "koppen", "wie", "goed"),
    [
        ("192.0.2.9", {"x-forwarded-for": "198.51.100.1"}, "192.0.2.9", False),
        ("192.0.2.7", {"x-forwarded-for": "198.51.100.1"}, "198.51.100.1", True),
        ("192.0.2.7", {"x-forwarded-for": "203.0.113.9, 198.51.100.1"}, "198.51.100.1", True),
        ("192.0.2.7", {"x-forwarded-for": "203.0.113.9, 198.51.100.1, 192.0.2.7"}, "198.51.100.1", True),
        ("192.0.2.7", {}, "192.0.2.7", True),
        ("192.0.2.7", {"x-forwarded-for": "198.51.100.1", "x-forwarded-proto": "http"}, "198.51.100.1", False),
        ("192.0.2.7", {"x-forwarded-proto": "http"}, "192.0.2.7", False),
    ],
)
def test_forwarded_headers_count_from_a_named_proxy_only(
    direct: str, koppen: dict[str, str], wie: str, *, goed: bool
) -> None:
    from ipaddress import ip_network

    assert afzender({"client": (direct, 1)}, Headers(koppen), (ip_network("192.0.2.7"),)) == (wie, goed)
    assert afzender({"client": (direct, 1)}, Headers(koppen), ()) == (direct, True)


@pytest.fixture
def klant(eigen: Eigen) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=eigen[1].adres, timeout=20) as nieuw:
        yield nieuw


def test_logging_in_again_and_again_is_slowed_down(klant: httpx.Client) -> None:
    antwoorden = [klant.get("/aanmelden") for _ in range(10)]

    assert [een.status_code for een in antwoorden] == [303] * 8 + [429] * 2
    assert 1 <= int(antwoorden[-1].headers["retry-after"]) <= 60
    assert "Wacht een minuut" in antwoorden[-1].text


def test_a_system_is_limited_and_wrong_tokens_more_so(eigen: Eigen, klant: httpx.Client) -> None:
    goed = {"authorization": f"Bearer {eigen[0].toegang()}"}
    eerst = [klant.get("/api/v1/thuiszitters", headers=goed).status_code for _ in range(13)]
    fout = [klant.get("/api/v1/thuiszitters").status_code for _ in range(9)]
    laatste = klant.get("/api/v1/thuiszitters", headers=goed)

    assert eerst == [200] * 12 + [429]
    assert fout == [401] * 8 + [429]
    assert (laatste.json()["code"], int(laatste.headers["retry-after"]) > 0) == ("te-vaak", True)


def aanleveraar(eigen: Eigen) -> str:
    return eigen[0].toegang("aanleveraar", "aanleveringen.vastleggen")


def test_deliveries_are_limited(eigen: Eigen, klant: httpx.Client) -> None:
    goed = {"authorization": f"Bearer {aanleveraar(eigen)}", **CSV}
    codes = [klant.post("/api/v1/aanleveringen", headers=goed, content=csv_van(rij())).status_code for _ in range(3)]

    assert codes == [202, 202, 429]


def test_what_is_packed_is_not_unpacked(eigen: Eigen, klant: httpx.Client) -> None:
    goed = {"authorization": f"Bearer {eigen[0].toegang()}", "content-encoding": "gzip", **CSV}
    antwoord = klant.post("/api/v1/aanleveringen", headers=goed, content=b"\x1f\x8b" + b"0" * 100)

    assert (antwoord.status_code, antwoord.json()["code"]) == (415, "ingepakt")


def test_one_endless_line_is_no_delivery(eigen: Eigen, klant: httpx.Client) -> None:
    goed = {"authorization": f"Bearer {aanleveraar(eigen)}", **CSV}
    lang = klant.post("/api/v1/aanleveringen", headers=goed, content=b"a;b\n" + b"x" * (2 << 20))
    folder = eigen[1].db.with_suffix(".aanleveringen")

    assert (lang.status_code, lang.json()["code"]) == (413, "te-groot")
    assert [een for een in folder.iterdir() if een.is_dir()] == []


def test_whoever_stops_halfway_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traag.Ongeduldig.__init__, "__defaults__", (0.3,))
    with (
        met_aanmelden(tmp_path, None) as server,
        socket.create_connection(("127.0.0.1", int(server.adres.rsplit(":")[-1]))) as s,
    ):
        s.settimeout(10)
        s.sendall(
            b"POST /api/v1/aanleveringen HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: text/csv\r\n"
            b'content-disposition: attachment; filename="a.csv"\r\ncontent-length: 1000\r\n\r\nabc'
        )
        s.recv(1)
        folder = server.db.with_suffix(".aanleveringen")

        assert [een for een in folder.iterdir() if een.is_dir()] == []


@pytest.fixture(scope="module")
def achter_proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Uitgever, Aangemeld]]:
    with (
        uitgever() as op,
        met_aanmelden(
            tmp_path_factory.mktemp("proxy"),
            op,
            publiek="https://verzuim.gemeente.example",
            boven='proxy = ["127.0.0.1"]',
        ) as server,
    ):
        yield op, server


def test_behind_a_proxy_cookies_are_for_this_host_over_tls_only(achter_proxy: tuple[Uitgever, Aangemeld]) -> None:
    koppen = {"host": "verzuim.gemeente.example", "x-forwarded-for": "198.51.100.1", "x-forwarded-proto": "https"}
    with httpx.Client(base_url=achter_proxy[1].adres, headers=koppen) as klant:
        weg = klant.get("/aanmelden")
        poging = weg.headers["set-cookie"]
        terug = httpx.get(weg.headers["location"]).headers["location"]
        naam, waarde = poging.partition(";")[0].split("=", 1)
        pad = terug.removeprefix("https://verzuim.gemeente.example")
        binnen = klant.get(pad, headers={"cookie": f"{naam}={waarde}"})
        sessie = next(k for k in binnen.headers.get_list("set-cookie") if "sessie" in k)
        pagina = klant.get("/", headers={"cookie": sessie.partition(";")[0]})

    assert terug.startswith("https://verzuim.gemeente.example/aanmelden/terug?")
    assert naam == "__Host-verzuimspoor_poging"
    assert sessie.startswith("__Host-verzuimspoor_sessie=")
    for koek in (poging, sessie):
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= set(koek.split("; "))
        assert "Domain" not in koek
    assert pagina.status_code == 200
    assert all("Secure" in koek for koek in pagina.headers.get_list("set-cookie"))
    for antwoord in (weg, binnen, pagina):
        assert antwoord.headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize(
    ("koppen", "status"),
    [
        ({"host": "elders.example"}, 421),
        ({"host": "127.0.0.1"}, 421),
        ({"host": "verzuim.gemeente.example:8400"}, 421),
        ({"host": "verzuim.gemeente.example", "x-forwarded-proto": "http"}, 403),
        ({"host": "VERZUIM.gemeente.example"}, 303),
    ],
)
@pytest.mark.parametrize("pad", ["/", "/aanmelden"])
def test_behind_a_proxy_only_our_own_name_is_answered(
    achter_proxy: tuple[Uitgever, Aangemeld], koppen: dict[str, str], status: int, pad: str
) -> None:
    with httpx.Client(base_url=achter_proxy[1].adres, headers=koppen) as klant:
        antwoord = klant.get(pad)

    assert antwoord.status_code == status
    assert "elders.example" not in antwoord.headers.get("location", "")
