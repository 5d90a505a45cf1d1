"""What may come in as a delivery, and under which name?"""

import os
import re
from typing import BinaryIO

from domain.errors import VerzuimspoorError

MOST_BYTES = 4 << 30
MOST_LINES = 10_000_000
LONGEST_LINE = 1 << 20
"""A line is read as a whole: without a limit one file could fill the memory."""
NAAM = re.compile(r"(?!\.)[\w ().+-]{1,100}")
LANGSTE_NAAM = 200
"""Bytes: a name of a file on disk has at most 255."""
NUMMER = re.compile(r"(?<!\d)\d{9}(?!\d)")


class BestandsnaamError(VerzuimspoorError):
    """A file name that cannot be kept: it stands, readable, with every event of the delivery."""


class TeGrootError(VerzuimspoorError):
    """More than one delivery can be."""


def check_name(bestandsnaam: str) -> None:
    """Refuse a name that is no file name, or that holds a personal number (raises BestandsnaamError)."""
    if NAAM.fullmatch(bestandsnaam) is None or len(bestandsnaam.encode()) > LANGSTE_NAAM:
        raise BestandsnaamError("gebruik in de bestandsnaam hoogstens 100 letters, cijfers, spaties en . - _ + ( )")
    if NUMMER.search(bestandsnaam):
        raise BestandsnaamError("de bestandsnaam bevat een nummer van negen cijfers; kies een naam zonder nummers")


class Binnenkomst:
    """A delivery that is coming in."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.bytes = self._regels = self._deze_regel = 0

    def add(self, stuk: bytes) -> None:
        """Keep the next part (raises TeGrootError)."""
        self.bytes += len(stuk)
        if self.bytes > MOST_BYTES:
            raise TeGrootError(f"een aanlevering is hoogstens {MOST_BYTES >> 30} GiB; splits het bestand")
        *vorige, laatste = stuk.split(b"\n")
        self._regels += len(vorige)
        langste = max((len(regel) for regel in vorige[1:]), default=0)
        langste = max(langste, self._deze_regel + len(vorige[0] if vorige else laatste))
        self._deze_regel = len(laatste) + (0 if vorige else self._deze_regel)
        if self._regels > MOST_LINES:
            raise TeGrootError(f"een aanlevering heeft hoogstens {MOST_LINES} regels; splits het bestand")
        if langste > LONGEST_LINE:
            raise TeGrootError(f"een regel is hoogstens {LONGEST_LINE >> 20} MiB; dit is geen bestand met regels")
        self._file.write(stuk)

    def kept(self) -> int:
        """Return how many bytes it has, once it is on disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        return self.bytes
