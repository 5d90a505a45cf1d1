"""
Jens was even zonder school en heeft er weer een, maar komt niet.

Bron: docs/regels/thuiszitter.md (wie thuiszitter is, blijft dat tot de thuisperiode eindigt)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, ingeschreven, lrv, uitgeschreven

JENS = gegeven(
    geboren("2012-02-10"), lrv("2026-01-12"), uitgeschreven("2026-01-19"), ingeschreven("2026-01-26", "99BB")
)


def test_met_een_school_is_het_relatief_maar_hij_blijft_thuiszitter() -> None:
    JENS.op("2026-01-26").is_thuiszitter("relatief", thuis_sinds="2026-01-12", sinds="2026-01-19")


def test_de_hele_lijn() -> None:
    JENS.en_dan(feit("SchoolgangHervat", "2026-02-02")).is_thuis(
        "2026-01-12..2026-01-18 dreigend relatief",
        "2026-01-19..2026-01-25 thuiszitter absoluut",
        "2026-01-26..2026-02-01 thuiszitter relatief",
    )


def test_terug_op_school_is_het_over() -> None:
    JENS.en_dan(feit("SchoolgangHervat", "2026-02-02")).op("2026-02-02").is_geen()


def test_daarna_begint_het_tellen_opnieuw() -> None:
    weer = feit("SchoolgangHervat", "2026-02-02"), feit("SchoolgangGestaakt", "2026-02-09")
    JENS.en_dan(*weer).op("2026-02-09").is_dreigend(thuis_sinds="2026-02-09")


def test_een_passend_aanbod_maakt_er_geen_einde_aan() -> None:
    JENS.en_dan(feit("PassendAanbodGedaan", "2026-01-28")).op("2026-01-28").is_thuiszitter()
