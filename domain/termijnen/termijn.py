"""What is a term, and how does it stand on a day?"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

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

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to act."""
        return self is Termijnstatus.LOPEND or self is Termijnstatus.VERLOPEN


Stand = tuple[Termijnstatus, date | None, str | None]


class Termijnloop(NamedTuple):
    """
    A term before it is asked about a day.

    It is there from `zichtbaar_vanaf` on, which may be later than its start. `gehaald_door` are the days on which it
    was met (only those that count), `ongedaan_op` those that undo what met it on an earlier day (while its ground was
    there), and `grond_eindigt` is the first day on which its ground is no longer there. `aan_zet` says from which day
    on which role is to act.
    """

    soort: str
    sleutel: str
    start: date
    zichtbaar_vanaf: date
    vervalt_op: date
    gehaald_door: tuple[date, ...] = ()
    ongedaan_op: tuple[date, ...] = ()
    grond_eindigt: date | None = None
    heeft_nooit_bestaan: bool = False
    aan_zet: tuple[tuple[date, str], ...] = ()

    def gehaald_op(self, dag: date) -> date | None:
        """Return the day of the earliest fulfilment that stands on `dag`."""
        for gehaald in sorted(self.gehaald_door) if self.gehaald_door else ():
            telt = gehaald <= min(dag, self.grond_eindigt or ALTIJD)
            if telt and not any(gehaald < ongedaan <= dag for ongedaan in self.ongedaan_op):
                return gehaald
        return None

    def status_op(self, dag: date) -> Termijnstatus:
        """Return how the term stands on `dag`, the first that applies."""
        return self._status(dag, self.gehaald_op(dag))

    def _status(self, dag: date, gehaald: date | None) -> Termijnstatus:
        if self.heeft_nooit_bestaan:
            return Termijnstatus.VERVALLEN
        if gehaald is not None:
            return Termijnstatus.GEHAALD if gehaald <= self.vervalt_op else Termijnstatus.TE_LAAT
        if self.grond_eindigt is not None and dag >= self.grond_eindigt:
            op_tijd = self.grond_eindigt <= self.vervalt_op
            return Termijnstatus.VERVALLEN if op_tijd else Termijnstatus.BEEINDIGD
        return Termijnstatus.LOPEND if dag <= self.vervalt_op else Termijnstatus.VERLOPEN

    def aan_zet_op(self, dag: date) -> str | None:
        """Return the role that is to act on `dag`; None once nobody has to."""
        return self.stand_op(dag)[2]

    def stand_op(self, dag: date) -> "Stand":
        """Return how the term stands on `dag`, when it was met, and which role is to act."""
        gehaald = self.gehaald_op(dag)
        status = self._status(dag, gehaald)
        rollen = reversed(self.aan_zet) if status.is_open else ()
        return status, gehaald, next((rol for vanaf, rol in rollen if vanaf <= dag), None)

    def omslagen(self) -> Iterator[date]:
        """Yield the days on which the status can change."""
        yield self.zichtbaar_vanaf
        yield self.vervalt_op + DAG
        yield from (vanaf for vanaf, _ in self.aan_zet)
        yield from self.gehaald_door
        yield from self.ongedaan_op
        if self.grond_eindigt is not None:
            yield self.grond_eindigt


class Termijnperiode(NamedTuple):
    """The days on which a term stood the same."""

    soort: str
    sleutel: str
    start: date
    vervalt_op: date
    periode: Periode
    status: Termijnstatus
    gehaald_op: date | None
    aan_zet: str | None
    grondslag: str
    uitleg: tuple[Uitleg, ...]


def termijnperiodes(loop: Termijnloop, grondslag: str, uitleg: tuple[Uitleg, ...]) -> Iterator[Termijnperiode]:
    """Yield how a term stood, from its start on and for ever, in the fewest periods."""
    for periode, (status, gehaald, aan_zet) in _constant(loop):
        yield Termijnperiode(
            soort=loop.soort,
            sleutel=loop.sleutel,
            start=loop.start,
            vervalt_op=loop.vervalt_op,
            periode=periode,
            status=status,
            gehaald_op=gehaald,
            aan_zet=aan_zet,
            grondslag=grondslag,
            uitleg=uitleg,
        )


def _constant(loop: Termijnloop) -> Iterator[tuple[Periode, Stand]]:
    dagen = sorted({dag for dag in loop.omslagen() if dag >= loop.zichtbaar_vanaf})
    standen = [(dag, loop.stand_op(dag)) for dag in dagen]
    samen = [stand for i, stand in enumerate(standen) if i == 0 or stand[1] != standen[i - 1][1]]
    for (van, stand), volgende in zip(samen, _next_starts(dag for dag, _ in samen), strict=True):
        yield Periode(van, ALTIJD if volgende is None else volgende - DAG), stand


def _next_starts(dagen: Iterable[date]) -> list[date | None]:
    return [*list(dagen)[1:], None]
