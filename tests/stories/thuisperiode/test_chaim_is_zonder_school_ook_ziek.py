"""
Chaim is vanaf 2 februari 2026 nergens ingeschreven; ziekte en verlof veranderen dat niet.

Bron: docs/regels/thuisperiode.md (specificatie 3.3)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, lrv, uitgeschreven

CHAIM = gegeven(geboren("2012-05-01"), uitgeschreven("2026-02-02"))


def test_ziek_is_hij_nog_steeds_zonder_school() -> None:
    CHAIM.en_dan(feit("Ziekgemeld", "2026-02-09")).op("2026-02-09").is_thuiszitter("absoluut", thuis_sinds="2026-02-02")


def test_met_verlof_ook() -> None:
    verlof = feit("VerlofVerleend", "2026-02-09", verleendDoor="hoofd", totEnMet="2026-02-13")
    CHAIM.en_dan(verlof).op("2026-02-09").is_thuiszitter("absoluut", thuis_sinds="2026-02-02")


def test_en_absoluut_gaat_voor_relatief() -> None:
    CHAIM.en_dan(lrv("2026-02-02")).op("2026-02-09").is_thuiszitter("absoluut")
