"""
Britt wordt naar Halt verwezen.

Bron: docs/regels/bewaking.md (R-4.1: 12 tot 18 jaar; R-4.6: een keer voor schoolverzuim)
"""

from domain.events.base import Event
from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import feit, geboren

TWAALF_OP_10_MAART = geboren("2014-03-10")
ACHTTIEN_OP_10_MAART = geboren("2008-03-10")


def halt(op: str) -> Event:
    return feit("HaltVerwezen", op)


def test_de_dag_voor_haar_twaalfde_verjaardag_kan_het_niet() -> None:
    gegeven(TWAALF_OP_10_MAART).als(halt("2026-03-09")).wordt_geweigerd("halt-leeftijd")


def test_op_haar_twaalfde_verjaardag_wel() -> None:
    gegeven(TWAALF_OP_10_MAART).als(halt("2026-03-10")).wordt_vastgelegd()


def test_de_dag_voor_haar_achttiende_verjaardag_nog_wel() -> None:
    gegeven(ACHTTIEN_OP_10_MAART).als(halt("2026-03-09")).wordt_vastgelegd()


def test_op_haar_achttiende_verjaardag_niet_meer() -> None:
    gegeven(ACHTTIEN_OP_10_MAART).als(halt("2026-03-10")).wordt_geweigerd("halt-leeftijd")


def test_een_tweede_keer_kan_niet() -> None:
    gegeven(TWAALF_OP_10_MAART, halt("2026-03-10")).als(halt("2026-09-01")).wordt_geweigerd("halt-tweede-keer")


def test_ook_niet_als_de_eerste_later_was() -> None:
    gegeven(TWAALF_OP_10_MAART, halt("2026-09-01")).als(halt("2026-03-10")).wordt_geweigerd("halt-tweede-keer")


def test_een_herroepen_verwijzing_telt_niet() -> None:
    verhaal = gegeven(TWAALF_OP_10_MAART, halt("2026-03-10"), herroepen("2026-03-11", 2))
    verhaal.als(halt("2026-09-01")).wordt_vastgelegd()


def test_zonder_geboortedatum_is_niet_vast_te_stellen_of_het_mag() -> None:
    gegeven().als(halt("2026-03-10")).wordt_geweigerd("geboortedatum-onbekend")
