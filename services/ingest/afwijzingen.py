"""Where do bad lines go, so that they can be corrected and offered again?"""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TextIO

from services.ingest.gelezen import Afgewezen, Terugschrijver


class Afwijzingen:
    """
    The rejects file of one run, made only when there is something to reject.

    It holds personal data, so only its owner can read it. It takes its name when the run ends: a killed run leaves a
    `.deel`, and the next run finds the same lines again. With `overschrijf` it replaces a file of that name; without,
    it takes the first name that is free, also beside a run that ends at the same moment.
    """

    def __init__(self, path: Path, lezer: Terugschrijver, *, overschrijf: bool = False) -> None:
        self.path = path
        self._part = path
        self._overschrijf = overschrijf
        self._lezer = lezer
        self._file: TextIO | None = None
        self.aantal = 0

    def add(self, afgewezen: Afgewezen) -> None:
        """Write one bad line."""
        if self._file is None:
            self._file = self._open()
        self._file.write(self._lezer.rejects_line(afgewezen) + "\n")
        self.aantal += 1

    def _open(self) -> TextIO:
        _clear_parts_of_killed_runs(self.path)
        handle, naam = tempfile.mkstemp(suffix=".deel", prefix=f"{self.path.name}.", dir=self.path.parent)
        self._part = Path(naam)
        fcntl.flock(handle, fcntl.LOCK_EX)
        file = os.fdopen(handle, "w", encoding="utf-8", newline="")
        header = self._lezer.rejects_header()
        if header is not None:
            file.write(header + "\n")
        return file

    def close(self) -> Path | None:
        """Finish the file; return it, or None when nothing was rejected."""
        if self._file is None:
            return None
        self._file.close()
        if self._overschrijf:
            self._part.replace(self.path)
            return self.path
        for path in _names(self.path):
            with suppress(FileExistsError):
                os.link(self._part, path)
                self._part.unlink()
                return path
        raise AssertionError("unreachable")


def _clear_parts_of_killed_runs(path: Path) -> None:
    """Remove parts that nobody holds; a run that is still going holds a lock on its own."""
    for part in path.parent.iterdir():
        if part.name.startswith(f"{path.name}.") and part.name.endswith(".deel"):
            with part.open("rb") as file, suppress(BlockingIOError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                part.unlink()


def rejects_name(path: Path, suffix: str) -> Path:
    """Return the name beside a delivery for its rejects."""
    return path.with_name(f"{path.stem}.afgewezen{suffix}")


def _names(path: Path) -> Iterator[Path]:
    """Yield the name and then numbered ones: a file that is there may be worked on."""
    yield path
    for nummer in count(2):
        yield path.with_name(f"{path.stem}-{nummer}{path.suffix}")
