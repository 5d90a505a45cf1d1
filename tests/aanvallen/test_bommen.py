"""What becomes of a small thing that was made to grow: in memory, on disk, in time or on a page?"""

import gzip
import io
import json
import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from services.ingest.cellen import Records
from services.ingest.regels import Regel
from tests.kit.belaagd import Doelwit, belaagd, bewijs
from tests.kit.toegang import GRONINGEN, NOOR
from tests.kit.winkel import csv_van, rij

CSV, NDJSON = "text/csv", "application/x-ndjson"
XML = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd"><!ENTITY c "&b;&b;">]>
<a>&c;</a>
"""
SECONDEN = 20
KLAAR = re.compile("<dt>Afgewezen</dt>|Dit bestand is niet gelezen")
NAMEN = [
    "../../etc/passwd",
    "..\\..\\boot.ini",
    "/etc/passwd",
    "a/b.csv",
    ".verborgen",
    "..",
    ".",
    "a\x00.csv",
    "a\n.csv",
    "<script>alert(1)</script>.csv",
    "漢" * 100,
    "é" * 100 + ".csv",
    "a" * 255,
    "x" * 5000,
    "",
]
KOPPEN = [
    "attachment; filename*=UTF-8''..%2f..%2fetc%2fpasswd",
    "attachment; filename*=undefined''a.csv",
    "attachment; filename*=idna''a.csv",
    "attachment; filename*=unicode_escape''%5Cud800.csv",
    "attachment; filename*=utf-16''%ff%fe%00%d8",
    "attachment; filename*=UTF-8''" + "%E6%BC%A2" * 100,
    "attachment; filename*0*=a; filename*9999999999999999999999=b",
    "attachment; filename*=a; filename*=b''c",
    'attachment; filename="' + '\\"' * 5000 + '"',
    "filename=",
    ";" * 20_000,
]


@pytest.fixture
def systeem(eigen: Doelwit) -> Iterator[httpx.Client]:
    with eigen.systeem("groningen") as client:
        yield client


def lever(client: httpx.Client, inhoud: bytes, soort: str = CSV, naam: str = "a.csv") -> dict[str, object]:
    """Hand something over, wait for what becomes of it, and see that it took no time."""
    begin = time.monotonic()
    koppen = {"content-type": soort, "content-disposition": f'attachment; filename="{naam}"'}
    antwoord = client.post("/aanleveringen", content=inhoud, headers=koppen)
    assert antwoord.status_code == 202, antwoord.text
    while True:
        stand: dict[str, object] = client.get(f"/aanleveringen/{antwoord.json()['id']}").json()
        assert time.monotonic() - begin < SECONDEN
        if stand["status"] in ("klaar", "mislukt"):
            return stand
        time.sleep(0.05)


def ingepakt() -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("a.csv", b"0" * (50 << 20))
    return uit.getvalue()


@pytest.mark.parametrize("inhoud", [XML, ingepakt(), gzip.compress(b"0" * (50 << 20))], ids=["xml", "zip", "gzip"])
def test_nothing_is_unpacked_and_no_entity_is_followed(systeem: httpx.Client, inhoud: bytes) -> None:
    stand = lever(systeem, inhoud)
    afgewezen = systeem.get(f"/aanleveringen/{stand['id']}/afwijzingen")

    assert stand["nieuw"] in (None, 0)
    assert "root:" not in afgewezen.text
    assert len(afgewezen.content) < 10 * len(inhoud) + 10_000


@pytest.mark.parametrize(
    "regel", ['q"q' + ";" * 20_000 + '"x', ';"x', 'q"q;"x'], ids=["many cells", "short", "closed wrongly"]
)
def test_quotes_that_are_never_closed_cost_no_time_without_end(regel: str) -> None:
    """Every open quote makes the reader look fifty lines ahead; so does the next, and the next."""
    aantal = min(20_000, 2_000_000 // len(regel))
    records = Records(iter([Regel(nummer, regel) for nummer in range(aantal)]))
    records.breedte = 20
    begin = time.monotonic()
    gelezen = sum(1 for _ in records)

    assert gelezen > aantal // 3
    assert time.monotonic() - begin < 10


def test_after_many_open_quotes_a_row_that_is_whole_is_read() -> None:
    regels = ['q"q' + ";" * 20_000 + '"x'] * 100 + ['"a";b']
    records = Records(iter([Regel(nummer, regel) for nummer, regel in enumerate(regels)]))
    records.breedte = 2

    assert [een.cellen for een in records][-1] == ("a", "b")


@pytest.mark.parametrize(
    ("inhoud", "soort"),
    [
        (b";".join(b"k%d" % n for n in range(100_000)) + b"\n" + b"x;y\n" * 200, CSV),
        (csv_van(rij(toelichting="x" * 300_000, begindatum="gisteren")).encode(), CSV),
        (csv_van(*[rij(meldingsnummer=str(n), begindatum="=1+1") for n in range(500)]).encode(), CSV),
        (b"".join(json.dumps({f"a{r}_{n}": 1 for n in range(20_000)}).encode() + b"\n" for r in range(20)), NDJSON),
        (b"[" * 200_000 + b"\n", NDJSON),
        (b'{"pgn":' * 50_000 + b"\n", NDJSON),
        (b'{"pgn": ' + b"9" * 100_000 + b"}\n", NDJSON),
        (b'{"type": "\\ud800", "pgn": "\\udfff"}\n', NDJSON),
        (b"\x00" * 500_000, CSV),
        (b"\xff\xfe" + b"a\x00" * 1_000, CSV),
        (b"\n" * 500_000, CSV),
        (b"", CSV),
    ],
    ids=[
        "columns",
        "cell",
        "rows",
        "names",
        "lists",
        "objects",
        "number",
        "half signs",
        "zeros",
        "utf16",
        "lines",
        "-",
    ],
)
def test_the_page_about_a_delivery_stays_a_page(eigen: Doelwit, inhoud: bytes, soort: str) -> None:
    with eigen.mens("leerplichtambtenaar", GRONINGEN) as client:
        naam = "a.ndjson" if soort == NDJSON else "a.csv"
        gestuurd = client.post(
            "/aanleveringen", data={"_bewijs": bewijs(client)}, files={"bestand": (naam, inhoud, soort)}
        )
        begin = time.monotonic()
        weg = re.search(r"/aanleveringen/[0-9a-f-]{36}", client.get("/aanleveringen").text)
        assert weg
        while not KLAAR.search((pagina := client.get(weg[0])).text) and time.monotonic() - begin < SECONDEN:
            time.sleep(0.05)

    assert gestuurd.status_code == 303
    assert pagina.status_code == 200
    assert KLAAR.search(pagina.text)
    assert len(pagina.content) < 1 << 20
    assert time.monotonic() - begin < SECONDEN


def test_rejected_rows_open_in_a_spreadsheet_without_being_reckoned_with(systeem: httpx.Client) -> None:
    """A school writes them, an officer opens them; what he sends back is what the school wrote."""
    gevaar = ["=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(A1)", " =1", "'=1", "''+2", "|x", "%y", "'gewoon"]
    rijen = [rij(meldingsnummer=f"20260000{n}", toelichting=cel, soort="X") for n, cel in enumerate(gevaar)]
    stand = lever(systeem, csv_van(*rijen).encode())
    eerst = systeem.get(f"/aanleveringen/{stand['id']}/afwijzingen").text
    weer = lever(systeem, eerst.encode())
    nogmaals = systeem.get(f"/aanleveringen/{weer['id']}/afwijzingen").text

    assert stand["afgewezen"] == len(gevaar)
    assert [
        cel for regel in eerst.splitlines() for cel in regel.split(";") if cel.strip(' "')[:1] in (*"=+-@|%",)
    ] == []
    assert nogmaals == eerst


def test_a_formula_in_a_rejected_row_that_is_corrected_comes_in_as_it_was_written(systeem: httpx.Client) -> None:
    stand = lever(systeem, csv_van(rij(toelichting="-erg lang ziek", soort="X", pgn=NOOR)).encode())
    beter = systeem.get(f"/aanleveringen/{stand['id']}/afwijzingen").text.replace(";X;", ";LRV;")
    weer = lever(systeem, beter.encode())
    dossier = systeem.post("/dossiers/_zoek", json={"pgn": NOOR}).json()["dossiers"][0]["dossierId"]
    verteld = systeem.get(f"/dossiers/{dossier}/gebeurtenissen").text

    assert weer["nieuw"] == 1, weer
    assert '"-erg lang ziek"' in verteld


@pytest.mark.parametrize("naam", NAMEN)
def test_the_name_of_a_file_leads_nowhere(eigen: Doelwit, naam: str) -> None:
    folder = eigen.server.db.with_suffix(".aanleveringen")
    with eigen.mens("leerplichtambtenaar", GRONINGEN) as client:
        antwoord = client.post(
            "/aanleveringen", data={"_bewijs": bewijs(client)}, files={"bestand": (naam, csv_van(rij()).encode(), CSV)}
        )
    buiten = [een for een in folder.parent.rglob("*") if een.is_file() and folder not in een.parents]

    assert antwoord.status_code in (303, 400, 422)
    assert {een.suffix for een in buiten} <= {
        *(".db", ".meester", ".sleutels", ".sessies", ".rijen", ".toml", ".pem"),
        *(".db-wal", ".db-shm", ".sleutels-wal", ".sleutels-shm", ".sessies-wal", ".sessies-shm", ".ndjson"),
        *(".rijen-wal", ".rijen-shm", ".lock", ".slot"),
    }


@pytest.mark.parametrize("kop", KOPPEN)
def test_the_name_in_a_header_leads_nowhere_and_breaks_nothing(systeem: httpx.Client, kop: str) -> None:
    antwoord = systeem.post(
        "/aanleveringen", content=b"a;b\n", headers={"content-type": CSV, "content-disposition": kop}
    )

    assert antwoord.status_code in (202, 400)


def test_a_body_that_is_no_file_is_not_read_to_the_end(eigen: Doelwit, systeem: httpx.Client) -> None:
    """Only deliveries are written to disk while they come in: all else is held in memory."""

    def zonder_einde() -> Iterator[bytes]:
        for _ in range(64):
            yield b" " * (1 << 20)

    koppen = {"content-type": "application/json"}
    with_length = systeem.post("/dossiers/_zoek", content=b" " * (4 << 20), headers=koppen)
    try:
        gezegd = systeem.post("/dossiers/_zoek", content=zonder_einde(), headers=koppen).json()["code"]
    except httpx.TransportError:
        gezegd = "te-groot"  # the server stopped listening

    assert (with_length.status_code, with_length.json()["code"]) == (413, "te-groot")
    assert gezegd == "te-groot"


@pytest.mark.parametrize(
    "inhoud",
    [
        b'{"pgn":' * 20_000,
        b"[" * 100_000,
        b'{"pgn": ' + b"9" * 50_000 + b"}",
        b'{"pgn": "\\ud800"}',
        b'{"pgn": NaN}',
        b'{"pgn": 1e999}',
        b'{"pgn": "' + b"9" * 500_000 + b'"}',
        b'{"pgn": {"pgn": ["999990019"]}}',
        b"\xff\xfe\x00\x00",
        b"",
    ],
    ids=lambda een: een[:12],
)
def test_json_that_is_made_to_break_a_reader_is_a_mistake_of_the_sender(systeem: httpx.Client, inhoud: bytes) -> None:
    antwoord = systeem.post("/dossiers/_zoek", content=inhoud, headers={"content-type": "application/json"})

    assert antwoord.status_code == 400
    assert len(antwoord.content) < 2_000


@pytest.mark.parametrize(
    "kop",
    [
        {"if-match": f'"{"9" * 5_000}"'},
        {"if-match": '"-1"'},
        {"if-match": '"3'},
        {"traceparent": "00-" + "f" * 32 + "-" + "f" * 16 + "-ff"},
        {"traceparent": "0" * 5_000},
        {"inzage-reden": "%ff%00" * 1_000},
        {"accept": ",".join(["a/b;q=x"] * 2_000)},
        {"accept-language": "x" * 5_000},
        {"range": "bytes=0-,0-,0-"},
    ],
    ids=lambda een: next(iter(een)),
)
def test_a_header_that_is_made_to_break_a_reader_breaks_nothing(
    eigen: Doelwit, systeem: httpx.Client, kop: dict[str, str]
) -> None:
    pad, wat = f"/dossiers/{eigen.dossiers[NOOR]}", {"type": "GesprekGevoerd", "geldigOp": "2026-05-04"}
    koppen = {"idempotency-key": "sleutel-0002", "if-match": "*", **kop}

    assert systeem.post(f"{pad}/gebeurtenissen", json=wat, headers=koppen).status_code in (201, 400, 406, 412)
    assert systeem.get(pad, headers=kop).status_code in (200, 406)


def test_a_store_is_as_large_after_many_failures_as_before(gevuld: Path, tmp_path: Path) -> None:
    with belaagd(tmp_path, gevuld) as doel:
        voor = doel.server.db.stat().st_size
        koppen = {"content-type": CSV, "content-disposition": 'attachment; filename="../x.csv"'}
        with doel.systeem("groningen") as client:
            for _ in range(20):
                client.post("/aanleveringen", content=b"x" * 100_000, headers=koppen)
        folder = doel.server.db.with_suffix(".aanleveringen")

        assert [een for een in folder.iterdir() if een.is_dir()] == []
        assert doel.server.db.stat().st_size < voor + (1 << 20)
