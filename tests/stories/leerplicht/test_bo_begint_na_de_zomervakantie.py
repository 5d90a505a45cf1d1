"""
Bo wordt vijf in juli 2025, en augustus begint met vakantie.

Bron: docs/regels/leerplicht.md (R-1.1: de eerste schooldag, niet de eerste van de maand)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren, ingeschreven

BO = "2020-07-15"
GRONINGEN, UTRECHT, TILBURG = "0014", "0344", "0855"


def test_in_regio_noord_niet_op_de_laatste_dag_van_de_vakantie() -> None:
    gegeven(geboren(BO, GRONINGEN)).op("2025-08-24").hoeft_niet()


def test_in_regio_noord_wel_op_de_eerste_lesdag() -> None:
    gegeven(geboren(BO, GRONINGEN)).op("2025-08-25").is_leerplichtig()


def test_in_regio_midden_een_week_later_nog_niet() -> None:
    gegeven(geboren(BO, UTRECHT)).op("2025-08-31").hoeft_niet()


def test_in_regio_midden_op_de_eerste_lesdag() -> None:
    gegeven(geboren(BO, UTRECHT)).op("2025-09-01").is_leerplichtig()


def test_in_regio_zuid_nog_niet_op_de_laatste_dag_van_de_vakantie() -> None:
    gegeven(geboren(BO, TILBURG)).op("2025-08-17").hoeft_niet()


def test_in_regio_zuid_op_de_eerste_lesdag() -> None:
    gegeven(geboren(BO, TILBURG)).op("2025-08-18").is_leerplichtig()


def test_de_regio_van_de_school_gaat_voor_die_van_de_gemeente() -> None:
    school = ingeschreven("2025-08-01", vakantieregio="Zuid")
    gegeven(geboren(BO, GRONINGEN), school).op("2025-08-18").is_leerplichtig()
