"""Does a token, a cookie, a form or a whole request count that is not (any more) of whoever shows it?"""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from services.dashboard.pages import CATALOGUE
from tests.kit.aangemeld import met_aanmelden
from tests.kit.belaagd import Doelwit, bewijs
from tests.kit.dashboard import geserveerd, zonder_omgeving
from tests.kit.openid import uitgever
from tests.kit.toegang import ASSEN, GRONINGEN, NOOR
from tests.kit.winkel import csv_van, rij

FORMULIEREN = [pagina.pad for pagina in CATALOGUE if "POST" in pagina.methoden]
KOEK = "verzuimspoor_sessie"
VAN_ELDERS = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "none"},
    {"origin": "https://elders.example"},
    {"origin": "null"},
]


@pytest.fixture
def mens(doelwit: Doelwit) -> Iterator[httpx.Client]:
    with doelwit.mens("leerplichtambtenaar", GRONINGEN) as client:
        yield client


def adres_van(doelwit: Doelwit, pad: str) -> str:
    noor = doelwit.dossiers[NOOR]
    delen = {"{dossier_id}": noor, "{soort}": "GesprekGevoerd", "{id}": noor, "{gebeurtenis}": noor}
    delen["{brief}"] = "uitnodiging"
    for naam, waarde in delen.items():
        pad = pad.replace(naam, waarde)
    return pad


def aantal(doelwit: Doelwit) -> int:
    with doelwit.systeem("groningen") as systeem:
        return int(systeem.get("/gebeurtenissen?perPagina=1000").json()["positie"])


@pytest.mark.parametrize("pad", FORMULIEREN)
@pytest.mark.parametrize("mee", ["", "0" * 64, "é", "\x00", "van een ander"])
def test_a_form_without_the_mark_of_this_session_does_nothing(
    doelwit: Doelwit, mens: httpx.Client, pad: str, mee: str
) -> None:
    voor = aantal(doelwit)
    if mee == "van een ander":
        with doelwit.mens("leerplichtambtenaar", ASSEN) as ander:
            mee = bewijs(ander)
    antwoord = mens.post(adres_van(doelwit, pad), data={"_bewijs": mee, "geldigOp": "2026-05-04", "nummer": NOOR})

    assert antwoord.status_code == 403
    assert NOOR not in antwoord.text
    assert aantal(doelwit) == voor


@pytest.mark.parametrize("pad", [*FORMULIEREN, "/afmelden", "/rol"])
@pytest.mark.parametrize("koppen", VAN_ELDERS, ids=str)
def test_a_form_of_another_site_does_nothing_even_with_the_mark(
    doelwit: Doelwit, mens: httpx.Client, pad: str, koppen: dict[str, str]
) -> None:
    antwoord = mens.post(adres_van(doelwit, pad), data={"_bewijs": bewijs(mens)}, headers=koppen)

    assert antwoord.status_code == 403
    assert mens.get("/uitleg").status_code == 200


def test_where_nobody_logs_in_a_wrong_mark_is_refused_too(gevuld: Path) -> None:
    with zonder_omgeving(), geserveerd(gevuld) as hier, httpx.Client(base_url=hier.adres) as client:
        client.get("/")
        antwoorden = [client.post("/zoek", data={"_bewijs": mee, "nummer": NOOR}) for mee in ("", "é", "\x00", "0")]

    assert [een.status_code for een in antwoorden] == [403] * 4


def test_a_form_that_is_sent_twice_is_recorded_once_and_not_after_logging_out(eigen: Doelwit) -> None:
    voor = aantal(eigen)
    pad = f"/dossiers/{eigen.dossiers[NOOR]}/vastleggen/GesprekGevoerd"
    with eigen.mens("leerplichtambtenaar", GRONINGEN) as client:
        merk, koek = bewijs(client), client.cookies[KOEK]
        velden = {"_bewijs": merk, "geldigOp": "2026-05-04", "sleutel": "5b0c5c0e-3d4e-4f0a-9a57-2f6f0f3c1a44"}
        codes = [client.post(pad, data=velden).status_code for _ in range(3)]
        client.post("/afmelden", data={"_bewijs": merk})
        client.cookies.set(KOEK, koek)
        erna = client.post(pad, data=velden | {"sleutel": "5b0c5c0e-3d4e-4f0a-9a57-2f6f0f3c1a45"})

    assert codes == [303] * 3
    assert erna.status_code == 401
    assert aantal(eigen) == voor + 1


