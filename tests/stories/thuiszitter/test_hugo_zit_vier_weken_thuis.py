"""
Hugo blijft weg vanaf 12 januari 2026.

Bron: docs/regels/thuiszitter.md (langer dan vier weken: R-2.1a en R-2.1c)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren, lrv

HUGO = geboren("2012-02-10")


def test_op_de_28e_dag_dreigt_het() -> None:
    gegeven(HUGO, lrv("2026-01-12")).op("2026-02-08").is_dreigend("relatief", thuis_sinds="2026-01-12")


def test_op_de_29e_dag_is_hugo_thuiszitter() -> None:
    gegeven(HUGO, lrv("2026-01-12")).op("2026-02-09").is_thuiszitter("relatief", sinds="2026-02-09")


def test_voor_de_eerste_dag_is_er_niets() -> None:
    gegeven(HUGO, lrv("2026-01-12")).op("2026-01-11").is_geen()


def test_op_de_eerste_dag_dreigt_het() -> None:
    gegeven(HUGO, lrv("2026-01-12")).op("2026-01-12").is_dreigend()


def test_wie_op_de_29e_dag_terug_is_werd_het_niet() -> None:
    gegeven(HUGO, lrv("2026-01-12", "2026-02-09")).is_thuis("2026-01-12..2026-02-08 dreigend relatief")


def test_wie_een_dag_later_terug_is_een_dag() -> None:
    gegeven(HUGO, lrv("2026-01-12", "2026-02-10")).is_thuis(
        "2026-01-12..2026-02-08 dreigend relatief", "2026-02-09..2026-02-09 thuiszitter relatief"
    )


def test_de_uitleg_zegt_vanaf_wanneer_het_wordt() -> None:
    gegeven(HUGO, lrv("2026-01-12")).op("2026-02-08").want("dat wordt de leerling op 2026-02-09")


def test_en_daarna_waarom_het_is() -> None:
    gegeven(HUGO, lrv("2026-01-12")).op("2026-02-09").want("langer dan 28 dagen thuis")
