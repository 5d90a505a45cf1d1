"""How much longer does whoever looks at a list wait while a delivery is taken in, or while another process works?"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from time import perf_counter, sleep
from typing import Any

import httpx

from benchmarks.meten import show
from benchmarks.opstelling import levering

PAUZE = 0.05
"""Seconds between two looks: somebody reads in between."""
IDLE, BURN, INGEST = "idle", "beside a process that burns a core", "while ingesting"
GOAL = "<= 2 x"
Tijden = dict[str, list[float]]
"""By address, the seconds that each answer took."""


def measure(
    client: httpx.Client, folder: Path, paden: Mapping[str, str], *, ronden: int, keren: int, leerlingen: int
) -> None:
    """
    Ask these addresses of a server in turn: idle, beside a burning core, and while it takes in a delivery.

    In each round all three, one after the other, so that what others do on the machine is in each of them. The
    delivery of a round is another year of another municipality, and is handed over as anybody does.
    """
    _ask(client, paden, 3)
    tijden: dict[str, Tijden] = {toestand: {naam: [] for naam in paden} for toestand in (IDLE, BURN, INGEST)}
    regels, duurde = 0, 0.0
    for ronde in range(ronden):
        oogst = levering(_made(folder / f"ronde-{ronde}"), leerlingen, seed=100 + ronde)
        _add(tijden[IDLE], _ask(client, paden, keren))
        with _burning():
            _add(tijden[BURN], _ask(client, paden, keren))
        begin = perf_counter()
        aangeboden = [_offer(client, file) for file in (oogst.verzuimmeldingen, oogst.gebeurtenissen)]
        while not all(een["status"] in ("klaar", "mislukt") for een in _standing(client, aangeboden)):
            _add(tijden[INGEST], _ask(client, paden, 1))
        duurde += perf_counter() - begin
        klaar = _standing(client, aangeboden)
        if any(een["status"] == "mislukt" for een in klaar):
            raise RuntimeError(f"a delivery was not taken in: {[een['fout'] for een in klaar]}")
        regels += sum(een["gelezen"] for een in klaar)
    print(f"| lines taken in meanwhile | {regels:,} in {duurde:.0f} s | {regels / duurde:.0f} a second | |", flush=True)
    for naam in paden:
        _show(naam, {toestand: tijden[toestand][naam] for toestand in tijden})


def _show(naam: str, tijden: Mapping[str, Sequence[float]]) -> None:
    aantallen = " / ".join(str(len(deze)) for deze in tijden.values())
    print(f"| {naam}: requests ({IDLE} / burn / ingest) | {aantallen} | | |")
    if any(len(deze) < 2 for deze in tijden.values()):
        return  # so small a delivery was taken in before anybody asked
    for deel in (50, 99):
        stil = at(tijden[IDLE], deel)
        for toestand, deze in tijden.items():
            show(f"{naam}: p{deel} {toestand}", [at(deze, deel) * 1000], "ms")
        show(f"{naam}: ratio of p{deel}, the machine itself", [at(tijden[BURN], deel) / stil], "x")
        doel = GOAL if deel == 99 else ""
        show(f"{naam}: ratio of p{deel}, {INGEST}", [at(tijden[INGEST], deel) / stil], "x", doel)


def at(tijden: Sequence[float], deel: int) -> float:
    """Return the percentile."""
    return quantiles(tijden, n=100, method="inclusive")[deel - 1]


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _add(bij: Tijden, erbij: Tijden) -> None:
    for naam, tijden in erbij.items():
        bij[naam] += tijden


def _ask(client: httpx.Client, paden: Mapping[str, str], keren: int) -> Tijden:
    tijden: Tijden = {naam: [] for naam in paden}
    for _ in range(keren):
        for naam, pad in paden.items():
            tijden[naam].append(timed(lambda pad=pad: client.get(pad).raise_for_status()))  # type: ignore[misc] # a lambda with a default
            sleep(PAUZE)
    return tijden


def timed(doe: Callable[[], object]) -> float:
    """Return how many seconds of the wall it takes, once."""
    begin = perf_counter()
    doe()
    return perf_counter() - begin


def _offer(client: httpx.Client, file: Path) -> str:
    soort = "text/csv" if file.suffix == ".csv" else "application/x-ndjson"
    koppen = {"Content-Type": soort, "Content-Disposition": f'attachment; filename="{file.name}"'}
    antwoord = client.post("/api/v1/aanleveringen", content=file.read_bytes(), headers=koppen).raise_for_status()
    return str(antwoord.headers["location"])


def _standing(client: httpx.Client, waar: Sequence[str]) -> list[dict[str, Any]]:
    return [client.get(een).raise_for_status().json() for een in waar]


@contextmanager
def _burning() -> Iterator[None]:
    """Let another process compute, until the end of the block."""
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as process:
        try:
            yield
        finally:
            process.kill()


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
