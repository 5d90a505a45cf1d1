"""
Fay zit in de provincie Groningen thuis vanaf 12 januari 2026 en is thuiszitter vanaf 9 februari.

Op route 1 weegt leerplicht dan of er moet worden opgeschaald; op route 2 is dat al gebeurd.
Bron: docs/regels/klok.md (een stap die een route noemt, geldt alleen op die route)
"""

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


def test_wie_als_thuiszitter_op_route_1_komt_wordt_dan_gewogen() -> None:
    fay(route("2026-02-16", "1")).als_het_is("2026-02-16").wordt_gesignaleerd(STAP, aan="leerplicht")


def test_wie_intussen_op_route_2_is_wordt_niet_meer_gewogen() -> None:
    fay(route("2026-01-20", "1"), route("2026-02-10", "2")).als_het_is("2026-02-11").wordt_niet_gesignaleerd(STAP)


def test_een_dag_voor_fay_op_route_1_komt_nog_niet() -> None:
    fay(route("2026-02-16", "1")).als_het_is("2026-02-15").wordt_niet_gesignaleerd(STAP)


def test_het_signaal_zegt_sinds_wanneer_de_stap_aan_de_orde_is() -> None:
    op_route_1 = fay(route("2026-02-16", "1"))
    op_route_1.als_het_is("2026-02-18").wordt_gesignaleerd(STAP, aan="leerplicht", sinds="2026-02-16")


def test_op_de_laatste_dag_van_route_1_nog_wel() -> None:
    fay(route("2026-01-20", "1"), route("2026-02-10", "2")).als_het_is("2026-02-09").wordt_gesignaleerd(
        STAP, aan="leerplicht"
    )


def test_een_dag_later_niet_meer() -> None:
    fay(route("2026-01-20", "1"), route("2026-02-10", "2")).als_het_is("2026-02-10").wordt_niet_gesignaleerd(STAP)


def test_terug_op_route_1_kan_het_weer() -> None:
    terug = fay(route("2026-01-20", "1"), route("2026-02-08", "2"), route("2026-03-02", "1"))
    terug.als_het_is("2026-03-01").wordt_niet_gesignaleerd(STAP)
    terug.als_het_is("2026-03-02").wordt_gesignaleerd(STAP, aan="leerplicht", sinds="2026-03-02")


def test_maar_een_keer_per_thuisperiode() -> None:
    gezegd = fay(route("2026-01-20", "1"), route("2026-02-16", "2"), route("2026-03-02", "1"))
    gezegd.sloeg_de_klok("2026-03-02").als_het_is("2026-03-03").wordt_niet_gesignaleerd(STAP)


def test_van_twee_keuzes_op_een_dag_geldt_wat_het_laatst_is_vastgelegd() -> None:
    eerst_2 = fay(feit("Opgeschaald", "2026-02-02", naar="route-2"), route("2026-02-02", "1"))
    eerst_2.als_het_is("2026-02-09").wordt_gesignaleerd(STAP, aan="leerplicht")
    eerst_1 = fay(route("2026-02-02", "1"), feit("Opgeschaald", "2026-02-02", naar="route-2"))
    eerst_1.als_het_is("2026-02-09").wordt_niet_gesignaleerd(STAP)


def test_opschalen_naar_iets_anders_verandert_de_route_niet() -> None:
    mdo = fay(route("2026-01-20", "1"), feit("Opgeschaald", "2026-02-02", naar="mdo"))
    mdo.als_het_is("2026-02-09").wordt_gesignaleerd(STAP, aan="leerplicht")


def test_een_andere_route_zonder_nummer_wel() -> None:
    anders = fay(route("2026-01-20", "1"), route("2026-02-02", "jeugdhulp"))
    anders.als_het_is("2026-02-09").wordt_niet_gesignaleerd(STAP)


def test_de_keuze_voor_route_2_is_geen_aanleiding_voor_het_plan_van_route_1() -> None:
    gezegd = fay(route("2026-01-20", "1")).sloeg_de_klok("2026-01-20")
    heen_en_terug = gezegd.en_dan(route("2026-02-10", "2"), route("2026-02-16", "1"))
    heen_en_terug.als_het_is("2026-02-16").wordt_gesignaleerd("plan-route-1", aan="school", sinds="2026-02-16")
