"""Which days are school days, in which region?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from holidays import country_holidays

from domain.errors import KalenderOnbekendError
from domain.events.inschrijving import Vakantieregio
from domain.periode import DAG, Periode

BEKEND = Periode(date(2014, 1, 1), date(2030, 8, 31))
"""The days of which the school holidays are known (holidays 0.109)."""
EERSTE, LAATSTE = BEKEND.van, BEKEND.tot_en_met
ZATERDAG = 5
ZEKER_EEN_LESDAG = 49
"""So many days in a row always hold a school day: the summer holiday with its weekends takes 44."""
GOEDE_VRIJDAG = "Goede vrijdag"


@dataclass(frozen=True, slots=True)
class Afwijking:
    """Days on which a school or a region departs from the calendar: a second May week, a study day."""

    bereik: str
    """A region (`Noord`) or a school (its BRIN)."""
    periode: Periode
    les: bool = False


@dataclass(frozen=True, slots=True)
class Schoolkalender:
    """How one region or one school departs from the calendar."""

    bereik: str
    afwijkingen: tuple[Afwijking, ...] = ()
    vakantieregio: Vakantieregio | None = None
    """The region whose holidays a school keeps, when it is not that of its municipality."""


@cache
def _vrije_dagen(regio: Vakantieregio) -> dict[date, str]:
    jaren = range(BEKEND.van.year, BEKEND.tot_en_met.year + 1)
    return dict(country_holidays("NL", subdiv=regio.value, years=jaren, categories=("public", "school"), language="nl"))


@cache
def _lesdagen(regio: Vakantieregio, *, goede_vrijdag_lesdag: bool) -> frozenset[date]:
    """Return the school days of a region, before any departure."""
    vrij = _vrije_dagen(regio)
    if goede_vrijdag_lesdag:
        vrij = {dag: feest for dag, feest in vrij.items() if feest != GOEDE_VRIJDAG}
    alle = (date.fromordinal(dag) for dag in range(EERSTE.toordinal(), LAATSTE.toordinal() + 1))
    return frozenset(dag for dag in alle if dag.weekday() < ZATERDAG and dag not in vrij)


class Kalender:
    """
    School days by region, with the departures of regions and schools.

    A `lesdag` is a Monday to Friday that is no school holiday of the region and no national holiday
    (specification, chapter 2). 5 May is one only in years divisible by five.
    """

    def __init__(
        self,
        afwijkingen: Iterable[Afwijking] = (),
        regios: Mapping[str, Vakantieregio] | None = None,
        *,
        goede_vrijdag_lesdag: bool = False,
    ) -> None:
        self._goede_vrijdag_lesdag = goede_vrijdag_lesdag
        self._regios = regios or {}
        self._afwijkingen: dict[str, list[Afwijking]] = {}
        self._eerste: dict[tuple[date, Vakantieregio, str | None], date | None] = {}
        for afwijking in afwijkingen:
            self._afwijkingen.setdefault(afwijking.bereik, []).append(afwijking)

    def regio_van(self, brin: str) -> Vakantieregio | None:
        """Return the region whose holidays a school keeps, when that was said of the school itself."""
        return self._regios.get(brin)

    def is_lesdag(self, dag: date, regio: Vakantieregio, brin: str | None = None) -> bool:
        """
        Say whether there is school on `dag`, for the school `brin` if it is given.

        Raises:
            KalenderOnbekendError: `dag` lies outside the known calendar.

        """
        if not EERSTE <= dag <= LAATSTE:
            raise KalenderOnbekendError(
                f"{dag} ligt buiten de bekende schoolkalender ({BEKEND.van} tot en met {BEKEND.tot_en_met})"
            )
        if self._afwijkingen and dag.weekday() < ZATERDAG:
            for bereik in (brin, regio.value):
                for afwijking in self._afwijkingen.get(bereik or "", ()):
                    if dag in afwijking.periode:
                        return afwijking.les
        return dag in _lesdagen(regio, goede_vrijdag_lesdag=self._goede_vrijdag_lesdag)

    def eerste_lesdag(self, vanaf: date, regio: Vakantieregio, brin: str | None = None) -> date | None:
        """
        Return the first school day on or after a day; None when the known calendar ends before.

        Raises:
            KalenderOnbekendError: the day lies outside the known calendar.

        """
        school = brin if brin in self._afwijkingen else None
        if (vanaf, regio, school) not in self._eerste:
            dag = vanaf
            while not self.is_lesdag(dag, regio, school) and dag < LAATSTE:
                dag += DAG
            self._eerste[vanaf, regio, school] = dag if self.is_lesdag(dag, regio, school) else None
        return self._eerste[vanaf, regio, school]


def kalender_van(kalenders: Iterable[Schoolkalender], *, goede_vrijdag_lesdag: bool = False) -> Kalender:
    """Put the calendars of regions and schools together."""
    alle = list(kalenders)
    return Kalender(
        [afwijking for een in alle for afwijking in een.afwijkingen],
        {een.bereik: een.vakantieregio for een in alle if een.vakantieregio is not None},
        goede_vrijdag_lesdag=goede_vrijdag_lesdag,
    )
