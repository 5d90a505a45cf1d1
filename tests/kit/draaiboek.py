"""
How is a runbook played: the very commands that stand in it, by a shell, against real servers?

A block `sh NAME` is run as it stands. `verzuimspoor` in it is a script that hands its words to a window (a pair of
pipes), behind which a forerunner of this thread runs them: each command is a process, and importing is done once.
"""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.kit.eigen_server import opdrachten
from tests.kit.voorloper import voer_voor
from tests.kit.winkel import ROOT
from tests.services.test_cli_docs import blokken

SCRIPT = """#!/bin/sh
{ pwd; printf '%s\\0' "$@"; printf '\\0\\0'; env -0; } > "$LOKET/vraag"
read -r code < "$LOKET/antwoord"
cat "$LOKET/uit"
cat "$LOKET/fout" >&2
exit "$code"
"""
STOP = b"stop\n\0\0\0"


@dataclass(frozen=True)
class Gespeeld:
    """What a block wrote, and how it ended."""

    code: int
    uit: str
    fout: str


@dataclass
class Draaiboek:
    """The blocks of a page, played in a folder; who plays gives the variables that the page asks for."""

    page: Path
    folder: Path
    loket: Path
    versie: Path
    """Where the code of the commands lies."""

    def blok(self, naam: str) -> str:
        """Return the commands of a block."""
        [tekst] = [blok.tekst for blok in blokken(self.page, "sh") if blok.naam == naam]
        return tekst

    def speel(self, naam: str, omgeving: Mapping[str, str]) -> Gespeeld:
        """Run a block as it stands, which stops at the first command that fails."""
        schoon = {n: w for n, w in os.environ.items() if not n.startswith("VERZUIMSPOOR_")}
        path = os.pathsep.join((str(self.loket), str(opdrachten().POSTGRES_BIN_PATH), schoon["PATH"]))
        process = subprocess.Popen(
            ["sh", "-eu", "-c", self.blok(naam)],
            cwd=self.folder,
            env={**schoon, **omgeving, "PATH": path, "LOKET": str(self.loket), "COLUMNS": "140"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        with ThreadPoolExecutor(1) as erbij:
            gezegd = erbij.submit(self._until_it_ends, process)
            _serve(self.loket, self.versie)
        return Gespeeld(process.returncode, *gezegd.result())

    def _until_it_ends(self, process: subprocess.Popen[str]) -> tuple[str, str]:
        uit, fout = process.communicate()
        (self.loket / "vraag").write_bytes(STOP)
        return uit, fout


def draaiboek(page: Path, folder: Path, versie: Path = ROOT) -> Draaiboek:
    """Make the window, and a folder with what the page expects to be installed, in which it is played."""
    loket, venv = folder / "loket", folder / ".venv" / "bin"
    for map_ in (loket, venv):
        map_.mkdir(parents=True)
    for naam in ("vraag", "antwoord"):
        os.mkfifo(loket / naam)
    for script in (loket / "verzuimspoor", venv / "verzuimspoor"):
        script.write_text(SCRIPT, encoding="utf-8")
        script.chmod(0o755)
    (venv / "python").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n', encoding="utf-8")
    (venv / "python").chmod(0o755)
    return Draaiboek(page, folder, loket, versie)


def _serve(loket: Path, versie: Path) -> None:
    """Answer one command after the other, until told to stop."""
    while (vraag := (loket / "vraag").read_bytes()) != STOP:
        cwd, _, rest = vraag.partition(b"\n")
        woorden, _, omgeving = rest.partition(b"\0\0\0")
        env = dict(regel.split("=", 1) for regel in omgeving.decode().split("\0") if "=" in regel)
        klaar = voer_voor(woorden.decode().split("\0"), Path(cwd.decode()), env, versie=versie)
        (loket / "uit").write_text(klaar.stdout, encoding="utf-8")
        (loket / "fout").write_text(klaar.stderr, encoding="utf-8")
        (loket / "antwoord").write_text(f"{klaar.returncode}\n", encoding="utf-8")
