"""
Mila is op 2 maart 2026 terug; dat wordt op 5 maart vastgelegd.

Bron: docs/regels/thuiszitter.md (specificatie hoofdstuk 1: peildatum en bekendOp)
"""

from tests.kit.verhaal import gegeven, vernomen
from tests.kit.woorden import feit, geboren, gewijzigd, lrv

MILA = gegeven(
    geboren("2012-02-10"), lrv("2026-01-12"), vernomen("2026-03-05", gewijzigd("2026-03-02", einddatum="2026-03-02"))
)


def test_zoals_bekend_op_4_maart_zat_zij_op_3_maart_thuis() -> None:
    MILA.op("2026-03-03").zoals_bekend_op("2026-03-04").is_thuiszitter()


def test_zoals_bekend_op_5_maart_niet() -> None:
    MILA.op("2026-03-03").zoals_bekend_op("2026-03-05").is_geen()


def test_de_dag_voor_haar_terugkeer_blijft_zij_thuiszitter() -> None:
    MILA.op("2026-03-01").zoals_bekend_op("2026-03-05").is_thuiszitter()


def test_voor_de_melding_bekend_was_wisten_wij_niets() -> None:
    MILA.op("2026-02-09").zoals_bekend_op("2026-01-11").is_geen()


def test_wat_na_de_peildatum_geldt_maar_al_bekend_is_telt_mee() -> None:
    al_bekend = vernomen("2026-06-01", feit("SchoolgangHervat", "2026-07-04"))
    later_weer = vernomen("2026-06-01", lrv("2026-08-17", nummer="2"))
    verhaal = gegeven(geboren("2012-02-10"), lrv("2026-06-15"), al_bekend, later_weer)
    verhaal.op("2026-07-20").zoals_bekend_op("2026-06-15").is_thuiszitter(thuis_sinds="2026-06-15")
