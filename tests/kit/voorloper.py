"""
How does a real command run without importing everything once more?

Importing takes most of the time of a short command. A forerunner has imported all of it, waits, and for each command
makes a copy of itself (`fork`): that is a process of its own, with its own surroundings, folder, input, output and exit
code, as if it had just been started. What runs to its end goes this way; whoever is to be killed half way, or to run
beside others, goes by `tests.kit.begonnen`, which asks the same of a forerunner of its own.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
AT_IMPORT = ("COLUMNS", "NO_COLOR", "TERM")
"""What is looked at when the command is imported: with another value of these there is another forerunner."""
LONGEST = 120
"""Seconds after which a command is killed."""
_van_deze_draad = threading.local()


def voer_voor(
    woorden: Sequence[str | Path],
    cwd: Path,
    env: Mapping[str, str],
    getypt: str = "",
    *,
    samen: bool = False,
    versie: Path = ROOT,
) -> subprocess.CompletedProcess[str]:
    """
    Run a command to its end, as `subprocess.run` does; `samen` writes its errors among its answers.

    `versie` is where the code lies, when it is not this.
    """
    with tempfile.TemporaryDirectory() as folder:
        invoer, uitvoer, fouten = (Path(folder) / naam for naam in ("in", "uit", "fout"))
        invoer.write_text(getypt, encoding="utf-8")
        opdracht = {
            "woorden": [str(woord) for woord in woorden],
            "cwd": str(cwd),
            "env": dict(env),
            "in": str(invoer),
            "uit": str(uitvoer),
            "fout": str(uitvoer if samen else fouten),
        }
        code = _forerunner(env, versie).run(opdracht)
        gezegd = "" if samen else fouten.read_text(encoding="utf-8")
        return subprocess.CompletedProcess(list(woorden), code, uitvoer.read_text(encoding="utf-8"), gezegd)


class Voorloper:
    """A process that has imported the command; one command at a time."""

    def __init__(self, env: Mapping[str, str], versie: Path = ROOT) -> None:
        waar = os.pathsep.join(dict.fromkeys((str(versie), str(ROOT))))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.kit.voorloper"],
            cwd=versie,
            env={**env, "PYTHONPATH": waar, "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(self.stop)

    def run(self, opdracht: Mapping[str, Any]) -> int:
        """Run one command, and return its exit code: minus the signal when one killed it."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("the forerunner has no pipes")
        self._process.stdin.write(f"{json.dumps(opdracht)}\n")
        self._process.stdin.flush()
        return os.waitstatus_to_exitcode(int(self._process.stdout.readline()))

    def stop(self) -> None:
        """Let it end, as it does when nobody asks any more."""
        with suppress(OSError):
            self._process.communicate(timeout=10)


def _forerunner(env: Mapping[str, str], versie: Path) -> Voorloper:
    """Return the forerunner of this thread with these surroundings."""
    alle: dict[tuple[str | None, ...], Voorloper] = _van_deze_draad.__dict__.setdefault("alle", {})
    sleutel = (str(versie), *(env.get(naam) for naam in AT_IMPORT))
    if sleutel not in alle:
        alle[sleutel] = Voorloper(env, versie)
    return alle[sleutel]


# The other side: the forerunner itself


def _wait_for_commands() -> None:
    from services.cli import main as cli

    for regel in sys.stdin:
        opdracht = json.loads(regel)
        kind = os.fork()
        if kind == 0:
            os._exit(_run(opdracht, cli))
        _, status = os.waitpid(kind, 0)
        sys.stdout.write(f"{status}\n")
        sys.stdout.flush()


def _run(opdracht: Mapping[str, Any], cli: Any) -> int:
    """Be the command, in a copy of the forerunner; return the exit code."""
    signal.alarm(LONGEST)
    for plek, naam, hoe in ((0, "in", os.O_RDONLY), (1, "uit", SCHRIJF), (2, "fout", SCHRIJF)):
        os.dup2(os.open(opdracht[naam], hoe, 0o600), plek)
    return be_the_command(opdracht, cli)


def be_the_command(opdracht: Mapping[str, Any], cli: Any) -> int:
    """Run a command in this process, on the three streams as they are; return the exit code."""
    for nummer, stroom, soort in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        setattr(sys, stroom, os.fdopen(nummer, soort, encoding="utf-8", closefd=False))
    os.chdir(opdracht["cwd"])
    os.environ.clear()
    os.environ.update(opdracht["env"])
    time.tzset()
    sys.argv = [str(cli.__file__), *opdracht["woorden"]]
    code: Any = 0
    try:
        cli.main()
    except SystemExit as einde:
        code = einde.code
    except BaseException:  # noqa: BLE001 - as the interpreter does with whatever nobody caught
        traceback.print_exc()
        code = 1
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    return code if isinstance(code, int) else int(code is not None)


SCHRIJF = os.O_WRONLY | os.O_CREAT | os.O_APPEND

if __name__ == "__main__":
    _wait_for_commands()
