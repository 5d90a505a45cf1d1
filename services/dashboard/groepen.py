"""In which groups does a list fall: over a limit, approaching it, newly over it since the last visit?"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.dashboard.lijst import Regel
from services.vragen.groepen import NADERT_DAGEN, Groep, groep

NIEUW = "nieuw"


@dataclass(frozen=True, slots=True)
class Groepskeuze:
    """A group that can be chosen, with how many lines are in it; the code of all together is empty."""

    code: str
    tekst: str
    aantal: int


@dataclass(frozen=True, slots=True)
class Groepen:
    """The groups of a list: those that can be chosen, the chosen one, and the lines that are in it."""

    keuzes: Sequence[Groepskeuze]
    gekozen: str
    regels: Sequence[Regel]
    nieuw: set[Any]
    soort: Callable[[Regel], Groep]
    sleutel: Callable[[Regel], Hashable]

    def is_nieuw(self, regel: Regel) -> bool:
        """Say whether a line crossed its limit since the last visit."""
        return self.sleutel(regel) in self.nieuw


def groepen_van(
    regels: Sequence[Regel],
    eerder: Iterable[Regel],
    gevraagd: str,
    namen: Mapping[str, str],
    *,
    soort: Callable[[Regel], Groep] = groep,
    grens: Groep | None = Groep.OVER,
    sleutel: Callable[[Regel], Hashable],
) -> Groepen:
    """
    Divide the lines of a list, of which `eerder` is how it was at the last visit.

    New is what was not over the limit then; where nothing has a limit (`grens` is None), what was not in the list.
    `namen` are the groups to choose from, by code, beside all of them. An unknown `gevraagd` asks for all.
    """
    toen = {sleutel(regel) for regel in eerder if grens in (None, soort(regel))}
    nieuw = {sleutel(regel) for regel in regels if grens in (None, soort(regel))} - toen
    gekozen = gevraagd if gevraagd in namen else ""

    def erin(code: str) -> list[Regel]:
        if code == NIEUW:
            return [r for r in regels if sleutel(r) in nieuw]
        return [r for r in regels if not code or soort(r) == code]

    keuzes = [Groepskeuze(code, tekst, len(erin(code))) for code, tekst in {"": "Allemaal", **namen}.items()]
    return Groepen(keuzes, gekozen, erin(gekozen), nieuw, soort, sleutel)


def groep_van_einde(einde: str | None, peildatum: date) -> Groep:
    """Say how something with a last day stands: over once that day has passed, and in time when it has none."""
    if einde is None:
        return Groep.OP_TIJD
    dagen = (date.fromisoformat(einde) - peildatum).days
    if dagen < 0:
        return Groep.OVER
    return Groep.NADERT if dagen <= NADERT_DAGEN else Groep.OP_TIJD
