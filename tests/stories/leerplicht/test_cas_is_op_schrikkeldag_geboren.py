"""
Cas is geboren op 29 februari 2020: in andere jaren is hij jarig op 1 maart.

Bron: docs/regels/leerplicht.md (Leerplichtwet art. 3 en 4b; specificatie hoofdstuk 1)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren

CAS = geboren("2020-02-29")


def test_op_31_maart_hoeft_cas_nog_niet_naar_school() -> None:
    gegeven(CAS).op("2025-03-31").hoeft_niet()


def test_op_1_april_wel() -> None:
    gegeven(CAS).op("2025-04-01").is_leerplichtig()


def test_wie_een_dag_eerder_geboren_is_hoeft_op_zondag_2_maart_nog_niet() -> None:
    gegeven(geboren("2020-02-28")).op("2025-03-02").hoeft_niet()


def test_wie_een_dag_eerder_geboren_is_moet_een_maand_eerder() -> None:
    gegeven(geboren("2020-02-28")).op("2025-03-03").is_leerplichtig()


def test_op_28_februari_is_cas_nog_geen_achttien() -> None:
    gegeven(CAS).op("2038-02-28").is_kwalificatieplichtig()


def test_op_1_maart_wel() -> None:
    gegeven(CAS).op("2038-03-01").hoeft_niet()
