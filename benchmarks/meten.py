"""How is something timed on a machine that others use too?"""

import gc
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


def show(wat: str, waarden: Sequence[float], eenheid: str, doel: str = "") -> None:
    """Print a line of the table of RESULTS.md: the median and the spread."""
    spreiding = f"{_written(min(waarden))} - {_written(max(waarden))}" if len(waarden) > 1 else ""
    print(f"| {wat} | {_written(median(waarden))} {eenheid} | {spreiding} | {doel} |", flush=True)


def _written(waarde: float) -> str:
    return f"{waarde:,.0f}" if waarde >= 100 else f"{waarde:.3g}"
