"""
How does a real command begin that goes on, beside others or until it is killed, without importing everything once more?

`Begonnen` is a `subprocess.Popen` in all that a test does with it. Its process is a copy of a forerunner that has
imported the command (`tests.kit.voorloper`), so it is that one which hears how it ended.
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
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from tests.kit.voorloper import AT_IMPORT, ROOT, be_the_command

LOOK = 0.01
"""Seconds between two looks whether a process ended."""
LATER = ("services.server", "services.api.app", "services.dashboard.app", "kafka", "psycopg", "uvicorn")
"""What a command imports when it needs it, and takes long."""
LONGEST = 1 << 20
"""Bytes of a message to a forerunner: words and surroundings."""


class Begonnen(subprocess.Popen[Any]):
    """
    A command that began: the words after `verzuimspoor`, and by name what `subprocess.Popen` takes.

    Of that `cwd`, `env`, `text` and the three streams; the rest is as it is by default.
    """

    def __init__(self, woorden: Sequence[str | Path], **hoe: Any) -> None:
        self._loper = _forerunner(*(hoe.get("env", os.environ).get(naam) for naam in AT_IMPORT))
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


class Loper:
    """A process that has imported the command, and makes copies of itself."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._hier, daar = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._een_voor_een = threading.Lock()
        with daar:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.kit.begonnen", str(daar.fileno())],
                cwd=ROOT,
                env={**env, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
                pass_fds=[daar.fileno()],
            )
        atexit.register(self.stop)

    def ask(self, wat: Mapping[str, Any], streams: Sequence[int] = ()) -> dict[str, int]:
        """Let it begin a command on these three streams, or say how one ended."""
        with self._een_voor_een:
            socket.send_fds(self._hier, [json.dumps(wat).encode()], streams)
            antwoord: dict[str, int] = json.loads(self._hier.recv(LONGEST))
            return antwoord

    def stop(self) -> None:
        """Let it end; what began goes on."""
        self._hier.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=10)


@cache
def _forerunner(*at_import: str | None) -> Loper:
    gegeven = {naam: waarde for naam, waarde in zip(AT_IMPORT, at_import, strict=True) if waarde is not None}
    return Loper({**{naam: waarde for naam, waarde in os.environ.items() if naam not in AT_IMPORT}, **gegeven})


# The other side: the forerunner itself


def _wait_for_commands(daar: socket.socket) -> None:
    from services.cli import main as cli

    for naam in LATER:
        importlib.import_module(naam)
    while True:
        bericht, streams, _, _ = socket.recv_fds(daar, LONGEST, 3)
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
            os._exit(be_the_command(opdracht, cli))
        for stroom in streams:
            os.close(stroom)
        daar.send(json.dumps({"pid": kind}).encode())


if __name__ == "__main__":
    _wait_for_commands(socket.socket(fileno=int(sys.argv[1])))
