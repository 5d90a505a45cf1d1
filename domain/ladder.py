"""Which steps of the escalation ladder are due for a pupil, on which days?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.beleid.ladder import Bevindingsoort, Stap
from domain.dossier import Dossier
from domain.events import BY_TYPE
from domain.events.ondersteuning import Opgeschaald, RouteBepaald
from domain.kader import Kader
from domain.periode import ALTIJD, DAG, Dagen, Periode, einde_schooljaar
from domain.rules.thuisperiode import Thuisperiode
from domain.rules.thuiszitter import Categorie, Status, statusperiodes
from domain.rules.zestien_uur import overschrijdingen
from domain.rules.ziekteverzuim import Ziektesignaalsoort, ziektesignalen
from domain.termijnen.termijn import Termijnperiode, Termijnstatus
from domain.uitleg import Uitleg

VERSTREKEN = 100
SIGNAAL_BLIJFT = timedelta(days=28)
"""So long after an event its step is still worth taking (our choice)."""


@dataclass(frozen=True, slots=True)
class Stapmoment:
    """A step that is due on these days; `sleutel` tells the occasions of one step apart."""

    stap: Stap
    sleutel: str
    dagen: Periode
    uitleg: Uitleg


def stapmomenten(
    dossier: Dossier, kader: Kader, thuis: tuple[Thuisperiode, ...], termijnen: tuple[Termijnperiode, ...]
) -> tuple[Stapmoment, ...]:
    """
    Return the steps of the profile's ladder with the days on which they are due.

    Early warnings come from the same terms as the terms themselves, so the two never disagree. A step on a route is
    due only while the pupil is on that route.
    """
    momenten: list[Stapmoment] = []
    for stap in kader.beleid.stap:
        gevonden = _occasions(stap, dossier, kader, thuis, termijnen)
        momenten.extend(moment for moment in gevonden if stap.route is None or _route_op(dossier, moment) == stap.route)
    return tuple(sorted(momenten, key=lambda m: (m.dagen.van, m.stap.soort, m.sleutel)))


def _occasions(
    stap: Stap, dossier: Dossier, kader: Kader, thuis: tuple[Thuisperiode, ...], termijnen: tuple[Termijnperiode, ...]
) -> Iterator[Stapmoment]:
    if stap.bij.termijn is not None:
        yield from _of_terms(stap, termijnen)
    elif stap.bij.regel is not None:
        yield from _of_rules(stap, stap.bij.regel, dossier, kader, thuis)
    elif stap.bij.gebeurtenis is not None:
        for vastlegging in dossier.op_datum(BY_TYPE[stap.bij.gebeurtenis]):
            dag = vastlegging.feit.geldig_op
            yield _moment(stap, str(vastlegging.id), Periode(dag, dag + SIGNAAL_BLIJFT), (vastlegging.id,))


def waarschuwingsdag(start: date, vervalt_op: date, procent: int) -> date:
    """Return the first day on which so much of a term has gone by; 100 percent is the day after its last."""
    if procent >= VERSTREKEN:
        return vervalt_op + DAG
    return start + timedelta(days=(vervalt_op - start).days * procent // VERSTREKEN)


def _of_terms(stap: Stap, termijnen: tuple[Termijnperiode, ...]) -> Iterator[Stapmoment]:
    """Yield while the term runs past the percentage, or for a passed term while it is not met."""
    telt = Termijnstatus.VERLOPEN if stap.bij.procent >= VERSTREKEN else Termijnstatus.LOPEND
    telt_mee = [termijn for termijn in termijnen if termijn.soort == stap.bij.termijn and termijn.status is telt]
    by_term: dict[tuple[str, date, date], list[Termijnperiode]] = {}
    for termijn in telt_mee:
        by_term.setdefault((termijn.sleutel, termijn.start, termijn.vervalt_op), []).append(termijn)
    for (sleutel, start, vervalt_op), delen in by_term.items():
        vanaf = waarschuwingsdag(start, vervalt_op, stap.bij.procent)
        dagen = Dagen(deel.periode for deel in delen) & Dagen([Periode(vanaf)])
        for run in dagen:
            yield _moment(stap, f"{sleutel}|{vervalt_op}", run, delen[0].uitleg[0].gebeurtenissen)
            break


def _of_rules(
    stap: Stap, regel: Bevindingsoort, dossier: Dossier, kader: Kader, thuis: tuple[Thuisperiode, ...]
) -> Iterator[Stapmoment]:
    if regel is Bevindingsoort.ZESTIEN_UUR:
        for gevonden in overschrijdingen(dossier, kader):
            dagen = Periode(gevonden.bereikt_op, einde_schooljaar(gevonden.bereikt_op))
            yield _moment(stap, gevonden.bereikt_op.isoformat(), dagen, gevonden.uitleg.gebeurtenissen)
    elif regel in (Bevindingsoort.VAAK_ZIEK, Bevindingsoort.LANG_ZIEK):
        soort = Ziektesignaalsoort(regel.value)
        for signaal in (s for s in ziektesignalen(dossier, kader) if s.soort is soort):
            yield _moment(
                stap,
                signaal.op.isoformat(),
                Periode(signaal.op, einde_schooljaar(signaal.op)),
                signaal.uitleg.gebeurtenissen,
            )
    else:
        yield from _of_status(stap, regel, dossier, kader, thuis)


def _of_status(
    stap: Stap, regel: Bevindingsoort, dossier: Dossier, kader: Kader, thuis: tuple[Thuisperiode, ...]
) -> Iterator[Stapmoment]:
    gezien: set[date] = set()
    for periode in statusperiodes(dossier, kader, thuis):
        past = {
            Bevindingsoort.DREIGEND: periode.status is Status.DREIGEND,
            Bevindingsoort.THUISZITTER: periode.status is Status.THUISZITTER,
            Bevindingsoort.ABSOLUUT: periode.categorie is Categorie.ABSOLUUT,
        }[regel]
        if past and periode.thuis_sinds not in gezien:
            gezien.add(periode.thuis_sinds)
            yield _moment(stap, periode.thuis_sinds.isoformat(), periode.periode, periode.uitleg[-1].gebeurtenissen)


def _moment(stap: Stap, sleutel: str, dagen: Periode, ids: tuple[UUID, ...]) -> Stapmoment:
    return Stapmoment(stap, sleutel, dagen, Uitleg("ladder", stap.bron, stap.tekst, ids))


def _route_op(dossier: Dossier, moment: Stapmoment) -> int | None:
    """Return the route on the first day of the step: the last one chosen, or the one scaled up to."""
    gekozen: list[tuple[date, str]] = [(v.feit.geldig_op, v.feit.route) for v in dossier.op_datum(RouteBepaald)]
    gekozen.extend((v.feit.geldig_op, v.feit.naar) for v in dossier.op_datum(Opgeschaald))
    routes = [naam for dag, naam in sorted(gekozen) if dag <= min(moment.dagen.van, ALTIJD)]
    cijfers = [
        int(naam.removeprefix("route-").strip()) for naam in routes if naam.removeprefix("route-").strip().isdigit()
    ]
    return cijfers[-1] if cijfers else None
