"""Which cells does a line have, between `;` or what else separates them?"""

import csv
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from services.ingest.regels import Regel

QUOTE = '"'
SEPARATOR = ";"
MOST_LINES = 50
"""A quoted cell may hold line ends, but not so many: then a quote is missing."""
MOST_IN_VAIN = 64 << 20
"""Signs of a file that are looked at in vain for the end of a quoted cell; after so many, only its own line is."""
EACH_LOOK = 100
"""Signs that looking once more costs at least."""


class Record(NamedTuple):
    """The cells of one row; `fout` says what is wrong with the line itself. `ruw` is the text as it was."""

    nummer: int
    cellen: tuple[str, ...]
    ruw: str
    fout: str | None = None


class Records:
    """
    The rows of a file; empty lines are left out.

    A quote that is never closed spoils one line only. Whether a quote is closed by a later line is not always to be
    seen, so a line that by itself has `breedte` cells is taken for a row of its own.
    """

    def __init__(self, regels: Iterator[Regel], separator: str = SEPARATOR) -> None:
        self._regels = regels
        self._separator = separator
        self._niets = f" \t{separator}"
        self._wacht: deque[Regel] = deque()
        self._vergeefs = 0
        self.breedte: int | None = None
        """How many cells a row has, once the header told."""

    def __iter__(self) -> Iterator[Record]:
        while (record := self.next()) is not None:
            yield record

    def next(self) -> Record | None:
        """Return the next row, or None at the end."""
        while (regel := self._next_line()) is not None:
            if regel.te_lang:
                return Record(regel.nummer, (), regel.tekst[:200], "regel-te-lang")
            if QUOTE in regel.tekst:
                return self._quoted(regel)
            if regel.tekst.strip(self._niets):
                return Record(regel.nummer, tuple(map(str.strip, regel.tekst.split(self._separator))), regel.tekst)
        return None

    def _next_line(self) -> Regel | None:
        return self._wacht.popleft() if self._wacht else next(self._regels, None)

    def _quoted(self, eerste: Regel) -> Record:
        gelezen, tekens = [eerste], len(eerste.tekst)
        while (cellen := self._split(gelezen)) is None:
            self._vergeefs += tekens + EACH_LOOK
            volgende = self._next_line() if self._vergeefs < MOST_IN_VAIN else None
            if volgende is not None:
                gelezen.append(volgende)
                tekens += len(volgende.tekst)
            if volgende is None or len(gelezen) > MOST_LINES or volgende.te_lang or self._is_a_row(volgende):
                self._wacht.extendleft(reversed(gelezen[1:]))
                return Record(eerste.nummer, (), eerste.tekst, "aanhalingsteken-open")
        return Record(eerste.nummer, cellen, "\n".join(regel.tekst for regel in gelezen))

    def _is_a_row(self, regel: Regel) -> bool:
        cellen = self._split([regel])
        return self.breedte is not None and cellen is not None and len(cellen) == self.breedte

    def _split(self, regels: list[Regel]) -> tuple[str, ...] | None:
        if len(regels) > 1:
            return split("\n".join(regel.tekst for regel in regels), self._separator, strict=True)
        tekst = regels[0].tekst
        vlot = split_if_plain(tekst, self._separator)
        return split(tekst, self._separator, strict=False) if vlot is None else vlot


def record_of(regel: Regel, separator: str = SEPARATOR) -> Record:
    """Return the cells of one row that was taken out of a file, with the lines that its quotes hold together."""
    return Records(iter((regel,)), separator).next() or Record(regel.nummer, (), regel.tekst)


def split(tekst: str, separator: str, *, strict: bool) -> tuple[str, ...] | None:
    """
    Return the cells, or None when the text ends inside a quoted one.

    `strict` lets a quote close a cell only before a separator or at the end of a line: across lines any other quote
    opens a cell of another row.
    """
    cellen: list[str] = []
    i = 0
    while True:
        if tekst[i : i + 1] == QUOTE:
            cel, i = [], i + 1
            while True:
                eind = tekst.find(QUOTE, i)
                if eind < 0:
                    return None
                cel.append(tekst[i:eind])
                i = eind + 1
                if tekst[i : i + 1] != QUOTE:
                    break
                cel.append(QUOTE)
                i += 1
            if strict and tekst[i : i + 1] not in ("", separator):
                return None
            eind = tekst.find(separator, i)
            cel.append(tekst[i : len(tekst) if eind < 0 else eind])
            cellen.append("".join(cel).strip())
        else:
            eind = tekst.find(separator, i)
            cellen.append(tekst[i : len(tekst) if eind < 0 else eind].strip())
        if eind < 0:
            return tuple(cellen)
        i = eind + 1


def split_if_plain(tekst: str, separator: str) -> tuple[str, ...] | None:
    """
    Return the cells of a line whose quotes are where they should be, else None.

    Python's own reader is far faster. It refuses what is not plain; about the rest the two agree.
    """
    try:
        [cellen] = csv.reader((tekst,), delimiter=separator, strict=True)
    except (csv.Error, ValueError):
        return None
    return tuple(map(str.strip, cellen))
