"""Which cells does a line have, between `;` or what else separates them?"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from services.ingest.regels import Regel

QUOTE = '"'
SEPARATOR = ";"
MOST_LINES = 50
"""A quoted cell may hold line ends, but not so many: then a quote is missing."""


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row; `fout` says what is wrong with the line itself. `ruw` is the text as it was."""

    nummer: int
    cellen: tuple[str, ...]
    ruw: str
    fout: str | None = None


def records_of(regels: Iterator[Regel], separator: str = SEPARATOR) -> Iterator[Record]:
    """
    Yield the rows; empty lines are left out.

    A quote that is never closed spoils one line only: the lines after it are read again, each by itself.
    """
    wacht: deque[Regel] = deque()
    while (regel := wacht.popleft() if wacht else next(regels, None)) is not None:
        if regel.te_lang:
            yield Record(regel.nummer, (), regel.tekst[:200], "regel-te-lang")
        elif QUOTE not in regel.tekst:
            if regel.tekst.strip(f" \t{separator}"):
                yield Record(regel.nummer, tuple(cel.strip() for cel in regel.tekst.split(separator)), regel.tekst)
        else:
            yield _quoted(regel, wacht, regels, separator)


def _quoted(eerste: Regel, wacht: deque[Regel], regels: Iterator[Regel], separator: str) -> Record:
    gelezen = [eerste]
    while (cellen := _split("\n".join(regel.tekst for regel in gelezen), separator)) is None:
        volgende = wacht.popleft() if wacht else next(regels, None)
        if volgende is None or len(gelezen) == MOST_LINES or volgende.te_lang:
            wacht.extendleft(reversed(gelezen[1:] + ([volgende] if volgende else [])))
            return Record(eerste.nummer, (), eerste.tekst, "aanhalingsteken-open")
        gelezen.append(volgende)
    return Record(eerste.nummer, cellen, "\n".join(regel.tekst for regel in gelezen))


def _split(tekst: str, separator: str) -> tuple[str, ...] | None:
    """Return the cells, or None when the text ends inside a quoted one."""
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
            eind = tekst.find(separator, i)
            cel.append(tekst[i : len(tekst) if eind < 0 else eind])
            cellen.append("".join(cel).strip())
        else:
            eind = tekst.find(separator, i)
            cellen.append(tekst[i : len(tekst) if eind < 0 else eind].strip())
        if eind < 0:
            return tuple(cellen)
        i = eind + 1