def test_a_request_of_a_system_that_somebody_else_sends_again_does_nothing(eigen: Doelwit) -> None:
    voor = aantal(eigen)
    koppen = {"If-Match": "*", "Idempotency-Key": "sleutel-0001"}
    pad, wat = f"/dossiers/{eigen.dossiers[NOOR]}/gebeurtenissen", {"type": "GesprekGevoerd", "geldigOp": "2026-05-04"}
    with eigen.systeem("groningen") as goed, eigen.systeem("assen") as ander:
        eerst = goed.post(pad, json=wat, headers=koppen)
        weer = goed.post(pad, json=wat, headers=koppen)
        door_ander = ander.post(pad, json=wat, headers=koppen)
        eigen.server.klok.erbij = timedelta(minutes=6)
        oud = goed.post(pad, json=wat, headers=koppen)
        eigen.server.klok.erbij = timedelta()

    assert (eerst.status_code, weer.status_code, door_ander.status_code, oud.status_code) == (201, 201, 403, 401)
    assert eerst.json() == weer.json()
    assert "GesprekGevoerd" not in door_ander.text + oud.text
    assert aantal(eigen) == voor + 1


def test_whoever_listens_stops_hearing_when_his_token_ends(eigen: Doelwit) -> None:
    """A token holds for minutes, and a stream has no end of its own."""
    einde = threading.Event()
    with eigen.systeem("groningen") as systeem:

        def luister() -> None:
            with (
                suppress(httpx.TransportError),
                systeem.stream("GET", "/gebeurtenissen/_stroom", headers={"accept": "text/event-stream"}) as stroom,
            ):
                for _ in stroom.iter_raw():
                    pass
                einde.set()

        draad = threading.Thread(target=luister, daemon=True)
        draad.start()
        assert not einde.wait(2)
        eigen.server.klok.erbij = timedelta(minutes=6)

        assert einde.wait(5)
        draad.join()


def test_one_system_does_not_take_every_place_with_streams(eigen: Doelwit) -> None:
    koppen = {"accept": "text/event-stream"}
    open_: list[httpx.Response] = []
    with eigen.systeem("groningen") as systeem, eigen.systeem("assen") as ander:
        for _ in range(40):
            vraag = systeem.build_request("GET", "/gebeurtenissen/_stroom", headers=koppen)
            open_.append(systeem.send(vraag, stream=True))
        codes = [een.status_code for een in open_]
        vraag = ander.build_request("GET", "/gebeurtenissen/_stroom", headers=koppen)
        open_.append(van_ander := ander.send(vraag, stream=True))
        for een in open_:
            een.close()
        for _ in range(50):
            time.sleep(0.1)
            met = systeem.send(systeem.build_request("GET", "/gebeurtenissen/_stroom", headers=koppen), stream=True)
            met.close()
            if met.status_code == 200:
                break

    assert codes[:10] == [200] * 10
    assert codes[-1] == 429
    assert (van_ander.status_code, met.status_code) == (200, 200)


def test_two_tokens_at_once_are_none(doelwit: Doelwit) -> None:
    """A proxy that looks at the one and a server that looks at the other do not agree about who asks."""
    tokens = [f"Bearer {doelwit.uitgever.toegang(wie, 'meldingen.lezen')}" for wie in ("assen", "groningen")]
    twee = httpx.get(
        f"{doelwit.server.adres}/api/v1/thuiszitters", headers=[("authorization", token) for token in tokens]
    )

    assert twee.status_code == 401


