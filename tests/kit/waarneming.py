"""Which processes run, what do they measure, and what do they write about themselves?"""

import json
import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from prometheus_client.metrics_core import Metric
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from tests.kit.sporen import zonder_spoor
from tests.kit.voorloper import Begonnen
from tests.kit.winkel import ROOT

GENOEG = 60.0
POORT = re.compile(r"metingen op poort (\d+)")


@dataclass
class Bewaakt:
    """A process that is watched: its measurements, its health and its lines."""

    naam: str
    fouten: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def adres(self) -> str:
        """Where it is asked; it says so itself, since each takes a free port."""
        tot = time.monotonic() + GENOEG
        while (gevonden := POORT.search(self.fouten.read_text(encoding="utf-8"))) is None:
            assert time.monotonic() < tot, f"{self.naam}: {self.fouten.read_text(encoding='utf-8')}"
            time.sleep(0.05)
        return f"http://127.0.0.1:{gevonden[1]}"

    def status(self, pad: str) -> int:
        """Return what a probe hears."""
        return httpx.get(f"{self.adres}{pad}", timeout=30).status_code

    def _families(self) -> list[Metric]:
        tekst = httpx.get(f"{self.adres}/_metrics", timeout=30).text
        zonder_spoor(f"the measurements of {self.naam}", tekst.encode())
        return list(text_string_to_metric_families(tekst))

    def gemeten(self) -> list[Sample]:
        """Return everything that it measures now."""
        return [een for family in self._families() for een in family.samples]

    def soorten(self) -> set[str]:
        """Return the name of everything that it can measure."""
        return {family.name for family in self._families()}

    def waarde(self, naam: str, **labels: str) -> float:
        """Return the highest of one measurement, of those with these labels."""
        gevonden = [een.value for een in self.gemeten() if een.name == naam and labels.items() <= een.labels.items()]
        assert gevonden, f"{self.naam} does not measure {naam} {labels}"
        return max(gevonden)

    def regels(self) -> list[dict[str, Any]]:
        """Return what it wrote for machines: all but a greeting is JSON."""
        tekst = self.fouten.read_text(encoding="utf-8")
        return [json.loads(regel) for regel in tekst.splitlines() if not regel.endswith("stop met Ctrl-C of SIGTERM.")]


@contextmanager
def draaiend(folder: Path, naam: str, *woorden: str, **omgeving: str) -> Iterator[Bewaakt]:
    """Run a command that goes on, until the end of the block."""
    fouten = folder / f"{naam}.log"
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("VERZUIMSPOOR_", "OTEL_"))}
    with fouten.open("wb") as file:
        process = Begonnen(woorden, cwd=ROOT, env=schoon | omgeving, stdout=subprocess.DEVNULL, stderr=file)
    try:
        yield Bewaakt(naam, fouten, process)
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        tekst = fouten.read_text(encoding="utf-8")
        zonder_spoor(f"the lines of {naam}", tekst.encode())
        assert "Traceback" not in tekst, tekst
