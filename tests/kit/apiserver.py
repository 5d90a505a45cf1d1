"""What does the real API answer, as a process of its own on a real store?"""

import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.kit.sporen import zonder_spoor
from tests.kit.voorloper import Begonnen
from tests.kit.winkel import ROOT

PROBLEEM = "application/problem+json"
HEADERS = {
    "api-version": re.compile(r"\d+\.\d+\.\d+"),
    "cache-control": re.compile("no-store"),
    "content-security-policy": re.compile(r"default-src 'none'; frame-ancestors 'none'"),
    "referrer-policy": re.compile("no-referrer"),
    "strict-transport-security": re.compile("max-age=31536000"),
    "x-content-type-options": re.compile("nosniff"),
    "x-frame-options": re.compile("DENY"),
}
"""What stands on every answer, whatever it is."""
NUMMER = re.compile(r"(?<![0-9a-f-])99999\d{4}(?!\d)")


@dataclass
class Api:
    """A running API; every answer is looked at for what holds always."""

    url: str
    process: subprocess.Popen[str]
    client: httpx.Client
    fouten: Path

    def vraag(self, methode: str, pad: str, **wat: Any) -> httpx.Response:
        """Ask, and see that the answer keeps what every answer promises."""
        assert NUMMER.search(pad) is None, "a personal number in an address"
        antwoord = self.client.request(methode, pad if pad.startswith("/api") else f"/api/v1{pad}", **wat)
        for naam, vorm in HEADERS.items():
            assert vorm.fullmatch(antwoord.headers[naam]), naam
        assert "server" not in antwoord.headers
        if antwoord.is_error:
            _is_a_problem(antwoord, methode)
        return antwoord

    def get(self, pad: str, **wat: Any) -> httpx.Response:
        """Ask for something."""
        return self.vraag("GET", pad, **wat)

    def lees(self, pad: str, **params: Any) -> dict[str, Any]:
        """Return what is there; it must be."""
        antwoord = self.get(pad, params=params or None)
        assert antwoord.status_code == httpx.codes.OK, antwoord.text
        gelezen: dict[str, Any] = antwoord.json()
        return gelezen

    def leg_vast(
        self, pad: str, gebeurtenis: dict[str, Any], *, sleutel: str, versie: str | None = "*"
    ) -> httpx.Response:
        """Record an event; `versie` is what If-Match says."""
        koppen = {"Idempotency-Key": sleutel} | ({} if versie is None else {"If-Match": versie})
        return self.vraag("POST", f"{pad}/gebeurtenissen", json=gebeurtenis, headers=koppen)

    def lever(self, naam: str, inhoud: str, soort: str = "text/csv") -> httpx.Response:
        """Hand over a delivery."""
        koppen = {"Content-Type": soort, "Content-Disposition": f'attachment; filename="{naam}"'}
        return self.vraag("POST", "/aanleveringen", content=inhoud.encode(), headers=koppen)

    def gezegd(self) -> str:
        """Return what the process wrote about itself, besides its address."""
        return self.fouten.read_text(encoding="utf-8")

    def stop(self, signaal: int = signal.SIGTERM) -> int:
        """Tell the process to stop, and wait until it has."""
        self.process.send_signal(signaal)
        return self.process.wait(timeout=20)


def _is_a_problem(antwoord: httpx.Response, methode: str) -> None:
    assert antwoord.headers["content-type"] == PROBLEEM
    assert antwoord.status_code != httpx.codes.UNPROCESSABLE_ENTITY
    assert NUMMER.search(antwoord.text) is None, "a personal number in an error"
    if methode != "HEAD":
        probleem = antwoord.json()
        assert probleem["status"] == antwoord.status_code
        assert probleem["title"]
        assert probleem["detail"]
        assert probleem["code"]


@contextmanager
def draait(folder: Path, *opties: str, **omgeving: str) -> Iterator[Api]:
    """Run the server on the store in a folder, on a free port, until the end of the block."""
    folder.mkdir(parents=True, exist_ok=True)
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("VERZUIMSPOOR_")}
    schoon |= {"PYTHONPATH": str(ROOT), "VERZUIMSPOOR_DB": str(folder / "verzuimspoor.db"), **omgeving}
    fouten = folder / "api.log"
    with fouten.open("w", encoding="utf-8") as log:
        process = Begonnen(
            ["serve", *opties, "--poort", "0"],
            cwd=folder,
            env=schoon,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    assert process.stdout is not None
    try:
        regel = process.stdout.readline()
        gevonden = re.search(r"http://[^/]+", regel)
        assert gevonden, fouten.read_text(encoding="utf-8")
        with httpx.Client(base_url=gevonden[0], timeout=60) as client:
            yield Api(gevonden[0], process, client, fouten)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(timeout=30)
        zonder_spoor("the standard output of a server", process.stdout.read().encode())
        process.stdout.close()
    gezegd = fouten.read_text(encoding="utf-8")
    assert "Traceback" not in gezegd, gezegd
    assert NUMMER.search(gezegd) is None, "a personal number in the log"


def regels_van(stroom: Iterator[str]) -> Iterator[dict[str, Any]]:
    """Yield the events of a live stream, each with its id beside it."""
    positie = ""
    for regel in stroom:
        if regel.startswith("id: "):
            positie = regel.removeprefix("id: ")
        elif regel.startswith("data: "):
            yield {"positie": int(positie), "melding": json.loads(regel.removeprefix("data: "))}
