"""
Bas zit op de basisschool: daar telt het verzuim in minuten.

Bron: docs/regels/zestien_uur.md (R-1.21: een klokuur in het po, een lesuur in het vo)
"""

from tests.kit.regels import gegeven, verzuim
from tests.kit.woorden import feit, geboren

BAS = geboren("2017-02-10")


def test_959_minuten_is_niet_genoeg() -> None:
    gegeven(BAS, verzuim("2026-03-03", minuten=330), verzuim("2026-03-04", minuten=629)).bereikt_geen_zestien_uur()


def test_960_minuten_wel() -> None:
    bas = gegeven(BAS, verzuim("2026-03-03", minuten=330), verzuim("2026-03-04", minuten=630))
    bas.bereikt_zestien_uur("2026-03-04", minuten=960)


def test_lesuren_en_minuten_tellen_samen() -> None:
    bas = gegeven(BAS, verzuim("2026-03-03", lesuren=8), verzuim("2026-03-04", minuten=480))
    bas.bereikt_zestien_uur("2026-03-04", minuten=960)


def test_een_minuut_minder_niet() -> None:
    gegeven(BAS, verzuim("2026-03-03", lesuren=8), verzuim("2026-03-04", minuten=479)).bereikt_geen_zestien_uur()


def test_een_hele_dag_zonder_uren_telt_niet_mee() -> None:
    hele_dagen = [feit("OngeoorloofdVerzuimGeregistreerd", f"2026-03-0{dag}", heleDag=True) for dag in range(2, 7)]
    gegeven(BAS, *hele_dagen).bereikt_geen_zestien_uur()


def test_ziek_en_te_laat_tellen_niet_mee() -> None:
    bijna = verzuim("2026-03-03", minuten=959)
    gegeven(
        BAS, bijna, feit("TeLaatGekomen", "2026-03-04"), feit("Ziekgemeld", "2026-03-05")
    ).bereikt_geen_zestien_uur()
