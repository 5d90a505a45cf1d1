"""
Eva is gemeld tot en met 6 maart 2026; de dag erna begint het tellen opnieuw.

Bron: docs/regels/zestien_uur.md (R-1.22: de dag na de einddatum begint u opnieuw te tellen)
"""

import pytest

from tests.kit.regels import gegeven, gemeld, verzuim
from tests.kit.woorden import geboren, gewijzigd, ingetrokken

EVA = (geboren("2012-02-10"), verzuim("2026-03-03", lesuren=8), verzuim("2026-03-06", lesuren=8))
GEMELD = gemeld("V3", "2026-03-03", "2026-03-06", op="2026-03-09")


def test_zestien_uur_en_op_tijd_gemeld() -> None:
    gegeven(*EVA, GEMELD).bereikt_zestien_uur("2026-03-06", gemeld_op="2026-03-09", melding="1")


def test_wat_tot_en_met_de_einddatum_was_telt_niet_nog_eens() -> None:
    gegeven(*EVA, GEMELD, verzuim("2026-03-09", lesuren=15)).bereikt_zestien_uur_op("2026-03-06")


def test_wat_erna_was_wel() -> None:
    gegeven(*EVA, GEMELD, verzuim("2026-03-09", lesuren=16)).bereikt_zestien_uur_op("2026-03-06", "2026-03-09")


def test_de_dag_na_de_einddatum_is_de_eerste_die_telt() -> None:
    eva = gegeven(*EVA, gemeld("V3", "2026-03-03", "2026-03-08", op="2026-03-09"), verzuim("2026-03-09", lesuren=16))
    eva.bereikt_zestien_uur_op("2026-03-06", "2026-03-09")


def test_de_einddatum_zelf_niet() -> None:
    eva = gegeven(*EVA, gemeld("V3", "2026-03-03", "2026-03-09", op="2026-03-09"), verzuim("2026-03-09", lesuren=16))
    eva.bereikt_zestien_uur_op("2026-03-06")


@pytest.mark.parametrize("soort", ["V3", "V4"])
def test_ook_een_melding_van_minder_uren_begint_het_tellen_opnieuw(soort: str) -> None:
    eerder = gemeld(soort, "2026-03-03", "2026-03-04", op="2026-03-04")
    gegeven(*EVA, eerder).bereikt_geen_zestien_uur()


def test_een_andere_soort_melding_doet_dat_niet() -> None:
    eerder = gemeld("O", "2026-03-03", "2026-03-04", op="2026-03-04")
    gegeven(*EVA, eerder).bereikt_zestien_uur("2026-03-06")


def test_een_ingetrokken_melding_ook_niet() -> None:
    eerder = gemeld("V3", "2026-03-03", "2026-03-04", op="2026-03-04")
    gegeven(*EVA, eerder, ingetrokken("2026-03-05")).bereikt_zestien_uur("2026-03-06")


def test_zonder_einddatum_telt_er_niets_nieuws() -> None:
    eva = gegeven(*EVA, gemeld("LRV", "2026-03-03", op="2026-03-09"), verzuim("2026-03-16", lesuren=16))
    eva.bereikt_zestien_uur_op("2026-03-06")


def test_met_de_einddatum_die_later_komt_wel() -> None:
    eva = gegeven(*EVA, gemeld("LRV", "2026-03-03", op="2026-03-09"), verzuim("2026-03-16", lesuren=16))
    eva.en_dan(gewijzigd("2026-03-16", einddatum="2026-03-13")).bereikt_zestien_uur_op("2026-03-06", "2026-03-16")


def test_elke_overschrijding_heeft_een_eigen_termijn() -> None:
    eva = gegeven(*EVA, GEMELD, verzuim("2026-03-16", lesuren=16))
    eva.termijn("zestien-uur-melden", op="2026-03-16", start="2026-03-06").is_gehaald(gehaald_op="2026-03-09")
    eva.termijn("zestien-uur-melden", op="2026-03-16", start="2026-03-16").is_lopend(vervalt_op="2026-03-23")
