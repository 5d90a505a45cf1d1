"""What gets somebody who is slow on purpose, or sends a head without an end?"""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from services.aanmelding import traag
from tests.kit.aangemeld import met_aanmelden
from tests.kit.apiserver import draait

KOP = b"POST %s HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: %s\r\ncontent-length: 100000\r\n\r\n"
SECONDEN = 10


def poort_van(adres: str) -> int:
    return int(adres.rsplit(":")[-1])


@pytest.fixture
def ongeduldig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server that waits shorter than it does for people."""
    monkeypatch.setattr(traag.Ongeduldig.__init__, "__defaults__", (0.3,))
    with met_aanmelden(tmp_path, None) as server:
        yield server.adres


@pytest.mark.parametrize("tussendoor", [b"", b"{"], ids=["says nothing more", "a sign now and then"])
@pytest.mark.parametrize(
    ("pad", "soort"),
    [
        (b"/api/v1/dossiers/_zoek", b"application/json"),
        (b"/zoek", b"application/x-www-form-urlencoded"),
        (b"/aanleveringen", b"multipart/form-data; boundary=x"),
    ],
)
def test_a_body_that_does_not_come_keeps_nothing_open(
    ongeduldig: str, pad: bytes, soort: bytes, tussendoor: bytes
) -> None:
    begin = time.monotonic()
    with socket.create_connection(("127.0.0.1", poort_van(ongeduldig))) as s:
        s.settimeout(0.1)
        s.sendall(KOP % (pad, soort))
        klaar = False
        while not klaar and time.monotonic() - begin < SECONDEN:
            try:
                s.sendall(tussendoor)
                klaar = s.recv(1) is not None
            except TimeoutError:
                continue
            except OSError:
                klaar = True

    assert klaar
    assert httpx.get(f"{ongeduldig}/uitleg").status_code == 200


@pytest.mark.trager
def test_a_head_without_an_end_is_cut_off(tmp_path: Path) -> None:
    with draait(tmp_path) as api, socket.create_connection(("127.0.0.1", poort_van(api.url))) as s:
        s.settimeout(SECONDEN)
        s.sendall(b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n")
        antwoord = b""
        for nummer in range(20):
            try:
                s.sendall(b"x-%d: %s\r\n" % (nummer, b"y" * 4_000))
            except OSError:
                break
        antwoord = s.recv(100)

    assert antwoord.startswith(b"HTTP/1.1 400")
