"""
Iris, geboren op 1 september 2008, haalt in juni 2026 haar havodiploma.

Bron: docs/regels/leerplicht.md (Leerplichtwet art. 4b, R-1.8 en R-1.9)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren

IRIS = geboren("2008-09-01")
DIPLOMA = feit("StartkwalificatieBehaald", "2026-06-10", niveau="havo")
VROEG_DIPLOMA = feit("StartkwalificatieBehaald", "2025-06-10")


def test_de_dag_ervoor_is_zij_kwalificatieplichtig() -> None:
    gegeven(IRIS, DIPLOMA).op("2026-06-09").is_kwalificatieplichtig()


def test_met_diploma_niet_meer() -> None:
    gegeven(IRIS, DIPLOMA).op("2026-06-10").hoeft_niet()


def test_een_diploma_maakt_geen_einde_aan_de_leerplicht() -> None:
    gegeven(IRIS, VROEG_DIPLOMA).op("2025-07-31").is_leerplichtig()


def test_maar_daarna_volgt_geen_kwalificatieplicht() -> None:
    gegeven(IRIS, VROEG_DIPLOMA).op("2025-08-01").hoeft_niet()
