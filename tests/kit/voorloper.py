"""
How does a real command run without importing everything once more?

Importing takes most of the time of a short command. A forerunner has imported all of it, waits, and for each command
makes a copy of itself (`fork`): that is a process of its own, with its own surroundings, folder, input, output and exit
code, as if it had just been started. `voer_voor` runs one to its end. `Begonnen` is one that goes on, beside others or
until it is killed: a `subprocess.Popen` in all that a test does with it.
"""

import atexit
import importlib
import json
import os
import socket
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
AT_IMPORT = ("COLUMNS", "NO_COLOR", "TERM")
"""What is looked at when the command is imported: with another value of these there is another forerunner."""
LATER = ("services.server", "services.api.app", "services.dashboard.app", "kafka", "psycopg", "uvicorn")
"""What a command imports when it needs it, and takes long."""
LONGEST = 120
"""Seconds after which a command that is to end is killed."""
LOOK = 0.01
"""Seconds between two looks whether a process ended."""
BERICHT = 1 << 20
"""Bytes of a message to a forerunner: words and surroundings."""


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

    Raises:
        subprocess.TimeoutExpired: it did not end, and was killed.

    """
    pipe = subprocess.PIPE
    fouten = subprocess.STDOUT if samen else pipe
    hoe: dict[str, Any] = {"stdin": pipe, "stdout": pipe, "stderr": fouten, "encoding": "utf-8"}
    with Begonnen(woorden, versie, cwd=cwd, env=env, **hoe) as proces:
        try:
            uit, fout = proces.communicate(getypt, timeout=LONGEST)
        except subprocess.TimeoutExpired:
            proces.kill()
            raise
    return subprocess.CompletedProcess(list(woorden), proces.returncode, uit, fout or "")


class Begonnen(subprocess.Popen[Any]):
    """
    A command that began: the words after `verzuimspoor`, and by name what `subprocess.Popen` takes.

    Of that `cwd`, `env`, `text`, `encoding` and the three streams; the rest is as it is by default. `versie` is where
    the code lies, when it is not this.
    """

    def __init__(self, woorden: Sequence[str | Path], versie: Path = ROOT, **hoe: Any) -> None:
        env = hoe.get("env", os.environ)
        self._loper = _forerunner(versie, *(env.get(naam) for naam in AT_IMPORT))
        super().__init__([str(woord) for woord in woorden], **hoe)

    def _execute_child(self, args: Any, *rest: Any) -> None:
        """Begin it elsewhere; `rest` is what `subprocess.Popen` knows by then, by place."""
        cwd, env, pipes = rest[4], rest[5], rest[9:15]
        wat = {"woorden": args, "cwd": str(cwd or Path.cwd()), "env": dict(os.environ if env is None else env)}
        streams = [plek if fd == -1 else fd for plek, fd in enumerate((pipes[0], pipes[3], pipes[5]))]
        self.pid = self._loper.ask(wat, streams)["pid"]
        self._child_created = True
        self._close_pipe_fds(*pipes)  # type: ignore[attr-defined] # ours are the other ends

    def _try_wait(self, wait_flags: int) -> tuple[int, int]:
        """Ask how it ended, until it did or only once (`os.WNOHANG`): (0, 0) as long as it goes on."""
        while True:
            antwoord = self._loper.ask({"wacht": self.pid})
            if antwoord["pid"] or wait_flags & os.WNOHANG:
                return antwoord["pid"], antwoord["status"]
            time.sleep(LOOK)

    def _internal_poll(self, _deadstate: int | None = None) -> int | None:
        with self._waitpid_lock:  # type: ignore[attr-defined] # as that of subprocess does
            if self.returncode is None:
                pid, status = self._try_wait(os.WNOHANG)
                if pid:
                    self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode


class Voorloper:
    """A process that has imported the command, and makes copies of itself; it hears how each of them ended."""

    def __init__(self, versie: Path, env: Mapping[str, str]) -> None:
        waar = os.pathsep.join(dict.fromkeys((str(versie), str(ROOT))))
        self._hier, daar = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._een_voor_een = threading.Lock()
        with daar:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.kit.voorloper", str(daar.fileno())],
                cwd=versie,
                env={**env, "PYTHONPATH": waar, "PYTHONIOENCODING": "utf-8"},
                pass_fds=[daar.fileno()],
            )
        atexit.register(self.stop)

    def ask(self, wat: Mapping[str, Any], streams: Sequence[int] = ()) -> dict[str, int]:
        """Let it begin a command on these three streams, or say how one ended."""
        with self._een_voor_een:
            socket.send_fds(self._hier, [json.dumps(wat).encode()], streams)
            antwoord: dict[str, int] = json.loads(self._hier.recv(BERICHT))
            return antwoord

    def stop(self) -> None:
        """Let it end, as it does when nobody asks any more; what began goes on."""
        self._hier.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=10)


@cache
def _forerunner(versie: Path, *at_import: str | None) -> Voorloper:
    gegeven = {naam: waarde for naam, waarde in zip(AT_IMPORT, at_import, strict=True) if waarde is not None}
    gewoon = {naam: waarde for naam, waarde in os.environ.items() if naam not in AT_IMPORT}
    return Voorloper(versie, {**gewoon, **gegeven})


# The other side: the forerunner itself


def _wait_for_commands(daar: socket.socket) -> None:
    from services.cli import main as cli

    for naam in LATER:
        importlib.import_module(naam)
    while True:
        bericht, streams, _, _ = socket.recv_fds(daar, BERICHT, 3)
        if not bericht:
            return
        opdracht = json.loads(bericht)
        if "wacht" in opdracht:
            pid, status = os.waitpid(opdracht["wacht"], os.WNOHANG)
            daar.send(json.dumps({"pid": pid, "status": status}).encode())
            continue
        kind = os.fork()
        if kind == 0:
            daar.close()
            for plek, stroom in enumerate(streams):
                os.dup2(stroom, plek)
                os.close(stroom)
            os._exit(_run(opdracht, cli))
        for stroom in streams:
            os.close(stroom)
        daar.send(json.dumps({"pid": kind}).encode())


def _run(opdracht: Mapping[str, Any], cli: Any) -> int:
    """Be the command, in a copy of the forerunner; return the exit code."""
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


if __name__ == "__main__":
    _wait_for_commands(socket.socket(fileno=int(sys.argv[1])))
