"""Which lines does a file have, whatever wrote it?"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple

BOM = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
LONGEST_LINE = 1 << 20
"""Bytes; a longer line is no line of a delivery."""

Voortgang = Callable[[int], None]
"""Told how many bytes were read since the last time."""


class BestandError(Exception):
    """The file as a whole cannot be read; the message says why and what to do."""


class Regel(NamedTuple):
    """A line of text without its end; `te_lang` when it was cut off."""

    nummer: int
    tekst: str
    te_lang: bool = False
    offset: int = 0
    """Where in the file it begins."""


@dataclass(frozen=True, slots=True)
class Uittreksel:
    """Lines that were taken out of a file, each with the number that it has there; a reader takes it for the file."""

    name: str
    regels: tuple[Regel, ...]


Bestand = Path | Uittreksel
"""What a delivery is read from."""


def lines_of(path: Bestand, voortgang: Voortgang) -> Iterator[Regel]:
    """
    Yield the lines of a text file one by one, in UTF-8 (with or without BOM) or Windows-1252.

    Each line is decoded by itself: one that is no UTF-8 is taken as Windows-1252.

    Raises:
        BestandError: it is UTF-16.
        OSError: it cannot be opened or read.

    """
    if isinstance(path, Uittreksel):
        yield from path.regels
        return
    with path.open("rb") as file:
        nummer = offset = 0
        while (regel := _line_at(file, nummer + 1, offset)) is not None:
            nummer, einde = regel.nummer, file.tell()
            voortgang(einde - offset)
            offset = einde
            yield regel


def lines_at(path: Path, plaatsen: Iterable[tuple[int, int]]) -> Iterator[Regel]:
    """Yield the lines with these numbers and offsets, in the order asked for (raises as `lines_of`)."""
    with path.open("rb") as file:
        for nummer, offset in plaatsen:
            file.seek(offset)
            regel = _line_at(file, nummer, offset)
            if regel is not None:
                yield regel


def _line_at(file: BufferedReader, nummer: int, offset: int) -> Regel | None:
    ruw = file.readline(LONGEST_LINE)
    if not ruw:
        return None
    te_lang = len(ruw) == LONGEST_LINE and not ruw.endswith(b"\n")
    if te_lang:
        _skip_the_rest(file)
    if offset == 0:
        ruw = _without_bom(ruw)
    return Regel(nummer, _decoded(ruw.rstrip(b"\r\n")), te_lang, offset)


def _skip_the_rest(file: BufferedReader) -> None:
    while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass


def _without_bom(ruw: bytes) -> bytes:
    if ruw.startswith(UTF16):
        raise BestandError(
            "het bestand is in UTF-16; sla het op als UTF-8 (in Excel: CSV UTF-8) en bied het opnieuw aan"
        )
    return ruw.removeprefix(BOM)


def _decoded(ruw: bytes) -> str:
    try:
        return ruw.decode("utf-8")
    except UnicodeDecodeError:
        return ruw.decode("cp1252", errors="replace")
