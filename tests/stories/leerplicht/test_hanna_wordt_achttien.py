"""
Hanna wordt achttien op 10 maart 2026.

Bron: docs/regels/leerplicht.md (Leerplichtwet art. 4a en 4b, R-1.8: op de verjaardag)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren, lrv

HANNA = geboren("2008-03-10")
THUIS = lrv("2026-01-12")


def test_de_dag_voor_haar_verjaardag_is_zij_kwalificatieplichtig() -> None:
    gegeven(HANNA).op("2026-03-09").is_kwalificatieplichtig()


def test_op_haar_verjaardag_niet_meer() -> None:
    gegeven(HANNA).op("2026-03-10").hoeft_niet()


def test_tot_die_dag_is_zij_thuiszitter() -> None:
    gegeven(HANNA, THUIS).op("2026-03-09").is_thuiszitter()


def test_vanaf_die_dag_niet_meer() -> None:
    gegeven(HANNA, THUIS).op("2026-03-10").is_geen()
