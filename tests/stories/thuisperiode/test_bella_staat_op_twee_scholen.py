"""
Bella staat op twee scholen ingeschreven.

Bron: docs/regels/thuisperiode.md (specificatie 3.3: een inschrijving hoort bij een BRIN)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren, ingeschreven, uitgeschreven

BELLA = gegeven(geboren("2012-05-01"), ingeschreven("2024-08-01", "99AA"), ingeschreven("2025-08-01", "99BB"))


def test_uitgeschreven_bij_de_ene_heeft_zij_de_andere_nog() -> None:
    BELLA.en_dan(uitgeschreven("2026-02-02", "99AA")).is_nooit_thuis()


def test_uitgeschreven_bij_beide_is_zij_zonder_school_vanaf_de_laatste() -> None:
    beide = uitgeschreven("2026-02-02", "99AA"), uitgeschreven("2026-02-09", "99BB")
    BELLA.en_dan(*beide).op("2026-02-09").is_thuiszitter("absoluut", thuis_sinds="2026-02-09")


def test_en_de_dag_ervoor_niet() -> None:
    beide = uitgeschreven("2026-02-02", "99AA"), uitgeschreven("2026-02-09", "99BB")
    BELLA.en_dan(*beide).op("2026-02-08").is_geen()


def test_uitgeschreven_zonder_school_te_noemen_geldt_voor_alle() -> None:
    BELLA.en_dan(uitgeschreven("2026-02-02", None)).op("2026-02-02").is_thuiszitter("absoluut")


def test_uitgeschreven_bij_een_derde_school_doet_niets() -> None:
    BELLA.en_dan(uitgeschreven("2026-02-02", "99CC")).is_nooit_thuis()
