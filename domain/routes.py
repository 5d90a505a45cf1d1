"""On which route is the pupil helped, on which days?"""

import re
from collections.abc import Iterator
from datetime import date

from domain.dossier import Dossier, derived
from domain.events.base import Event
from domain.events.ondersteuning import Opgeschaald, RouteBepaald
from domain.periode import ALTIJD, DAG, Dagen, Periode

KEUZES: tuple[type[Event], ...] = (RouteBepaald, Opgeschaald)
NAAM = re.compile(r"(?:route[ -]?)?([0-9]+)", re.IGNORECASE)


def gekozen_route(feit: Event) -> int | None:
    """Return the route that an event chooses: `1`, `route 1` or `route-1`; None when it names no route by number."""
    naam = feit.route if isinstance(feit, RouteBepaald) else feit.naar if isinstance(feit, Opgeschaald) else ""
    gevonden = NAAM.fullmatch(naam)
    return int(gevonden[1]) if gevonden else None


@derived
def routedagen(dossier: Dossier) -> dict[int, Dagen]:
    """Return by route the days on which the pupil is on it; of two choices on one day the one recorded last holds."""
    by_day = dict(sorted(_choices(dossier), key=lambda keuze: keuze[0]))
    einden = [*(dag - DAG for dag in list(by_day)[1:]), ALTIJD]
    perioden: dict[int, list[Periode]] = {}
    for (dag, route), eind in zip(by_day.items(), einden, strict=False):
        if route is not None:
            perioden.setdefault(route, []).append(Periode(dag, eind))
    return {route: Dagen(delen) for route, delen in perioden.items()}


def _choices(dossier: Dossier) -> Iterator[tuple[date, int | None]]:
    """Yield the choices in the order of registration; scaling up to something that is no route leaves it as it is."""
    for vastlegging in dossier.van_soorten(KEUZES):
        feit = vastlegging.feit
        route = gekozen_route(feit)
        if isinstance(feit, RouteBepaald) or route is not None:
            yield feit.geldig_op, route
