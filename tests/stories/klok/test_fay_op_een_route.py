"""
Fay zit in de provincie Groningen thuis vanaf 12 januari 2026 en is thuiszitter vanaf 9 februari.

Op route 1 weegt leerplicht dan of er moet worden opgeschaald; op route 2 is dat al gebeurd.
Bron: docs/regels/klok.md (een stap die een route noemt, geldt alleen op die route)
"""

import pytest

from domain.events.base import Event
from tests.kit.klok import Verloop, gegeven
from tests.kit.woorden import feit, geboren, lrv

STAP = "opschalen-overwegen"


def fay(*feiten: Event) -> Verloop:
    return gegeven(geboren("2012-02-10"), lrv("2026-01-12"), *feiten).onder("groningen-provincie")


def route(op: str, welke: str) -> Event:
    return feit("RouteBepaald", op, route=welke)


def test_zonder_route_niet() -> None:
    fay().als_het_is("2026-02-09").wordt_niet_gesignaleerd(STAP)


def test_op_route_1_wel() -> None:
    fay(route("2026-01-20", "1")).als_het_is("2026-02-09").wordt_gesignaleerd(STAP, aan="leerplicht")


def test_een_dag_eerder_niet() -> None:
    fay(route("2026-01-20", "1")).als_het_is("2026-02-08").wordt_niet_gesignaleerd(STAP)


def test_op_route_2_niet() -> None:
    fay(route("2026-01-20", "2")).als_het_is("2026-02-09").wordt_niet_gesignaleerd(STAP)


def test_die_dag_op_route_1_gezet_wel() -> None:
    fay(route("2026-02-09", "1")).als_het_is("2026-02-09").wordt_gesignaleerd(STAP, aan="leerplicht")


def test_een_dag_eerder_opgeschaald_niet() -> None:
    opgeschaald = feit("Opgeschaald", "2026-02-08", naar="route-2")
    fay(route("2026-01-20", "1"), opgeschaald).als_het_is("2026-02-09").wordt_niet_gesignaleerd(STAP)


def test_elke_route_heeft_een_eigen_plan() -> None:
    fay(route("2026-01-20", "1")).als_het_is("2026-01-20").wordt_gesignaleerd("plan-route-1", aan="school")
    fay(route("2026-01-20", "1")).als_het_is("2026-01-20").wordt_niet_gesignaleerd("plan-route-2")


def test_opschalen_geeft_route_2() -> None:
    opgeschaald = fay(route("2026-01-20", "1"), feit("Opgeschaald", "2026-02-02", naar="route-2"))
    opgeschaald.als_het_is("2026-02-02").wordt_gesignaleerd("opgeschaald-naar-route-2", aan="wijkteam")


@pytest.mark.xfail(reason="alleen de route op de eerste dag van de stap telt")
def test_wie_als_thuiszitter_op_route_1_komt_wordt_dan_gewogen() -> None:
    fay(route("2026-02-16", "1")).als_het_is("2026-02-16").wordt_gesignaleerd(STAP, aan="leerplicht")


@pytest.mark.xfail(reason="een stap van route 1 wordt ook gesignaleerd als de leerling al op route 2 is")
def test_wie_intussen_op_route_2_is_wordt_niet_meer_gewogen() -> None:
    fay(route("2026-01-20", "1"), route("2026-02-10", "2")).als_het_is("2026-02-11").wordt_niet_gesignaleerd(STAP)
