"""What is a view?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, get_type_hints

import orjson

from domain.dossier import Dossier, derived
from domain.kader import Kader
from domain.ladder import Stapmoment, stapmomenten
from domain.periode import ALTIJD, Periode
from domain.rules.aan_zet import Beurten
from domain.rules.leerplicht import Plicht, plicht
from domain.rules.thuisperiode import Thuisperiode, thuisperioden
from domain.termijnen.lopen import termijnperiodes
from domain.termijnen.termijn import Termijnperiode
from domain.uitleg import Uitleg
from domain.woonplaats import Verblijf, verblijf_van

OPEN_EINDE = ALTIJD.isoformat()
"""How an open end is written in a row."""


class Inzicht:
    """A dossier as known at one moment, with what several views need; the dossier remembers what was computed of it."""

    __slots__ = ("dossier", "kader")

    def __init__(self, dossier: Dossier, kader: Kader) -> None:
        self.dossier = dossier
        self.kader = kader

    @property
    def thuisperioden(self) -> tuple[Thuisperiode, ...]:
        """The thuisperioden of the pupil."""
        return thuisperioden(self.dossier, self.kader)

    @property
    def plicht(self) -> Plicht:
        """From when until when the pupil must go to school."""
        return plicht(self.dossier, self.kader)

    @property
    def termijnen(self) -> tuple[Termijnperiode, ...]:
        """How the terms of the profile stand."""
        return termijnperiodes(self.dossier, self.kader)

    @property
    def beurten(self) -> Beurten:
        """Who is to act on each day."""
        return Beurten(self.dossier, self.kader)

    @property
    def stappen(self) -> tuple[Stapmoment, ...]:
        """Which steps of the ladder are due, and when."""
        return stapmomenten(self.dossier, self.kader)

    @property
    def verblijf(self) -> Verblijf:
        """Where the pupil lives and goes to school."""
        return verblijf_van(self.dossier, self.kader)


Rij = Any
"""A named tuple of text, whole numbers and None: one line of a view. Rows are compared and hashed all the time."""


@dataclass(frozen=True, eq=False)
class View:
    """
    A pure function from a dossier to rows, with the shape of a row.

    `sleutel` are the columns that tell the rows of one dossier apart at one moment. `dagen` are the columns with the
    first and the last day of a row (without a last day it holds from the first on); a view whose rows follow from no
    policy or calendar has none. What it looks at, it does not have to say: that is noticed when its rows are computed.
    """

    name: str
    rij: type[Any]
    sleutel: tuple[str, ...]
    rows: Callable[[Inzicht], Iterable[Rij]]
    indexen: tuple[tuple[str, ...], ...] = ()
    dagen: tuple[str, str | None] | None = ("van", "tot_en_met")

    def knip(self, rij: Rij, dagen: Periode) -> Rij | None:
        """Return the part of a row that is about these days, or None when it is about others."""
        eerste, laatste = self.dagen or ("", None)
        van = max(getattr(rij, eerste), dagen.van.isoformat())
        tot_en_met = min(OPEN_EINDE if laatste is None else getattr(rij, laatste), dagen.tot_en_met.isoformat())
        if van > tot_en_met:
            return None
        return rij._replace(**{eerste: van} if laatste is None else {eerste: van, laatste: tot_en_met})

    @cached_property
    def kolommen(self) -> tuple[str, ...]:
        """The columns, in the order of the row."""
        return tuple(self.rij._fields)

    @cached_property
    def types(self) -> dict[str, type]:
        """By column, text or a whole number."""
        hints = get_type_hints(self.rij)
        return {kolom: int if hints[kolom] in (int, int | None) else str for kolom in self.kolommen}


@derived
def rijen_van(dossier: Dossier, view: View, kader: Kader) -> tuple[Rij, ...]:
    """Return the rows of a view within one frame."""
    return tuple(view.rows(Inzicht(dossier, kader)))


def as_text(dag: date | None) -> str | None:
    """Write a day as a row does."""
    return None if dag is None else dag.isoformat()


def as_answer(uitleg: Uitleg) -> dict[str, Any]:
    """Give an explanation the shape in which rows and answers show it."""
    return {
        "regel": uitleg.regel,
        "bron": uitleg.bron,
        "tekst": uitleg.tekst,
        "gebeurtenissen": uitleg.gebeurtenissen,
    }


def as_json(uitleg: Iterable[Uitleg]) -> str:
    """Write explanations as a row keeps them."""
    return orjson.dumps([as_answer(deel) for deel in uitleg]).decode()
