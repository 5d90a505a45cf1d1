"""On which days must the pupil go to school (3.1)?"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from domain.errors import KalenderOnbekendError
from domain.events.identiteit import LeerlingGeregistreerd
from domain.events.inschrijving import (
    KwalificatieplichtVervallen,
    StartkwalificatieBehaald,
    TwaalfSchooljarenVoltooid,
)
from tests.tweede_mening.feiten import DAG, Feiten
from tests.tweede_mening.woonplaats import is_lesdag


@dataclass(frozen=True)
class Plichtgrenzen:
    """The first and last day of leerplicht, and the first day without kwalificatieplicht."""

    leerplicht_van: date
    leerplicht_tot_en_met: date
    kwalificatieplicht_voorbij: date

    def is_leerplichtig(self, dag: date) -> bool:
        return self.leerplicht_van <= dag <= self.leerplicht_tot_en_met

    def is_kwalificatieplichtig(self, dag: date) -> bool:
        return self.leerplicht_tot_en_met < dag < self.kwalificatieplicht_voorbij


def plichtgrenzen(feiten: Feiten) -> Plichtgrenzen | None:
    """Return None when nobody knows when the pupil was born."""
    geboren = geboortedatum(feiten)
    if geboren is None:
        return None
    tot_en_met = _31_juli_vanaf(verjaardag(geboren, 16))
    for voltooid in feiten.van(TwaalfSchooljarenVoltooid):
        tot_en_met = min(tot_en_met, _31_juli_vanaf(voltooid.geldig_op))
    voorbij = verjaardag(geboren, 18)
    for behaald in feiten.van(StartkwalificatieBehaald):
        voorbij = min(voorbij, behaald.geldig_op)
    for vervallen in feiten.van(KwalificatieplichtVervallen):
        voorbij = min(voorbij, vervallen.geldig_op)
    return Plichtgrenzen(_leerplicht_van(feiten, geboren), tot_en_met, voorbij)


def geboortedatum(feiten: Feiten) -> date | None:
    """Return the last birth date registered; what is unknown of it counts as late as it can be."""
    bekend: str | None = None
    for feit in feiten.van(LeerlingGeregistreerd):
        bekend = feit.geboortedatum or bekend
    if bekend is None:
        return None
    jaar, maand, dag = (int(deel) for deel in bekend.split("-"))
    maand = maand or 12
    return date(jaar, maand, dag or monthrange(jaar, maand)[1])


def verjaardag(geboren: date, leeftijd: int) -> date:
    try:
        return date(geboren.year + leeftijd, geboren.month, geboren.day)
    except ValueError:
        return date(geboren.year + leeftijd, 3, 1)


def _31_juli_vanaf(dag: date) -> date:
    while (dag.month, dag.day) != (7, 31):
        dag += DAG
    return dag


def _leerplicht_van(feiten: Feiten, geboren: date) -> date:
    dag = verjaardag(geboren, 5) + DAG
    while dag.day != 1:
        dag += DAG
    eerste_van_de_maand = dag
    try:
        while not is_lesdag(feiten, dag):
            dag += DAG
    except KalenderOnbekendError:
        return eerste_van_de_maand
    return dag
