"""
DUO meldt dat Dina vanaf 2 februari 2026 nergens ingeschreven staat.

Bron: docs/regels/thuisperiode.md (AbsoluutVerzuimGemeld, R-1.14)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, ingeschreven

DINA = gegeven(geboren("2012-05-01"), ingeschreven("2024-08-01", "99AA"), ingeschreven("2025-08-01", "99BB"))
GEMELD = feit("AbsoluutVerzuimGemeld", "2026-02-02", bron="duo")


def test_dat_sluit_alle_inschrijvingen() -> None:
    DINA.en_dan(GEMELD).op("2026-02-02").is_thuiszitter("absoluut", thuis_sinds="2026-02-02")


def test_vanaf_die_dag_en_niet_ervoor() -> None:
    DINA.en_dan(GEMELD).op("2026-02-01").is_geen()


def test_een_inschrijving_van_die_dag_wint() -> None:
    DINA.en_dan(GEMELD, ingeschreven("2026-02-02", "99CC")).is_nooit_thuis()


def test_een_van_de_dag_ervoor_niet() -> None:
    DINA.en_dan(ingeschreven("2026-02-01", "99CC"), GEMELD).op("2026-02-02").is_thuiszitter("absoluut")


def test_het_is_ook_genoeg_als_eerste_bericht() -> None:
    gegeven(geboren("2012-05-01"), GEMELD).op("2026-02-02").is_thuiszitter("absoluut")
