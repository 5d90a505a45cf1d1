"""What stands in a document, apart from how it looks?"""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading; level 1 is below the title of the document. Raises ValueError when there is nothing to read."""

    tekst: str
    niveau: Literal[1, 2, 3] = 1

    def __post_init__(self) -> None:
        _legible(self.tekst)


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph of plain text; `nadruk` for one that may not be missed."""

    tekst: str
    nadruk: bool = False


@dataclass(frozen=True, slots=True)
class Opsomming:
    """A list of points, or of steps with a number."""

    punten: tuple[str, ...]
    genummerd: bool = False


@dataclass(frozen=True, slots=True)
class Blok:
    """Lines that belong together, as an address or a signature."""

    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gegevens:
    """What something is called and what it is, as a reference and a date above a letter."""

    paren: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """
    A table with a title, a row of headings and rows of as many cells; `getallen` are the columns of numbers.

    The headings are repeated on every page. Raises ValueError when a row has another number of cells.
    """

    titel: str
    kop: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    getallen: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if any(len(rij) != len(self.kop) for rij in self.rijen):
            raise ValueError(f"each row of '{self.titel}' has a cell for each of its {len(self.kop)} headings")


@dataclass(frozen=True, slots=True)
class Beeld:
    """A drawing (SVG) with what it shows in words, for who does not see it."""

    svg: bytes
    tekst: str


@dataclass(frozen=True, slots=True)
class NieuweBladzijde:
    """What follows begins on a page of its own."""


Onderdeel = Kop | Alinea | Opsomming | Blok | Gegevens | Tabel | Beeld | NieuweBladzijde


@dataclass(frozen=True, slots=True)
class Document:
    """
    A document in Dutch: what it is called, by whom and of which day, and its parts in order.

    `titel` always is its name for a reader; it stands above the first part as well, unless `toon_titel` is False, as
    in a letter. `voet` stands below every page, beside the page number. Texts are plain: nothing in them is markup,
    and what is no text (control characters) is left out. Raises ValueError for a title without letters.
    """

    titel: str
    onderdelen: tuple[Onderdeel, ...]
    datum: date
    afzender: str = ""
    toon_titel: bool = True
    voet: str = ""

    def __post_init__(self) -> None:
        _legible(self.titel)


def _legible(titel: str) -> None:
    if not any(teken.isalnum() for teken in titel):
        raise ValueError("a title has letters: it is what a reader goes by")
