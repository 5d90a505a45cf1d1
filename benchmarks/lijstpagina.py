"""How long does whoever looks at a list wait, when nothing happens and while a delivery is taken in?"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from statistics import quantiles
from time import perf_counter, sleep

import httpx

from benchmarks.meten import show
from benchmarks.opstelling import UITVOER, Opzet, levering, opstelling

BLADZIJDE = f"/thuiszitters?peildatum={UITVOER}"
LIJST = f"/api/v1/thuiszitters?peildatum={UITVOER}"
PAUZE = 0.05
"""Seconds between two looks: somebody reads in between."""


def run(opzet: Opzet) -> None:
    """
    Ask the page and the list of the API in turn of a real server, on the clock of the wall.

    First idle, then while the corrected export and the events of a municipality are in its queue.
    """
    folder = opzet.map / "lijstpagina"
    folder.mkdir(parents=True, exist_ok=True)
    for oud in folder.glob("verzuimspoor.*"):
        if oud.is_file():
            oud.unlink()
    oogst = levering(folder, opzet.of(4_000, 100))
    with opstelling(folder) as hier:
        hier.ingest(oogst.verzuimmeldingen)
        hier.catch_up()
        print(f"| events before | {hier.aantal:,} | | |", flush=True)
    with server_van({"VERZUIMSPOOR_DB": str(folder / "verzuimspoor.db")}) as client:
        _ask(client, 3)
        rustig = _ask(client, opzet.of(150, 3))
        begin = perf_counter()
        for file, soort in (
            (oogst.verzuimmeldingen_gecorrigeerd, "text/csv"),
            (oogst.gebeurtenissen, "application/x-ndjson"),
        ):
            koppen = {"Content-Type": soort, "Content-Disposition": f'attachment; filename="{file.name}"'}
            client.post("/api/v1/aanleveringen", content=file.read_bytes(), headers=koppen).raise_for_status()
        druk: dict[str, list[float]] = {naam: [] for naam in rustig}
        while _is_going_on(client):
            for naam, tijden in _ask(client, 1).items():
                druk[naam] += tijden
        duurde = perf_counter() - begin
        gelezen = [een["gelezen"] for een in client.get("/api/v1/aanleveringen").json()["aanleveringen"]]
    print(f"| lines taken in meanwhile | {sum(gelezen):,} in {duurde:.0f} s | | |", flush=True)
    for naam, tijden in rustig.items():
        _show(naam, tijden, druk[naam])


def _show(naam: str, rustig: Sequence[float], druk: Sequence[float]) -> None:
    print(f"| {naam}: requests, idle and while ingesting | {len(rustig)} and {len(druk)} | | |")
    if not druk:
        return  # so small a delivery was taken in before anybody asked
    for deel in (50, 99):
        stil, bezig = _at(rustig, deel), _at(druk, deel)
        show(f"{naam}: p{deel} idle", [stil * 1000], "ms")
        show(f"{naam}: p{deel} while ingesting", [bezig * 1000], "ms")
        show(f"{naam}: ratio of p{deel}", [bezig / stil], "x", "<= 2 x" if deel == 99 else "")


def _at(tijden: Sequence[float], deel: int) -> float:
    """Return the percentile; of one time that time."""
    return tijden[0] if len(tijden) == 1 else quantiles(tijden, n=100, method="inclusive")[deel - 1]


def _ask(client: httpx.Client, keren: int) -> dict[str, list[float]]:
    tijden: dict[str, list[float]] = {"page": [], "list of the API": []}
    for _ in range(keren):
        for naam, pad in zip(tijden, (BLADZIJDE, LIJST), strict=True):
            begin = perf_counter()
            client.get(pad).raise_for_status()
            tijden[naam].append(perf_counter() - begin)
            sleep(PAUZE)
    return tijden


def _is_going_on(client: httpx.Client) -> bool:
    alle = client.get("/api/v1/aanleveringen").json()["aanleveringen"]
    return any(een["status"] in ("wacht", "bezig") for een in alle)


@contextmanager
def server_van(ours: Mapping[str, str]) -> Iterator[httpx.Client]:
    """Start the real server with these settings, until the end of the block."""
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("VERZUIMSPOOR_")}
    omgeving |= ours
    opdracht = [sys.executable, "-m", "services.cli", "serve", "--poort", "0"]
    with subprocess.Popen(opdracht, env=omgeving, stdout=subprocess.PIPE, text=True) as process:
        try:
            gezegd = process.stdout.readline() if process.stdout else ""
            adres = re.search(r"http://[^/]+", gezegd)
            if adres is None:
                raise RuntimeError(f"the server did not start: {gezegd}")
            with httpx.Client(base_url=adres[0], timeout=300) as client:
                yield client
        finally:
            process.terminate()
