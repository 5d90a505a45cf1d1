"""
Rana zit thuis vanaf 12 januari 2026 en is van maandag 26 tot en met woensdag 28 januari ziek.

Bron: docs/regels/thuisperiode.md (R-1.19: ziekte is geoorloofd)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, lrv

RANA = gegeven(geboren("2012-02-10"), lrv("2026-01-12"))
ZIEK = feit("Ziekgemeld", "2026-01-26")
BETER = feit("Betergemeld", "2026-01-29")


def test_de_dag_voor_de_ziekte_zit_rana_thuis() -> None:
    RANA.en_dan(ZIEK, BETER).op("2026-01-25").is_dreigend()


def test_op_de_eerste_dag_ziek_niet() -> None:
    RANA.en_dan(ZIEK, BETER).op("2026-01-26").is_geen()


def test_op_de_laatste_dag_ziek_niet() -> None:
    RANA.en_dan(ZIEK, BETER).op("2026-01-28").is_geen()


def test_op_de_dag_dat_rana_beter_is_begint_het_opnieuw() -> None:
    RANA.en_dan(ZIEK, BETER).op("2026-01-29").is_dreigend(thuis_sinds="2026-01-29")


def test_beter_op_de_dag_van_de_ziekmelding_is_niet_ziek_geweest() -> None:
    RANA.en_dan(ZIEK, feit("Betergemeld", "2026-01-26")).op("2026-01-26").is_dreigend(thuis_sinds="2026-01-12")


def test_beter_de_dag_erna_is_een_dag_ziek() -> None:
    RANA.en_dan(ZIEK, feit("Betergemeld", "2026-01-27")).op("2026-01-27").is_dreigend(thuis_sinds="2026-01-27")


def test_een_weekend_ziek_onderbreekt_niet() -> None:
    weekend = feit("Ziekgemeld", "2026-01-24"), feit("Betergemeld", "2026-01-26")
    RANA.en_dan(*weekend).op("2026-01-26").is_dreigend(thuis_sinds="2026-01-12")


def test_waar_ziekte_niet_onderbreekt_telt_zij_mee() -> None:
    RANA.en_dan(ZIEK, BETER).met_beleid(thuiszitter={"ziekte_onderbreekt": False}).op("2026-02-09").is_thuiszitter()
