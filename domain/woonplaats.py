"""In which municipality does the pupil live, and which school holidays follow from that?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from domain.dossier import Dossier, derived
from domain.events.duo import MeldingGewijzigd, MeldingOntvangen
from domain.events.identiteit import LeerlingGeregistreerd, Verhuisd
from domain.events.inschrijving import Vakantieregio
from domain.inschrijving import Inschrijving, inschrijving_op, inschrijvingen
from domain.kader import Kader
from domain.melding import meldingen, mutatiemoment
from domain.periode import ALTIJD, DAG, Dagen, Periode
from domain.tijdzone import lokale_datum


@dataclass(frozen=True, slots=True, order=True)
class Woongemeente:
    """From `van` on the pupil lives in this municipality, as far as we know."""

    van: date
    gemeentecode: str


@derived
def woongemeenten(dossier: Dossier) -> tuple[Woongemeente, ...]:
    """
    Return where the pupil lived, by the day on which it was said to be so.

    A melding says it on the day of its mutation, so the order in which deliveries come in does not matter. Of one
    day the last word counts: a registration, then meldingen by their moment, then moves; of two moves or two
    registrations the one recorded last.
    """
    by_day = {dag: code for dag, *_, code in sorted(_said(dossier))}
    return tuple(Woongemeente(dag, code) for dag, code in by_day.items())


def _said(dossier: Dossier) -> Iterator[tuple[date, int, datetime, str, str]]:
    """Yield what was said: the day, who outranks whom on one day, the moment, the melding, and the municipality."""
    for registratie in dossier.van(LeerlingGeregistreerd):
        if registratie.feit.gemeentecode is not None:
            yield registratie.feit.geldig_op, 0, registratie.vastgelegd_op, "", registratie.feit.gemeentecode
    mutaties = [*dossier.van(MeldingOntvangen), *dossier.van(MeldingGewijzigd)]
    for mutatie in mutaties:
        if mutatie.feit.gemeentecode is not None:
            moment = mutatiemoment(mutatie.feit)
            yield lokale_datum(moment), 1, moment, mutatie.feit.meldingsnummer, mutatie.feit.gemeentecode
    for verhuizing in dossier.van(Verhuisd):
        if verhuizing.feit.gemeentecode is not None:
            yield verhuizing.feit.geldig_op, 2, verhuizing.vastgelegd_op, "", verhuizing.feit.gemeentecode


class Verblijf:
    """Where a pupil lives and goes to school on each day, gathered once, when it is first asked."""

    def __init__(self, dossier: Dossier, kader: Kader) -> None:
        self._dossier = dossier
        self._kader = kader

    @cached_property
    def inschrijvingen(self) -> tuple[Inschrijving, ...]:
        """The enrolments, in order of their start."""
        return inschrijvingen(self._dossier)

    @cached_property
    def gemeenten(self) -> tuple[Woongemeente, ...]:
        """Where the pupil lived, from when on."""
        return woongemeenten(self._dossier)

    @cached_property
    def scholen(self) -> tuple[tuple[date, str], ...]:
        """Which schools were heard of, from when on."""
        return tuple(sorted(_schools_heard_of(self._dossier, self.inschrijvingen)))

    def gemeente_op(self, dag: date) -> str | None:
        """Return the municipality on `dag`, under its present code; before the first one known, that one."""
        code = self.gemeenten[0].gemeentecode if self.gemeenten else None
        for woongemeente in self.gemeenten:
            if woongemeente.van <= dag:
                code = woongemeente.gemeentecode
        huidige = self._kader.gemeenten.huidige(code or "")
        return huidige.code if huidige else code

    def brin_op(self, dag: date) -> str | None:
        """Return the school last heard of on `dag`, by enrolment or melding; before the first one known, that one."""
        brin = self.scholen[0][1] if self.scholen else None
        for van, van_school in self.scholen:
            if van <= dag:
                brin = van_school
        return brin

    def omslagen(self) -> set[date]:
        """Return the days on which municipality or school change."""
        return {woongemeente.van for woongemeente in self.gemeenten} | {van for van, _ in self.scholen}

    def is_lesdag(self, dag: date) -> bool:
        """Say whether the pupil has school on `dag` (raises KalenderOnbekendError, see `Kalender.is_lesdag`)."""
        inschrijving = inschrijving_op(self.inschrijvingen, dag)
        return self._kader.kalender.is_lesdag(
            dag, self._regio(dag, inschrijving), inschrijving.brin if inschrijving else None
        )

    def _regio(self, dag: date, inschrijving: Inschrijving | None) -> Vakantieregio:
        if inschrijving is not None and inschrijving.vakantieregio is not None:
            return inschrijving.vakantieregio
        gemeente = self._kader.gemeenten.huidige(self.gemeente_op(dag) or "")
        return gemeente.vakantieregio if gemeente else self._kader.beleid.kalender.vakantieregio

    def lesdagen(self, periode: Periode, genoeg: int) -> int:
        """Count the school days of a period, and stop at `genoeg`."""
        aantal, dag = 0, periode.van
        while dag <= periode.tot_en_met and aantal < genoeg:
            aantal += self.is_lesdag(dag)
            dag += DAG
        return aantal


def _schools_heard_of(dossier: Dossier, open_: tuple[Inschrijving, ...]) -> Iterator[tuple[date, str]]:
    for inschrijving in open_:
        yield inschrijving.periode.van, inschrijving.brin
    for melding in meldingen(dossier):
        if melding.begindatum is not None and melding.brin is not None and not melding.is_ingetrokken:
            yield melding.begindatum, melding.brin


def in_het_buitenland(dossier: Dossier) -> Dagen:
    """Return the days abroad: from a move to a country until the next move to a municipality."""
    verhuizingen = dossier.op_datum(Verhuisd)
    terug = sorted(v.feit.geldig_op for v in verhuizingen if v.feit.land is None)
    weg = [v.feit.geldig_op for v in verhuizingen if v.feit.land is not None]
    return Dagen(Periode(dag, next((t - DAG for t in terug if t >= dag), ALTIJD)) for dag in weg)
