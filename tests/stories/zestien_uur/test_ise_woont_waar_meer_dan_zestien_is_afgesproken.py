"""
Ise woont waar pas meer dan zestien uur telt, zoals oudere pagina's schrijven.

Bron: docs/regels/zestien_uur.md (R-1.20: de wet zegt "zestien uren bedraagt", anderen "meer dan 16")
"""

from tests.kit.regels import gegeven, verzuim
from tests.kit.woorden import geboren

MEER_DAN = {"vergelijking": ">"}
ISE = geboren("2012-02-10")


def test_precies_zestien_uur_is_daar_niet_genoeg() -> None:
    gegeven(ISE, verzuim("2026-03-06", minuten=960)).met_beleid(zestien_uur=MEER_DAN).bereikt_geen_zestien_uur()


def test_een_minuut_meer_wel() -> None:
    ise = gegeven(ISE, verzuim("2026-03-06", minuten=961)).met_beleid(zestien_uur=MEER_DAN)
    ise.bereikt_zestien_uur("2026-03-06", minuten=961)


def test_elders_is_precies_zestien_uur_genoeg() -> None:
    gegeven(ISE, verzuim("2026-03-06", minuten=960)).bereikt_zestien_uur("2026-03-06")
