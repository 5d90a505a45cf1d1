"""Where do bad lines go, so that they can be corrected and offered again?"""

import os
from pathlib import Path
from typing import TextIO

from services.ingest.gelezen import Afgewezen, Lezer


class Afwijzingen:
    """
    The rejects file of one run, made only when there is something to reject.

    It holds personal data, so only its owner can read it. It takes its name when the run ends: a killed run leaves a
    `.deel`, and the next run finds the same lines again.
    """

    def __init__(self, path: Path, lezer: Lezer) -> None:
        self.path = path
        self._part = path.with_name(path.name + ".deel")
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
        self._part.unlink(missing_ok=True)
        handle = os.open(self._part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
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
        self._part.replace(self.path)
        return self.path


def free_name(path: Path, suffix: str) -> Path:
    """Return the name beside a delivery for its rejects, passing over files that are there: they may be worked on."""
    naam = path.with_name(f"{path.stem}.afgewezen{suffix}")
    nummer = 1
    while naam.exists():
        nummer += 1
        naam = path.with_name(f"{path.stem}.afgewezen-{nummer}{suffix}")
    return naam
