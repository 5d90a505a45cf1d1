"""How is something timed on a machine that others use too?"""

import gc
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time


def seconds(doe: Callable[[], object]) -> float:
    """
    Return how many seconds of the processor it takes, once.

    Not of the clock on the wall: when others use the machine, their turns would be most of what we measure. What waits
    for the disk is not in it, so a bound that mostly waits looks better than it is.
    """
    gc.collect()
    begin = process_time()
    doe()
    return process_time() - begin


@dataclass(frozen=True, slots=True)
class Ronden:
    """The seconds of each round, of what we ask about and of its bound; the two of a round were taken in turn."""

    onze: Sequence[float]
    grens: Sequence[float]

    @property
    def ratios(self) -> list[float]:
        """By round, how many times the bound we take: what others do on the machine is in both."""
        return [ons / grens for ons, grens in zip(self.onze, self.grens, strict=True)]


def in_turn(onze: Callable[[], object], grens: Callable[[], object], ronden: int) -> Ronden:
    """Time both, round after round."""
    paren = [(seconds(onze), seconds(grens)) for _ in range(ronden)]
    return Ronden([ons for ons, _ in paren], [van_de_grens for _, van_de_grens in paren])


DOEL = re.compile(r"(<=|>=|<) ([\d.]+)")


@dataclass(frozen=True, slots=True)
class Uitslag:
    """Something that has a goal, and what was measured."""

    wat: str
    gemeten: float
    eenheid: str
    doel: str

    @property
    def gehaald(self) -> bool:
        """Whether the median reaches the goal (raises ValueError when that is not written as one)."""
        gelezen = DOEL.match(self.doel)
        if gelezen is None:
            raise ValueError(f"{self.doel!r} is no goal")
        hoe, grens = gelezen[1], float(gelezen[2])
        return self.gemeten >= grens if hoe == ">=" else self.gemeten < grens or (hoe, self.gemeten) == ("<=", grens)


UITSLAGEN: list[Uitslag] = []
"""All of this run that has a goal, in order."""


def show(wat: str, waarden: Sequence[float], eenheid: str, doel: str = "", *, opmerking: str = "") -> None:
    """Print a line of the table of RESULTS.md: the median and the spread; one with a goal is remembered."""
    if doel:
        UITSLAGEN.append(Uitslag(wat, median(waarden), eenheid, doel))
    spreiding = f"{_written(min(waarden))} - {_written(max(waarden))}" if len(waarden) > 1 else ""
    print(f"| {wat} | {_written(median(waarden))} {eenheid} | {spreiding} | {doel or opmerking} |", flush=True)


def overzicht() -> None:
    """Print all goals of this run, and whether they were reached."""
    print("\nagainst the goals\n\n| what | measured | goal | |\n|---|---|---|---|")
    for een in UITSLAGEN:
        stand = "reached" if een.gehaald else "**missed**"
        print(f"| {een.wat} | {_written(een.gemeten)} {een.eenheid} | {een.doel} | {stand} |", flush=True)


def _written(waarde: float) -> str:
    return f"{waarde:,.0f}" if waarde >= 100 else f"{waarde:.3g}"
