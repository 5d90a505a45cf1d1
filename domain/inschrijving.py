"""At which schools is the pupil enrolled, and since when at none?"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from domain.dossier import Dossier, Vastlegging, derived
from domain.events.base import Event
from domain.events.duo import AbsoluutVerzuimGemeld
from domain.events.inschrijving import Ingeschreven, Onderwijssoort, Uitgeschreven, Vakantieregio
from domain.periode import ALTIJD, DAG, Dagen, Periode


class Inschrijving(NamedTuple):
    """A pupil at a school, from `Ingeschreven` until the first closing after it."""

    brin: str
    periode: Periode
    vakantieregio: Vakantieregio | None
    gebeurtenis: UUID
    vestiging: str | None = None
    onderwijssoort: Onderwijssoort | None = None


@dataclass(frozen=True, slots=True)
class Uitschrijving:
    """The first day without this school, or without any when `brin` is None."""

    dag: date
    brin: str | None
    vastlegging: Vastlegging[Event]


@derived
def uitschrijvingen(dossier: Dossier) -> tuple[Uitschrijving, ...]:
    """Return everything that closes enrolments."""
    uit = [Uitschrijving(v.feit.geldig_op, v.feit.brin, v) for v in dossier.van(Uitgeschreven)]
    absoluut = [Uitschrijving(v.feit.geldig_op, None, v) for v in dossier.van(AbsoluutVerzuimGemeld)]
    return (*uit, *absoluut)


@derived
def inschrijvingen(dossier: Dossier) -> tuple[Inschrijving, ...]:
    """Return the enrolments in order of their start; one that closes on the day it opens stays open."""
    sluit = sorted(uitschrijvingen(dossier), key=lambda u: u.dag)
    gevonden = []
    for vastlegging in dossier.op_datum(Ingeschreven):
        feit = vastlegging.feit
        einde = next((u.dag - DAG for u in sluit if u.dag > feit.geldig_op and u.brin in (None, feit.brin)), ALTIJD)
        periode = Periode(feit.geldig_op, einde)
        school = (feit.vestiging, feit.onderwijssoort)
        gevonden.append(Inschrijving(feit.brin, periode, feit.vakantieregio, vastlegging.id, *school))
    return tuple(gevonden)


@derived
def zonder_inschrijving(dossier: Dossier) -> Dagen:
    """Return the days without an open enrolment, from the first enrolment fact on."""
    open_ = inschrijvingen(dossier)
    eerste = min([*(i.periode.van for i in open_), *(u.dag for u in uitschrijvingen(dossier))], default=None)
    if eerste is None:
        return Dagen()
    return Dagen([Periode(eerste)]) - Dagen(i.periode for i in open_)


def inschrijving_op(open_: tuple[Inschrijving, ...], dag: date) -> Inschrijving | None:
    """Return the enrolment that is open on `dag`; of two the one that began last."""
    return next((i for i in reversed(open_) if dag in i.periode), None)
