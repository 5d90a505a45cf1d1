"""How are deliveries taken in beside the server, in a process that whoever looks at a page does not feel?"""

import logging
import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from threading import Event as Sein
from threading import Thread
from typing import Self

from services.wachtrij import NICE, Aanleveringenmap

LOG = logging.getLogger("verzuimspoor.inname")
KIJKT = 5.0
"""Seconds until we look again whether something waits that nobody takes in: another server may have left it."""
PATIENCE = (0.2, 1.0, 5.0, 30.0)
"""Seconds until it is started again, after it died on us so many times in a row."""
SECONDS_TO_FINISH = 30
NOT_STARTED = 127


class Innameproces:
    """
    Starts a process when there is something to take in and nobody does, and again when it dies.

    It ends with us: it reads its standard input, which closes when we do, also when we are killed. It stops after the
    batch that is being stored, and by itself when nothing came for a while.
    """

    def __init__(self, map_: Aanleveringenmap, opdracht: Sequence[str]) -> None:
        self._map, self._opdracht = map_, opdracht
        self._stop, self._wakker = Sein(), Sein()
        self._thread = Thread(target=self._guard, name="inname")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End the process, after the batch that is being stored."""
        self._stop.set()
        self._wakker.set()
        self._thread.join()

    def wek(self) -> None:
        """Say that something waits."""
        self._wakker.set()

    def _guard(self) -> None:
        mislukt = 0
        while not self._stop.is_set():
            self._wakker.clear()
            if not self._is_needed():
                self._wakker.wait(KIJKT)
                continue
            code = self._run()
            if code == 0 or self._stop.is_set():
                mislukt = 0
                continue
            wachten = PATIENCE[min(mislukt, len(PATIENCE) - 1)]
            mislukt += 1
            LOG.warning("the process that takes in deliveries ended code=%d again_in=%.1fs", code, wachten)
            self._stop.wait(wachten)

    def _is_needed(self) -> bool:
        try:
            return self._map.is_verlaten()
        except (OSError, ValueError) as fout:  # of a file that is no stand of ours: the guard goes on
            LOG.error("the folder of deliveries cannot be read: %s", type(fout).__name__)
            return False

    def _run(self) -> int:
        """Start it, and return how it ended."""
        try:
            return self._started()
        except OSError as fout:  # there is no room for another process now
            LOG.error("the process that takes in deliveries cannot be started: %s", type(fout).__name__)
            return NOT_STARTED

    def _started(self) -> int:
        with subprocess.Popen(  # noqa: S603 - our own command
            self._opdracht,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            process_group=0,  # a Ctrl+C on the terminal is for the server, which ends it in order
        ) as process:
            with suppress(OSError):  # from its first moment on: to start it takes a second of the processor
                os.setpriority(os.PRIO_PROCESS, process.pid, NICE)
            while process.poll() is None and not self._stop.wait(0.1):
                pass
            if process.stdin is not None:
                process.stdin.close()
            try:
                return process.wait(SECONDS_TO_FINISH)
            except subprocess.TimeoutExpired:
                process.kill()
                return process.wait()
