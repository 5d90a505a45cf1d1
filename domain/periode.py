"""Which days: months, birthdays, periods, and sets of days?"""

from calendar import isleap, monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

DAG = timedelta(days=1)
ALTIJD = date.max
"""The last day there is: the end of an open period inside a calculation."""


def last_day_of_month(dag: date) -> date:
    """Return the last day of the month of `dag`."""
    return dag.replace(day=monthrange(dag.year, dag.month)[1])


def add_months(dag: date, maanden: int) -> date:
    """Return the same day `maanden` later, or the last day of a shorter month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def verjaardag(geboren: date, leeftijd: int) -> date:
    """Return the day on which one turns `leeftijd`; 29 February becomes 1 March in other years."""
    jaar = geboren.year + leeftijd
    if (geboren.month, geboren.day) == (2, 29) and not isleap(jaar):
        return date(jaar, 3, 1)
    return geboren.replace(year=jaar)


def einde_schooljaar(dag: date) -> date:
    """Return the 31 July that ends the school year (1 August - 31 July, R-1.5) of `dag`."""
    return date(dag.year + (dag.month >= 8), 7, 31)


class Periode(NamedTuple):
    """The days `van` through `tot_en_met`, both included; ALTIJD is an open end."""

    van: date
    tot_en_met: date = ALTIJD

    def __contains__(self, dag: date) -> bool:  # type: ignore[override]  # a period holds days, whatever it is kept as
        return self[0] <= dag <= self[1]

    def overlaps(self, other: "Periode") -> bool:
        """Say whether the two share a day."""
        return self.van <= other.tot_en_met and other.van <= self.tot_en_met

    def shared(self, other: "Periode") -> "Periode | None":
        """Return the days that both have, or None."""
        van, tot_en_met = max(self.van, other.van), min(self.tot_en_met, other.tot_en_met)
        return Periode(van, tot_en_met) if van <= tot_en_met else None

    @property
    def eind(self) -> date | None:
        """The last day, or None when the end is open."""
        return None if self.tot_en_met == ALTIJD else self.tot_en_met


def opgedeeld(periode: Periode, omslagen: Iterable[date]) -> Iterator[Periode]:
    """Yield the period in parts: a new one begins on each of these days that lies inside it."""
    van = periode.van
    for dag in sorted({dag for dag in omslagen if periode.van < dag <= periode.tot_en_met}):
        yield Periode(van, dag - DAG)
        van = dag
    yield Periode(van, periode.tot_en_met)


class Dagen:
    """
    A set of days, kept as separate runs in order.

    Runs that touch are one: 1-3 May and 4-5 May is 1-5 May.
    """

    __slots__ = ("runs",)

    def __init__(self, periodes: Iterable[Periode] = ()) -> None:
        alle = [periode for periode in periodes if periode[0] <= periode[1]]
        self.runs: tuple[Periode, ...] = tuple(alle) if len(alle) < 2 else tuple(_joined(sorted(alle)))

    def __contains__(self, dag: date) -> bool:
        return any(van <= dag <= tot_en_met for van, tot_en_met in self.runs)

    def __iter__(self) -> Iterator[Periode]:
        return iter(self.runs)

    def __bool__(self) -> bool:
        return bool(self.runs)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dagen) and self.runs == other.runs

    def __hash__(self) -> int:
        return hash(self.runs)

    def __repr__(self) -> str:
        runs = ", ".join(f"{run.van}..{run.eind}" for run in self.runs)
        return f"Dagen({runs})"

    def __or__(self, other: "Dagen") -> "Dagen":
        return Dagen((*self.runs, *other.runs)) if other.runs else self

    def __and__(self, other: "Dagen") -> "Dagen":
        if not self.runs or not other.runs:
            return NOOIT
        gedeeld = Dagen()  # runs of both that lie apart have no parts that touch, and are in order
        gedeeld.runs = tuple(deel for a in self.runs for b in other.runs if (deel := a.shared(b)) is not None)
        return gedeeld

    def __sub__(self, other: "Dagen") -> "Dagen":
        return self & other.outside() if self.runs and other.runs else self

    def omslagen(self) -> Iterator[date]:
        """Yield the days on which it changes: the first of each run, and the first after it."""
        for run in self.runs:
            yield run.van
            if run.tot_en_met != ALTIJD:
                yield run.tot_en_met + DAG

    def outside(self) -> "Dagen":
        """Return all other days."""
        gaten: list[Periode] = []
        van = date.min
        for run in self.runs:
            if van < run.van:
                gaten.append(Periode(van, run.van - DAG))
            if run.tot_en_met == ALTIJD:
                return Dagen(gaten)
            van = run.tot_en_met + DAG
        return Dagen([*gaten, Periode(van)])


NOOIT = Dagen()
"""No day at all."""


def _joined(periodes: Iterable[Periode]) -> Iterator[Periode]:
    huidig: Periode | None = None
    for periode in periodes:
        if huidig is None:
            huidig = periode
        elif huidig.tot_en_met == ALTIJD or periode.van <= huidig.tot_en_met + DAG:
            huidig = Periode(huidig.van, max(huidig.tot_en_met, periode.tot_en_met))
        else:
            yield huidig
            huidig = periode
    if huidig is not None:
        yield huidig
