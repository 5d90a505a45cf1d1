"""In which municipality does the pupil live, and which school holidays follow from that?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from domain.dossier import Dossier, Vastlegging, derived
from domain.events.duo import MeldingGewijzigd, MeldingOntvangen
from domain.events.identiteit import LeerlingGeregistreerd, Overleden, Verhuisd
from domain.events.inschrijving import Vakantieregio
from domain.inschrijving import Inschrijving, inschrijving_op, inschrijvingen
from domain.kader import Kader, within_a_frame
from domain.melding import meldingen, mutatiemoment
from domain.periode import ALTIJD, DAG, Dagen, Periode
from domain.schoollocatie import HOOFDVESTIGING, Schoollocatie
from domain.tijdzone import lokale_datum


@dataclass(frozen=True, slots=True, order=True)
class Woongemeente:
    """From `van` on the pupil lives in this municipality, under the code as it was given, and perhaps in this place."""

    van: date
    gemeentecode: str
    woonplaats: str | None = None


@derived
def woongemeenten(dossier: Dossier) -> tuple[Woongemeente, ...]:
    """
    Return where the pupil lived, by the day on which it was said to be so.

    A melding says it on the day of its mutation, so the order in which deliveries come in does not matter. Of one
    day the last word counts: a registration, then meldingen by their moment, then moves; of two moves or two
    registrations the one recorded last. Who only names the municipality again, says nothing about the place in it.
    """
    by_day: dict[date, Woongemeente] = {}
    vorige: Woongemeente | None = None
    for _, woongemeente in sorted(_said(dossier), key=lambda gezegd: gezegd[0]):
        if vorige and woongemeente.woonplaats is None and woongemeente.gemeentecode == vorige.gemeentecode:
            woongemeente = replace(woongemeente, woonplaats=vorige.woonplaats)
        by_day[woongemeente.van] = vorige = woongemeente
    return tuple(by_day.values())


_Rang = tuple[date, int, datetime, str, str]


def _said(dossier: Dossier) -> Iterator[tuple[_Rang, Woongemeente]]:
    """Yield what was said, with what outranks what: the day, who says it, the moment, the melding, the code."""
    for registratie in dossier.van(LeerlingGeregistreerd):
        if registratie.feit.gemeentecode is not None:
            yield _of(registratie, 0)
    mutaties = [*dossier.van(MeldingOntvangen), *dossier.van(MeldingGewijzigd)]
    for mutatie in mutaties:
        if mutatie.feit.gemeentecode is not None:
            moment, code = mutatiemoment(mutatie.feit), mutatie.feit.gemeentecode
            dag = lokale_datum(moment)
            yield (dag, 1, moment, mutatie.feit.meldingsnummer, code), Woongemeente(dag, code)
    for verhuizing in dossier.van(Verhuisd):
        if verhuizing.feit.gemeentecode is not None:
            yield _of(verhuizing, 2)


def _of(gezegd: Vastlegging[LeerlingGeregistreerd] | Vastlegging[Verhuisd], rang: int) -> tuple[_Rang, Woongemeente]:
    feit = gezegd.feit
    code = feit.gemeentecode or ""
    return (feit.geldig_op, rang, gezegd.vastgelegd_op, "", code), Woongemeente(feit.geldig_op, code, feit.woonplaats)


class Verblijf:
    """Where a pupil lives and goes to school on each day, gathered once, when it is first asked."""

    def __init__(self, dossier: Dossier, kader: Kader) -> None:
        self._dossier = dossier
        self._kader = kader
        self._lesdagen: dict[date, bool] = {}

    @cached_property
    def inschrijvingen(self) -> tuple[Inschrijving, ...]:
        """The enrolments, in order of their start."""
        return inschrijvingen(self._dossier)

    @cached_property
    def gemeenten(self) -> tuple[Woongemeente, ...]:
        """Where the pupil lived, from when on."""
        return woongemeenten(self._dossier)

    @cached_property
    def scholen(self) -> tuple[tuple[date, Schoollocatie], ...]:
        """
        Which schools were heard of, from when on; of one day the last of these holds.

        Who only names the school again says nothing about the location; one that was never named is the main one.
        """
        gehoord: list[tuple[date, Schoollocatie]] = []
        vorige = ("", "")
        for van, brin, vestiging in sorted(_schools_heard_of(self._dossier, self.inschrijvingen)):
            vorige = (brin, vestiging or (vorige[1] if brin == vorige[0] else ""))
            gehoord.append((van, Schoollocatie(brin, vorige[1] or HOOFDVESTIGING)))
        return tuple(gehoord)

    def gemeente_op(self, dag: date) -> str | None:
        """Return the municipality on `dag`, under its code of that day; before the first one known, that one."""
        woongemeente = self._woongemeente_op(dag)
        return None if woongemeente is None else self._kader.gemeenten.code_op(woongemeente.gemeentecode, dag)

    def _woongemeente_op(self, dag: date) -> Woongemeente | None:
        gevonden = self.gemeenten[0] if self.gemeenten else None
        for woongemeente in self.gemeenten:
            if woongemeente.van <= dag:
                gevonden = woongemeente
        return gevonden

    def brin_op(self, dag: date) -> str | None:
        """Return the school last heard of on `dag`, by enrolment or melding; before the first one known, that one."""
        locatie = self.locatie_op(dag)
        return None if locatie is None else locatie.brin

    def locatie_op(self, dag: date) -> Schoollocatie | None:
        """Return the location of that school."""
        locatie = self.scholen[0][1] if self.scholen else None
        for van, van_school in self.scholen:
            if van <= dag:
                locatie = van_school
        return locatie

    def omslagen(self) -> set[date]:
        """Return the days on which municipality or school change."""
        return self.omslagen_van_gemeente | {van for van, _ in self.scholen}

    @cached_property
    def omslagen_van_gemeente(self) -> set[date]:
        """The days on which the pupil lives elsewhere, or the place gets the code of another municipality."""
        codes = {woongemeente.gemeentecode for woongemeente in self.gemeenten}
        return {woongemeente.van for woongemeente in self.gemeenten} | {
            einde + DAG
            for einde in self._kader.gemeenten.einden
            if any(self._kader.gemeenten.op(c, einde) != self._kader.gemeenten.op(c, einde + DAG) for c in codes)
        }

    def is_lesdag(self, dag: date) -> bool:
        """Say whether the pupil has school on `dag` (raises KalenderOnbekendError, see `Kalender.is_lesdag`)."""
        bekend = self._lesdagen.get(dag)
        if bekend is None:
            bekend = self._lesdagen[dag] = self._is_lesdag(dag)
        return bekend

    def _is_lesdag(self, dag: date) -> bool:
        inschrijving = inschrijving_op(self.inschrijvingen, dag)
        school = inschrijving.brin if inschrijving else None
        return self._kader.kalender.is_lesdag(dag, self._regio(dag, inschrijving), school)

    def _regio(self, dag: date, inschrijving: Inschrijving | None) -> Vakantieregio:
        if inschrijving is not None:
            van_de_school = inschrijving.vakantieregio or self._kader.kalender.regio_van(inschrijving.brin)
            if van_de_school is not None:
                return van_de_school
        woongemeente = self._woongemeente_op(dag)
        if woongemeente is None:
            return self._kader.beleid.kalender.vakantieregio
        code, plaats = woongemeente.gemeentecode, woongemeente.woonplaats
        return self._kader.gemeenten.vakantieregio(code, plaats, dag) or self._kader.beleid.kalender.vakantieregio

    def lesdagen(self, periode: Periode, genoeg: int) -> int:
        """Count the school days of a period, and stop at `genoeg`."""
        aantal, dag = 0, periode.van
        while dag <= periode.tot_en_met and aantal < genoeg:
            aantal += self.is_lesdag(dag)
            dag += DAG
        return aantal


@within_a_frame
def verblijf_van(dossier: Dossier, kader: Kader) -> Verblijf:
    """Return where the pupil lives and goes to school."""
    return Verblijf(dossier, kader)


def _schools_heard_of(dossier: Dossier, open_: tuple[Inschrijving, ...]) -> Iterator[tuple[date, str, str]]:
    for inschrijving in open_:
        yield inschrijving.periode.van, inschrijving.brin, inschrijving.vestiging or ""
    for melding in meldingen(dossier):
        if melding.begindatum is not None and melding.brin is not None and not melding.is_ingetrokken:
            yield melding.begindatum, melding.brin, melding.vestiging or ""


def niet_hier(dossier: Dossier) -> Dagen:
    """Return the days on which nobody follows the pupil here: abroad, or after he died."""
    return _abroad(dossier) | Dagen(Periode(v.feit.geldig_op) for v in dossier.van(Overleden))


def _abroad(dossier: Dossier) -> Dagen:
    """Return the days abroad: from a move to a country until the next move to a municipality."""
    verhuizingen = dossier.op_datum(Verhuisd)
    terug = sorted(v.feit.geldig_op for v in verhuizingen if v.feit.land is None)
    weg = [v.feit.geldig_op for v in verhuizingen if v.feit.land is not None]
    return Dagen(Periode(dag, next((t - DAG for t in terug if t >= dag), ALTIJD)) for dag in weg)
