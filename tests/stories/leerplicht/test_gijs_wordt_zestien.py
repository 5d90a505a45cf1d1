"""
Gijs wordt zestien op de laatste dag van het schooljaar.

Bron: docs/regels/leerplicht.md (Leerplichtwet art. 3 lid 1 onder b, R-1.2 en R-1.5)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren

GIJS = geboren("2009-07-31")
EEN_DAG_JONGER = geboren("2009-08-01")


def test_zijn_leerplicht_eindigt_op_zijn_verjaardag() -> None:
    gegeven(GIJS).op("2025-07-31").is_leerplichtig()


def test_de_dag_erna_is_hij_kwalificatieplichtig() -> None:
    gegeven(GIJS).op("2025-08-01").is_kwalificatieplichtig()


def test_wie_een_dag_jonger_is_is_een_schooljaar_langer_leerplichtig() -> None:
    gegeven(EEN_DAG_JONGER).op("2026-07-31").is_leerplichtig()


def test_en_daarna_kwalificatieplichtig() -> None:
    gegeven(EEN_DAG_JONGER).op("2026-08-01").is_kwalificatieplichtig()
