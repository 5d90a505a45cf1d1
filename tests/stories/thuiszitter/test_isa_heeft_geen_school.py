"""
Isa staat vanaf 2 februari 2026 nergens ingeschreven.

Bron: docs/regels/thuiszitter.md (absoluut is meteen thuiszitter: R-2.1a)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren, lrv, uitgeschreven

ISA = gegeven(geboren("2012-02-10"), uitgeschreven("2026-02-02"))


def test_de_dag_ervoor_niet() -> None:
    ISA.op("2026-02-01").is_geen()


def test_vanaf_de_eerste_dag_is_zij_thuiszitter() -> None:
    ISA.op("2026-02-02").is_thuiszitter("absoluut", thuis_sinds="2026-02-02", sinds="2026-02-02")


def test_de_uitleg_zegt_waarom() -> None:
    ISA.op("2026-02-02").want("nergens ingeschreven en niet vrijgesteld")


def test_wie_al_thuis_zat_blijft_thuis_sinds_de_eerste_dag() -> None:
    verhaal = gegeven(geboren("2012-02-10"), lrv("2026-01-12"), uitgeschreven("2026-02-02"))
    verhaal.op("2026-02-02").is_thuiszitter("absoluut", thuis_sinds="2026-01-12", sinds="2026-02-02")
