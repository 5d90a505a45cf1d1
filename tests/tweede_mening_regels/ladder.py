"""Which steps of a ladder are due on a day (3.5, docs/regels/klok.md)?"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.events.base import Event
from domain.events.beheer import DossierVernietigd
from domain.events.ondersteuning import Opgeschaald, RouteBepaald
from tests.tweede_mening.dagstanden import Dagstand, standen_op
from tests.tweede_mening_regels.kalender import einde_van_het_schooljaar
from tests.tweede_mening_regels.lopend import EERSTE_DAG, LAATSTE_DAG, Termijn, Verteld
from tests.tweede_mening_regels.verzuim import ziektesignalen

VIER_WEKEN = timedelta(days=28)


@dataclass(frozen=True)
class Sport:
    """A step: what is signalled when, at a percentage of a term, a finding of a rule or an event."""

    soort: str
    termijn: str | None = None
    procent: int = 100
    regel: str | None = None
    gebeurtenis: str | None = None
    route: int | None = None


class Ladder:
    """The steps for one pupil."""

    def __init__(self, verteld: Verteld, sporten: Sequence[Sport]) -> None:
        self._verteld, self._sporten = verteld, sporten
        self._standen = standen_op(verteld.leerling, verteld.thuisperioden, EERSTE_DAG, LAATSTE_DAG)
        self._ziek = ziektesignalen(verteld.feiten, verteld.lesdag, LAATSTE_DAG)

    def op(self, dag: date) -> Counter[str]:
        """Return the steps that are due, each as often as there is an occasion."""
        if any(isinstance(feit, DossierVernietigd) for feit in self._verteld.feiten):
            return Counter()
        gevonden: Counter[str] = Counter()
        termijnen = self._verteld.termijnen(dag)
        for sport in self._sporten:
            if sport.route is None or sport.route == self._route(dag):
                gevonden[sport.soort] = self._occasions(sport, termijnen, dag)
        return +gevonden

    def _occasions(self, sport: Sport, termijnen: Sequence[Termijn], dag: date) -> int:
        if sport.termijn is not None:
            return sum(t.soort == sport.termijn and _so_far(t, sport.procent, dag) for t in termijnen)
        if sport.gebeurtenis is not None:
            return sum(_happened(sport, feit, dag) for feit in self._verteld.feiten)
        if sport.regel == "zestien-uur":
            bereikt = [o.op for o in self._verteld.overschrijdingen]
            return sum(op <= dag <= einde_van_het_schooljaar(op) for op in bereikt)
        if sport.regel in ("vaak-ziek", "lang-ziek"):
            bereikt = [op for op, soort in self._ziek if soort == sport.regel]
            return sum(op <= dag <= einde_van_het_schooljaar(op) for op in bereikt)
        return int(_is_at_home(self._standen[dag], sport.regel))

    def _route(self, dag: date) -> int | None:
        """Return the route chosen last; of two choices on one day the one recorded last."""
        op_route: int | None = None
        gekozen = [f for f in self._verteld.feiten if isinstance(f, RouteBepaald | Opgeschaald) and f.geldig_op <= dag]
        for feit in sorted(gekozen, key=lambda feit: feit.geldig_op):
            if isinstance(feit, RouteBepaald) or _named(feit) is not None:
                op_route = _named(feit)
        return op_route


def _so_far(termijn: Termijn, procent: int, dag: date) -> bool:
    if procent == 100:
        return termijn.status == "verlopen"
    voorbij, duur = (dag - termijn.start).days, (termijn.vervalt_op - termijn.start).days
    return termijn.status == "lopend" and 100 * voorbij >= procent * duur


def _happened(sport: Sport, feit: Event, dag: date) -> bool:
    if feit.type_name() != sport.gebeurtenis or not feit.geldig_op <= dag <= feit.geldig_op + VIER_WEKEN:
        return False
    return sport.route is None or not isinstance(feit, RouteBepaald | Opgeschaald) or _named(feit) == sport.route


def _named(feit: RouteBepaald | Opgeschaald) -> int | None:
    naam = feit.route if isinstance(feit, RouteBepaald) else feit.naar
    cijfers = re.sub(r"^route[ -]?", "", naam.lower())
    return int(cijfers) if cijfers.isdigit() else None


def _is_at_home(stand: Dagstand, regel: str | None) -> bool:
    return stand.categorie == "absoluut" if regel == "absoluut" else stand.status == regel