@pytest.mark.parametrize(
    "koek",
    [
        "{naam}={waarde}; {naam}=ondergeschoven",
        "{naam}=ondergeschoven; {naam}={waarde}",
        "\xa0{naam}={waarde}",
        "\x85{naam}={waarde}",
        "\x1f{naam}={waarde}",
        '{naam}="{waarde}"',
        "a={naam}={waarde}",
        "{naam}={waarde}x",
    ],
)
def test_a_cookie_that_another_site_put_there_is_no_session(doelwit: Doelwit, mens: httpx.Client, koek: str) -> None:
    """A name that only looks like ours after trimming escapes what a browser promises about `__Host-`."""
    kop = koek.format(naam=KOEK, waarde=mens.cookies[KOEK]).encode("latin-1")
    antwoord = httpx.get(f"{doelwit.server.adres}/uitleg", headers={b"cookie": kop})

    assert antwoord.status_code == 303


def test_a_caller_does_not_choose_the_address_by_which_he_is_counted(tmp_path: Path) -> None:
    """A proxy may add a line of its own below the one that a caller sent along."""
    grenzen = "\n[grenzen]\naanmelden_per_minuut = 5"
    adres, proxy = "https://verzuim.gemeente.example", 'proxy = ["127.0.0.1"]'
    with uitgever() as op, met_aanmelden(tmp_path, op, publiek=adres, boven=proxy, onder=grenzen) as server:
        codes = [
            httpx.get(
                f"{server.adres}/aanmelden",
                headers=[
                    ("host", "verzuim.gemeente.example"),
                    ("x-forwarded-for", f"203.0.113.{nummer}"),
                    ("x-forwarded-for", "198.51.100.1"),
                    ("x-forwarded-proto", "https"),
                ],
            ).status_code
            for nummer in range(7)
        ]
        plat = httpx.get(
            f"{server.adres}/aanmelden",
            headers=[
                ("host", "verzuim.gemeente.example"),
                ("x-forwarded-for", "198.51.100.2"),
                ("x-forwarded-proto", "https"),
                ("x-forwarded-proto", "http"),
            ],
        )

    assert codes == [303] * 5 + [429] * 2
    assert plat.status_code == 403


@pytest.mark.parametrize(
    "kop",
    [
        b"content-length: 5\r\ncontent-length: 50",
        b"content-length: 5, 50",
        b"content-length: -1",
        b"content-length: +5",
        b"content-length: 5\r\ntransfer-encoding: gzip",
        b"transfer-encoding: xchunked",
        b"host: elders.example",
        b"x : y",
        b"x: y\r\nhost: 127.0.0.1",
    ],
)
def test_a_request_that_two_servers_read_otherwise_is_not_read(doelwit: Doelwit, kop: bytes) -> None:
    """Smuggling begins with lengths and names about which a proxy and we do not agree."""
    poort = int(doelwit.server.adres.rsplit(":")[-1])
    with socket.create_connection(("127.0.0.1", poort)) as s:
        s.settimeout(10)
        s.sendall(b"POST /api/v1/dossiers/_zoek HTTP/1.1\r\nhost: 127.0.0.1\r\n" + kop + b"\r\n\r\n{}{}{")
        antwoord = s.recv(200)

    assert antwoord.startswith(b"HTTP/1.1 400")


def test_what_somebody_delivered_is_not_removed_with_his_id_by_another(eigen: Doelwit) -> None:
    koppen = {"content-type": "text/csv", "content-disposition": 'attachment; filename="a.csv"'}
    with eigen.systeem("groningen") as goed, eigen.systeem("assen") as ander:
        pad = f"/aanleveringen/{goed.post('/aanleveringen', content=csv_van(rij()), headers=koppen).json()['id']}"
        codes = [
            ander.request(m, f"{pad}{d}").status_code for m, d in (("GET", ""), ("GET", "/afwijzingen"), ("DELETE", ""))
        ]
        nog = goed.get(pad).status_code

    assert codes == [404] * 3
    assert nog == 200
