"""What is a term, and how does it stand on a day?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.periode import ALTIJD, DAG, Periode
from domain.uitleg import Uitleg


class Termijnstatus(StrEnum):
    """How a term stands (specification 3.5)."""

    LOPEND = "lopend"
    GEHAALD = "gehaald"
    VERLOPEN = "verlopen"
    TE_LAAT = "te-laat"
    VERVALLEN = "vervallen"
    BEEINDIGD = "beeindigd"


@dataclass(frozen=True, slots=True)
class Termijnloop:
    """
    A term before it is asked about a day.

    `gehaald_door` are the days on which it was met (only those that count), `ongedaan_op` those that undo what met it
    on an earlier day, and `grond_eindigt` is the first day on which its ground is no longer there.
    """

    soort: str
    sleutel: str
    start: date
    vervalt_op: date
    gehaald_door: tuple[date, ...] = ()
    ongedaan_op: tuple[date, ...] = ()
    grond_eindigt: date | None = None
    heeft_nooit_bestaan: bool = False

    def gehaald_op(self, dag: date) -> date | None:
        """Return the day of the earliest fulfilment that stands on `dag`."""
        for gehaald in sorted(self.gehaald_door):
            telt = gehaald <= min(dag, self.grond_eindigt or ALTIJD)
            if telt and not any(gehaald < ongedaan <= dag for ongedaan in self.ongedaan_op):
                return gehaald
        return None

    def status_op(self, dag: date) -> Termijnstatus:
        """Return how the term stands on `dag`, the first that applies."""
        if self.heeft_nooit_bestaan:
            return Termijnstatus.VERVALLEN
        gehaald = self.gehaald_op(dag)
        if gehaald is not None:
            return Termijnstatus.GEHAALD if gehaald <= self.vervalt_op else Termijnstatus.TE_LAAT
        if self.grond_eindigt is not None and dag >= self.grond_eindigt:
            op_tijd = self.grond_eindigt <= self.vervalt_op
            return Termijnstatus.VERVALLEN if op_tijd else Termijnstatus.BEEINDIGD
        return Termijnstatus.LOPEND if dag <= self.vervalt_op else Termijnstatus.VERLOPEN

    def omslagen(self) -> Iterator[date]:
        """Yield the days on which the status can change."""
        yield self.start
        yield self.vervalt_op + DAG
        yield from self.gehaald_door
        yield from self.ongedaan_op
        if self.grond_eindigt is not None:
            yield self.grond_eindigt


@dataclass(frozen=True, slots=True)
class Termijnperiode:
    """The days on which a term stood the same."""

    soort: str
    sleutel: str
    start: date
    vervalt_op: date
    periode: Periode
    status: Termijnstatus
    gehaald_op: date | None
    grondslag: str
    uitleg: tuple[Uitleg, ...]


def termijnperiodes(loop: Termijnloop, grondslag: str, uitleg: tuple[Uitleg, ...]) -> Iterator[Termijnperiode]:
    """Yield how a term stood, from its start on and for ever, in the fewest periods."""
    for periode, (status, gehaald) in _constant(loop):
        yield Termijnperiode(
            loop.soort, loop.sleutel, loop.start, loop.vervalt_op, periode, status, gehaald, grondslag, uitleg
        )


def _constant(loop: Termijnloop) -> Iterator[tuple[Periode, tuple[Termijnstatus, date | None]]]:
    dagen = sorted({dag for dag in loop.omslagen() if dag >= loop.start})
    standen = [(dag, (loop.status_op(dag), loop.gehaald_op(dag))) for dag in dagen]
    samen = [stand for i, stand in enumerate(standen) if i == 0 or stand[1] != standen[i - 1][1]]
    for (van, stand), volgende in zip(samen, _next_starts(dag for dag, _ in samen), strict=True):
        yield Periode(van, ALTIJD if volgende is None else volgende - DAG), stand


def _next_starts(dagen: Iterable[date]) -> list[date | None]:
    return [*list(dagen)[1:], None]
