"""
Lina was zonder school, had een weekend een school, en kwam daar niet.

Bron: docs/regels/thuiszitter.md (tussen twee stukken telt de categorie van de laatste dag ervoor)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren, ingeschreven, lrv, uitgeschreven

LINA = gegeven(
    geboren("2012-02-10"), uitgeschreven("2026-01-12"), ingeschreven("2026-01-17", "99BB"), lrv("2026-01-19")
)


def test_de_hele_lijn() -> None:
    LINA.is_thuis("2026-01-12..2026-01-18 thuiszitter absoluut", "2026-01-19..2030-02-09 thuiszitter relatief")


def test_op_de_laatste_dag_zonder_school_absoluut() -> None:
    LINA.op("2026-01-16").is_thuiszitter("absoluut")


def test_in_het_weekend_nog_steeds() -> None:
    LINA.op("2026-01-18").is_thuiszitter("absoluut")


def test_op_maandag_relatief() -> None:
    LINA.op("2026-01-19").is_thuiszitter("relatief", thuis_sinds="2026-01-12")
