"""
Gert bereikt zestien uur op vrijdag 6 maart 2026; de school meldt uiterlijk vrijdag 13 maart.

Bron: docs/regels/zestien_uur.md (R-1.23: onverwijld is binnen vijf werkdagen)
"""

from tests.kit.regels import gegeven, gemeld, verzuim
from tests.kit.woorden import geboren

GERT = gegeven(geboren("2012-02-10"), verzuim("2026-03-06", lesuren=16))
MELDEN = "zestien-uur-melden"


def test_op_de_vijfde_werkdag_gemeld_is_op_tijd() -> None:
    GERT.en_dan(gemeld("V3", "2026-03-06", op="2026-03-13")).termijn(MELDEN, op="2026-03-13").is_gehaald(
        gehaald_op="2026-03-13"
    )


def test_een_dag_later_is_te_laat() -> None:
    GERT.en_dan(gemeld("V3", "2026-03-06", op="2026-03-14")).termijn(MELDEN, op="2026-03-14").is_te_laat(
        gehaald_op="2026-03-14"
    )


def test_tot_die_dag_was_hij_verlopen() -> None:
    GERT.en_dan(gemeld("V3", "2026-03-06", op="2026-03-20")).termijn(MELDEN, op="2026-03-19").is_verlopen()


def test_de_dag_voor_de_melding_loopt_hij() -> None:
    GERT.en_dan(gemeld("V3", "2026-03-06", op="2026-03-10")).termijn(MELDEN, op="2026-03-09").is_lopend()


def test_zolang_de_melding_niet_bekend_was_was_hij_verlopen() -> None:
    gert = GERT.en_dan(gemeld("V3", "2026-03-06", op="2026-03-20"))
    gert.zoals_bekend_op("2026-03-19").termijn(MELDEN, op="2026-03-20").is_verlopen()


def test_de_klok_legt_vast_dat_hij_verstreek() -> None:
    GERT.als_het_is("2026-03-14").verstrijkt(MELDEN, vervalt_op="2026-03-13")


def test_een_dag_eerder_niet() -> None:
    GERT.als_het_is("2026-03-13").gebeurt_er_niets()
