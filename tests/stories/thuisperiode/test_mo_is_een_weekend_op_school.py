"""
Mo blijft weg, is terug, en blijft weer weg: lag daar een lesdag tussen?

Bron: docs/regels/thuisperiode.md (specificatie 3.3, R-2.8)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren, lrv

MO = geboren("2012-02-10")
OPNIEUW = lrv("2026-01-19", nummer="2")


def test_terug_op_zaterdag_is_geen_lesdag_op_school() -> None:
    gegeven(MO, lrv("2026-01-12", "2026-01-17"), OPNIEUW).op("2026-01-19").is_dreigend(thuis_sinds="2026-01-12")


def test_in_dat_weekend_zit_mo_dus_ook_thuis() -> None:
    gegeven(MO, lrv("2026-01-12", "2026-01-17"), OPNIEUW).op("2026-01-18").is_dreigend()


def test_terug_op_vrijdag_wel() -> None:
    gegeven(MO, lrv("2026-01-12", "2026-01-16"), OPNIEUW).op("2026-01-19").is_dreigend(thuis_sinds="2026-01-19")


def test_en_dan_zit_mo_in_het_weekend_niet_thuis() -> None:
    gegeven(MO, lrv("2026-01-12", "2026-01-16"), OPNIEUW).op("2026-01-18").is_geen()


def test_wie_de_dag_dat_hij_wegblijft_terug_is_zit_niet_thuis() -> None:
    gegeven(MO, lrv("2026-01-12", "2026-01-12")).is_nooit_thuis()


def test_wie_de_dag_erna_terug_is_een_dag() -> None:
    gegeven(MO, lrv("2026-01-12", "2026-01-13")).is_thuis("2026-01-12..2026-01-12 dreigend relatief")
