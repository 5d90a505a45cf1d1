"""
Lot wordt vijf als er nog geen schoolkalender is: dan telt de eerste van de maand.

Bron: docs/regels/leerplicht.md (specificatie hoofdstuk 2)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren

IN_DE_KALENDER = geboren("2025-05-15")
LOT = geboren("2025-11-15")


def test_binnen_de_kalender_telt_zaterdag_1_juni_niet() -> None:
    gegeven(IN_DE_KALENDER).op("2030-06-02").hoeft_niet()


def test_maar_maandag_3_juni_wel() -> None:
    gegeven(IN_DE_KALENDER).op("2030-06-03").is_leerplichtig()


def test_erbuiten_nog_niet_op_de_laatste_dag_van_de_maand() -> None:
    gegeven(LOT).op("2030-11-30").hoeft_niet()


def test_erbuiten_telt_zondag_1_december() -> None:
    gegeven(LOT).op("2030-12-01").is_leerplichtig()
