"""Which steps of the escalation ladder are due for a pupil, on which days?"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from domain.beleid.ladder import VOORBIJ, Bevindingsoort, Stap
from domain.dossier import Dossier, derived
from domain.events import BY_TYPE
from domain.events.base import Event
from domain.events.ondersteuning import Opgeschaald, RouteBepaald
from domain.kader import Kader
from domain.periode import DAG, Dagen, Periode, einde_schooljaar
from domain.routes import gekozen_route, routedagen
from domain.rules.rmc import Rmcperiode, rmc_in_beeld
from domain.rules.thuiszitter import Categorie, Status, Statusperiode, statusperiodes
from domain.rules.zestien_uur import overschrijdingen
from domain.rules.ziekteverzuim import Ziektesignaalsoort, ziektesignalen
from domain.termijnen.lopen import termijnen_van_soort, termijnsoorten
from domain.termijnen.termijn import Termijnperiode, Termijnstatus
from domain.termijnen.velden import heeft_waarden
from domain.uitleg import Uitleg

SIGNAAL_BLIJFT = timedelta(days=28)
"""So long after an event its step is still worth taking (our choice)."""


class Stapmoment(NamedTuple):
    """A step that is due on these days, at least one; `sleutel` tells the occasions of one step apart."""

    stap: Stap
    sleutel: str
    dagen: Dagen
    uitleg: Uitleg

    @property
    def van(self) -> date:
        """The first day on which it is due."""
        return self.dagen.runs[0].van


@derived
def stapmomenten(dossier: Dossier, kader: Kader) -> tuple[Stapmoment, ...]:
    """
    Return the steps of the profile's ladder with the days on which they are due.

    Early warnings come from the same terms as the terms themselves, so the two never disagree. A step on a route is
    due on the days on which the pupil is on that route. Nothing is asked of anybody about a dossier that was destroyed.
    """
    if dossier.is_vernietigd:
        return ()
    er_is = dossier.welke_er_zijn(kader.vraagt_stap)
    stappen = kader.stappen_bij(er_is, termijnsoorten(dossier, kader))
    gevonden = [paar for samen in stappen for paar in _of_steps(dossier, kader, samen)]
    gevonden.sort(key=lambda paar: (paar[1].van, paar[1].stap.soort, paar[1].sleutel, paar[0]))
    return tuple(moment for _, moment in gevonden)


@derived
def _of_steps(dossier: Dossier, kader: Kader, plaatsen: tuple[int, ...]) -> tuple[tuple[int, Stapmoment], ...]:
    """Return when steps of the ladder with one occasion are due, each by its place there."""
    return tuple((plaats, moment) for plaats in plaatsen for moment in _of_step(dossier, kader, plaats))


def _of_step(dossier: Dossier, kader: Kader, plaats: int) -> tuple[Stapmoment, ...]:
    stap = kader.beleid.stap[plaats]
    gevonden = _occasions(stap, dossier, kader)
    if stap.route is not None:
        op_route = routedagen(dossier).get(stap.route, Dagen())
        gevonden = (moment._replace(dagen=moment.dagen & op_route) for moment in gevonden)
    return tuple(moment for moment in gevonden if moment.dagen)


def _occasions(stap: Stap, dossier: Dossier, kader: Kader) -> Iterator[Stapmoment]:
    if stap.bij.termijn is not None:
        yield from _of_terms(stap, termijnen_van_soort(dossier, kader, stap.bij.termijn))
    elif stap.bij.regel is not None:
        yield from _of_rules(stap, stap.bij.regel, dossier, kader)
    elif stap.bij.gebeurtenis is not None:
        for vastlegging in dossier.op_datum(BY_TYPE[stap.bij.gebeurtenis]):
            dag = vastlegging.feit.geldig_op
            if heeft_waarden(vastlegging.feit, stap.bij.met) and not _chooses_another_route(stap, vastlegging.feit):
                yield _moment(stap, str(vastlegging.id), Dagen([Periode(dag, dag + SIGNAAL_BLIJFT)]), (vastlegging.id,))


def _chooses_another_route(stap: Stap, feit: Event) -> bool:
    """Whether a choice of route is the occasion, and it was not the one that the step is for."""
    return stap.route is not None and isinstance(feit, RouteBepaald | Opgeschaald) and gekozen_route(feit) != stap.route


def waarschuwingsdag(start: date, vervalt_op: date, procent: int) -> date:
    """
    Return the first day on which at least so much of a term has gone by; 100 percent is the day after its last.

    Counted in calendar days from `start`, which is day 0: 80 percent of 28 days is day 23.
    """
    if procent >= VOORBIJ:
        return vervalt_op + DAG
    dagen = (vervalt_op - start).days
    return start + timedelta(days=-(-dagen * procent // VOORBIJ))  # rounded up


def _of_terms(stap: Stap, termijnen: tuple[Termijnperiode, ...]) -> Iterator[Stapmoment]:
    """Yield while the term runs past the percentage, or for a passed term while it is not met."""
    telt = Termijnstatus.VERLOPEN if stap.bij.procent >= VOORBIJ else Termijnstatus.LOPEND
    telt_mee = [termijn for termijn in termijnen if termijn.status is telt]
    by_term: dict[tuple[str, date, date], list[Termijnperiode]] = {}
    for termijn in telt_mee:
        by_term.setdefault((termijn.sleutel, termijn.start, termijn.vervalt_op), []).append(termijn)
    for (sleutel, start, vervalt_op), delen in by_term.items():
        vanaf = waarschuwingsdag(start, vervalt_op, stap.bij.procent)
        dagen = Dagen(deel.periode for deel in delen) & Dagen([Periode(vanaf)])
        yield _moment(stap, f"{sleutel}|{vervalt_op}", dagen, delen[0].uitleg[0].gebeurtenissen)


def _of_rules(stap: Stap, regel: Bevindingsoort, dossier: Dossier, kader: Kader) -> Iterator[Stapmoment]:
    if regel is Bevindingsoort.ZESTIEN_UUR:
        for gevonden in overschrijdingen(dossier, kader):
            dagen = Dagen([Periode(gevonden.bereikt_op, einde_schooljaar(gevonden.bereikt_op))])
            yield _moment(stap, gevonden.bereikt_op.isoformat(), dagen, gevonden.uitleg.gebeurtenissen)
    elif regel in (Bevindingsoort.VAAK_ZIEK, Bevindingsoort.LANG_ZIEK):
        soort = Ziektesignaalsoort(regel.value)
        for signaal in (s for s in ziektesignalen(dossier, kader) if s.soort is soort):
            dagen = Dagen([Periode(signaal.op, einde_schooljaar(signaal.op))])
            yield _moment(stap, signaal.op.isoformat(), dagen, signaal.uitleg.gebeurtenissen)
    elif regel is Bevindingsoort.RMC:
        yield from _of_young_people(stap, dossier, kader)
    else:
        yield from _of_status(stap, regel, dossier, kader)


def _of_young_people(stap: Stap, dossier: Dossier, kader: Kader) -> Iterator[Stapmoment]:
    by_start: dict[date, list[Rmcperiode]] = {}
    for periode in rmc_in_beeld(dossier, kader):
        by_start.setdefault(periode.sinds, []).append(periode)
    for sinds, delen in by_start.items():
        yield _moment(stap, sinds.isoformat(), Dagen(deel.periode for deel in delen), delen[0].uitleg.gebeurtenissen)


def _of_status(stap: Stap, regel: Bevindingsoort, dossier: Dossier, kader: Kader) -> Iterator[Stapmoment]:
    by_thuisperiode: dict[date, list[Statusperiode]] = {}
    for periode in statusperiodes(dossier, kader):
        past = {
            Bevindingsoort.DREIGEND: periode.status is Status.DREIGEND,
            Bevindingsoort.THUISZITTER: periode.status is Status.THUISZITTER,
            Bevindingsoort.ABSOLUUT: periode.categorie is Categorie.ABSOLUUT,
        }[regel]
        if past:
            by_thuisperiode.setdefault(periode.thuis_sinds, []).append(periode)
    for sinds, delen in by_thuisperiode.items():
        dagen = Dagen(deel.periode for deel in delen)
        yield _moment(stap, sinds.isoformat(), dagen, delen[0].uitleg[-1].gebeurtenissen)


def _moment(stap: Stap, sleutel: str, dagen: Dagen, ids: tuple[UUID, ...]) -> Stapmoment:
    return Stapmoment(stap, sleutel, dagen, Uitleg("ladder", stap.bron, stap.tekst, ids))
