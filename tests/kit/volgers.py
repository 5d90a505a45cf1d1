"""How are processes that follow the log waited for, and ended?"""

import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from typing import cast

from projections.stores.databank import OpslagError
from services.projector.volger import achterstand
from tests.kit.winkel import BEGIN, Winkel

PATIENCE = 60.0
"""Seconds that somebody may need to begin, on a machine that is busy."""


@contextmanager
def tot_het_einde(processes: list[subprocess.Popen[bytes]]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Let these run; those that were not stopped are killed."""
    try:
        yield processes
    finally:
        for process in processes:
            with suppress(ProcessLookupError):
                process.kill()
            process.communicate()


def wait_until_begun(*processes: subprocess.Popen[bytes]) -> None:
    """Wait until each has opened what it needs: one that is cut off before that ends, and is to be started again."""
    for process in processes:
        stderr, gezegd = cast("BufferedReader", process.stderr), b""
        while b"stop met" not in gezegd:
            assert select.select([stderr], [], [], PATIENCE)[0], "it does not begin"
            stuk = stderr.read1(10_000)
            assert stuk, gezegd.decode()
            gezegd += stuk


def assert_they_run(*processes: subprocess.Popen[bytes]) -> None:
    """See that nobody ended; tell what one said that did."""
    for process in processes:
        if process.poll() is not None:
            assert process.stderr is not None
            raise AssertionError(f"{process.returncode}: {process.stderr.read().decode()}")


def wait_until_there(winkel: Winkel, seconds: float = 60.0) -> None:
    """Wait until the rows know the whole log; a server that is away for a moment is asked again."""
    until = time.monotonic() + seconds
    while True:
        with suppress(OpslagError):
            if not achterstand(winkel.log, winkel.rows, BEGIN).gebeurtenissen:
                return
        assert time.monotonic() < until, "the followers do not get there"
        time.sleep(0.05)
