"""Which days can something happen on, and when are the exports made?"""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from domain.events.inschrijving import Vakantieregio
from domain.kalender import Kalender
from domain.periode import DAG, einde_schooljaar
from services.generator.opdracht import Opdracht

TUSSEN_DE_EXPORTS = timedelta(days=21)
DAGEN_PER_JAAR = 365


@dataclass(frozen=True, slots=True)
class Agenda:
    """The days of one order."""

    begin: date
    eind: date
    """The last day on which an absence can begin: of the school year, or of the last export."""
    eerste_export: date
    tot_en_met: date
    regio: Vakantieregio
    lesdagen: tuple[date, ...]
    """The school days from 1 May before the school year through `eind`."""
    dit_schooljaar: int
    """Where in `lesdagen` the school year begins."""

    @property
    def deel_van_het_jaar(self) -> float:
        """The share of the school year that is over at the last export."""
        return min(1.0, ((self.eind - self.begin).days + 1) / DAGEN_PER_JAAR)

    def lesdag(self, rng: Random, *, vorig_schooljaar: bool = False) -> date:
        """Draw a school day of this school year, or of the last months of the one before."""
        eerste, laatste = self.dit_schooljaar, len(self.lesdagen)
        if vorig_schooljaar or eerste == laatste:
            eerste, laatste = 0, self.dit_schooljaar
        return self.lesdagen[eerste + int(rng.random() * (laatste - eerste))]

    def lesdag_vanaf(self, dag: date) -> date | None:
        """Return the first school day on or after `dag`, if it has come already."""
        plaats = bisect_left(self.lesdagen, dag)
        return self.lesdagen[plaats] if plaats < len(self.lesdagen) else None

    def lesdagen_van(self, van: date, tot_en_met: date) -> tuple[date, ...]:
        """Return the school days of a period, both ends included."""
        eerste = bisect_left(self.lesdagen, van)
        return self.lesdagen[eerste : bisect_left(self.lesdagen, tot_en_met + DAG)]


def agenda_van(opdracht: Opdracht, regio: Vakantieregio, kalender: Kalender) -> Agenda:
    """
    Lay out the days of an order.

    Raises:
        KalenderOnbekendError: the school holidays of the school year are not known.

    """
    begin = opdracht.begin_schooljaar
    eind = min(einde_schooljaar(begin), opdracht.tot_en_met)
    voorjaar = date(opdracht.schooljaar, 5, 1)
    dagen = (voorjaar + n * DAG for n in range((eind - voorjaar).days + 1))
    lesdagen = tuple(dag for dag in dagen if kalender.is_lesdag(dag, regio))
    return Agenda(
        begin=begin,
        eind=eind,
        eerste_export=opdracht.tot_en_met - TUSSEN_DE_EXPORTS,
        tot_en_met=opdracht.tot_en_met,
        regio=regio,
        lesdagen=lesdagen,
        dit_schooljaar=bisect_left(lesdagen, begin),
    )


def na_dagen(rng: Random, dag: date, minstens: int, hoogstens: int) -> date:
    """Return a Monday to Friday so many days later, or the Monday after it."""
    later = dag + timedelta(days=minstens + int(rng.random() * (hoogstens - minstens + 1)))
    return doordeweeks(later)


def doordeweeks(dag: date) -> date:
    """Return the day itself, or the Monday after a weekend."""
    return dag + timedelta(days=max(0, 7 - dag.weekday())) if dag.weekday() >= 5 else dag


def kantoortijd(rng: Random, dag: date) -> datetime:
    """Return a local moment between eight and five on that day."""
    seconden, duizendsten = rng.random() * 9 * 3600, rng.random() * 1000
    return datetime.combine(dag, time(8)) + timedelta(seconds=int(seconden), milliseconds=int(duizendsten))
