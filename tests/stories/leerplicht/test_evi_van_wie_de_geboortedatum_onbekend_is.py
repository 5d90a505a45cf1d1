"""
Van Evi is de geboortedatum niet bekend.

Bron: docs/regels/leerplicht.md (specificatie 3.3: elke dag telt, en de uitleg zegt dat)
"""

from tests.kit.verhaal import gegeven, vernomen
from tests.kit.woorden import feit, geboren, lrv

EVI = feit("LeerlingGeregistreerd", "2020-01-01", gemeentecode="0014")
THUIS = lrv("2026-01-12")


def test_elke_dag_telt_mee() -> None:
    gegeven(EVI, THUIS).op("2026-02-09").is_thuiszitter()


def test_de_uitleg_zegt_dat() -> None:
    gegeven(EVI, THUIS).op("2026-02-09").want("De geboortedatum is onbekend: elke dag telt mee.")


def test_ook_zonder_registratie_telt_elke_dag() -> None:
    gegeven(THUIS).op("2026-02-09").is_thuiszitter()


def test_blijkt_evi_vier_jaar_dan_was_zij_geen_thuiszitter() -> None:
    gegeven(EVI, THUIS, vernomen("2026-03-02", geboren("2022-01-03"))).op("2026-02-09").is_geen()


def test_tot_dat_bekend_werd_was_zij_het_wel() -> None:
    verhaal = gegeven(EVI, THUIS, vernomen("2026-03-02", geboren("2022-01-03")))
    verhaal.op("2026-02-09").zoals_bekend_op("2026-03-01").is_thuiszitter()
