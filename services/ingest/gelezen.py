"""What comes out of a line: something to record, or a rejection?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.kader import Kader
from domain.schoollocatie import Schoollocatie
from services.ingest.opdrachten import Feitopdracht
from services.ingest.regels import Regel


class Opdracht(Protocol):
    """Something to record about a pupil."""

    @property
    def vastgelegd_op(self) -> datetime | None:
        """The moment that a migration claims, if it does."""

    @property
    def has_own_id(self) -> bool:
        """Whether it came with an id; else that follows from the dossier, and is new in a new one."""

    def event_id(self, dossier: Dossier) -> UUID:
        """Return the id by which it is known to be the same, once recorded."""

    def beslis(self, dossier: Dossier, kader: Kader) -> tuple[Voorstel, ...] | Weigering:
        """Decide on it."""


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """One thing that is wrong with a line."""

    veld: str
    code: str
    melding: str


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A line that can be offered to a dossier; `ruw` is kept to write it back when it is refused."""

    regel: int
    pgn: str
    opdracht: Opdracht
    ruw: Any


@dataclass(frozen=True, slots=True)
class Afgewezen:
    """A line that cannot be taken as it is; `wie` is the pupil or school that it is about, where that can be read."""

    regel: int
    bezwaren: tuple[Bezwaar, ...]
    ruw: Any
    wie: str | Schoollocatie | None = None


@dataclass(frozen=True, slots=True)
class Teamregel:
    """A line that can be offered to the team of a school location."""

    regel: int
    locatie: Schoollocatie
    opdracht: Feitopdracht
    ruw: Any


class Terugschrijver(Protocol):
    """Writes bad lines back."""

    def rejects_header(self) -> str | None:
        """Return the first line of a rejects file."""

    def rejects_line(self, afgewezen: Afgewezen) -> str:
        """Write a bad line so that it can be corrected and offered again."""


class Lezer(Terugschrijver, Protocol):
    """Reads one kind of file, line by line."""

    soort: str
    bron: str
    """What the source of each of its events says: the kind, and how it was read if that is a choice."""

    def __iter__(self) -> Iterator[Gelezen | Teamregel | Afgewezen]:
        """Yield every line, good or bad, in the order in which they are to be applied."""

    def een(self, regel: Regel) -> Gelezen | Teamregel | Afgewezen:
        """Read one line that was taken out of the file: a row with all that stands between its quotes."""

    @property
    def rejects_suffix(self) -> str:
        """The end of the name of a rejects file."""
