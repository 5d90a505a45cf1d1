"""How does what compose.yaml and the chart start run on this machine, with nothing changed but addresses and paths?"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.deploy.chart import ROOT
from tests.deploy.opstelling import DEPLOY, Programma, programma, volume_van_geheim
from tests.kit.sporen import zonder_spoor

SECONDEN_OM_TE_STOPPEN = 30


@dataclass
class Loopt:
    """A process, and where it writes what it says."""

    naam: str
    process: subprocess.Popen[bytes]
    uitvoer: Path

    def gezegd(self) -> str:
        """Return what it said until now."""
        return self.uitvoer.read_text(encoding="utf-8")


@dataclass
class Machine:
    """
    One folder in which every container finds its files, and where each address of the stack really is.

    `adressen` says by what is written in the files of the stack what it is here; `woorden` the same
    for whole words of a command line.
    """

    folder: Path
    adressen: Mapping[str, str]
    woorden: Mapping[str, str] = field(default_factory=dict)
    lopend: list[Loopt] = field(default_factory=list)

    @property
    def geheim(self) -> Path:
        """Where `geheimen` writes, a folder for each volume."""
        return self.folder / "geheimen"

    def zet_klaar(self) -> None:
        """Make the volumes, our command as the image has it, and the files of the stack with these addresses."""
        for map_ in ("bin", "bestanden", "leeg", *(f"geheimen/{een}" for een in volume_van_geheim().values())):
            (self.folder / map_).mkdir(parents=True)
        module, _, functie = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"][
            "verzuimspoor"
        ].partition(":")
        zo = f"#!/bin/sh\nexec {sys.executable} -c 'from {module} import {functie}; {functie}()' \"$@\"\n"
        for naam, inhoud in {"verzuimspoor": zo, "python": f'#!/bin/sh\nexec {sys.executable} "$@"\n'}.items():
            (self.folder / "bin" / naam).write_text(inhoud)
            (self.folder / "bin" / naam).chmod(0o755)
        for path in (DEPLOY / "compose").iterdir():
            if path.is_file():
                (self.folder / "bestanden" / path.name).write_text(self.hier(path.read_text(encoding="utf-8")))

    def hier(self, tekst: str, plaatsen: Mapping[str, str] | None = None) -> str:
        """Write a text with the addresses, and the paths of one container, of here."""
        paden = {daar: str(self.plaats(bron)) for daar, bron in (plaatsen or {}).items()}
        return _swapped(_swapped(tekst, self.adressen), paden, "(?<![\\w.-])(?:{})(?![\\w.-])")

    def plaats(self, bron: str) -> Path:
        """Return where a volume, or a file beside compose.yaml, is here."""
        if bron.startswith("./compose"):
            return self.folder / "bestanden" / bron.removeprefix("./compose").lstrip("/")
        if bron in volume_van_geheim():
            return self.geheim / volume_van_geheim()[bron]
        return self.folder / bron

    def lees_in(self, naam: str, plaatsen: Mapping[str, str]) -> None:
        """Let a file beside compose.yaml, and what was made for it, name the paths of a container of here."""
        path = self.folder / "bestanden" / naam
        path.write_text(self.hier(path.read_text(encoding="utf-8"), plaatsen))

    def zoals(self, wat: Programma) -> tuple[list[str], dict[str, str]]:
        """Return the command line and the whole surroundings of a container, as they are here."""
        plaatsen = {"/var/lib/verzuimspoor": "leeg", "/geheimen": "geheimen", **wat.plaatsen}
        woorden = [self.woorden.get(woord) or self.hier(woord, plaatsen) for woord in wat.woorden]
        gegeven = {naam: self.hier(waarde, plaatsen) for naam, waarde in wat.omgeving.items()}
        pad = f"{self.folder / 'bin'}:{Path(sys.executable).parent}:/usr/bin:/bin"
        return woorden, {**gegeven, "PATH": pad, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}

    def slaagt(self, wat: Programma) -> bool:
        """Say whether a check of the health of a container finds it well."""
        woorden, omgeving = self.zoals(wat)
        woorden = [self.hier(woord).replace(":8400", f":{self.woorden['8400']}") for woord in woorden]
        return subprocess.run(woorden, env=omgeving, cwd=self.folder / "leeg", capture_output=True).returncode == 0

    def doe(self, naam: str, wat: Programma | None = None) -> str:
        """Run to its end what runs once; return what it wrote."""
        woorden, omgeving = self.zoals(wat or programma(naam))
        klaar = subprocess.run(
            woorden, env=omgeving, cwd=self.folder / "leeg", capture_output=True, text=True, timeout=60
        )
        assert klaar.returncode == 0, f"{naam}: {klaar.stdout[-2_000:]}{klaar.stderr[-3_000:]}"
        return klaar.stdout

    def start(self, naam: str, wat: Programma | None = None) -> Loopt:
        """Start what goes on; it runs until `stop`."""
        woorden, omgeving = self.zoals(wat or programma(naam))
        uitvoer = self.folder / f"{len(self.lopend)}-{naam}.log"
        gevonden = shutil.which(woorden[0], path=omgeving["PATH"])
        assert gevonden is not None, woorden[0]
        with uitvoer.open("wb") as naar:
            process = subprocess.Popen(
                [gevonden, *woorden[1:]],
                env=omgeving,
                cwd=self.folder / "leeg",
                stdin=subprocess.DEVNULL,
                stdout=naar,
                stderr=naar,
                start_new_session=True,
            )
        self.lopend.append(Loopt(naam, process, uitvoer))
        return self.lopend[-1]

    def stop(self) -> dict[str, int]:
        """Tell all to stop at once, each one time, and return how each ended."""
        for een in self.lopend:
            een.process.send_signal(signal.SIGTERM)
        codes = {een.uitvoer.stem: een.process.wait(timeout=SECONDEN_OM_TE_STOPPEN) for een in self.lopend}
        for een in self.lopend:
            zonder_spoor(f"what {een.naam} said", een.uitvoer.read_bytes())
        return codes

    def ruim_op(self) -> None:
        """End what still runs, with all that it started."""
        for een in self.lopend:
            if een.process.poll() is None:
                os.killpg(een.process.pid, signal.SIGKILL)
                een.process.wait()


def _swapped(tekst: str, wat: Mapping[str, str], vorm: str = "{}") -> str:
    """Write each of these another way, once: what stands in the place of one is not looked at again."""
    if not wat:
        return tekst
    langste_eerst = "|".join(map(re.escape, sorted(wat, key=len, reverse=True)))
    return re.sub(vorm.format(langste_eerst), lambda gevonden: wat[gevonden[0]], tekst)
