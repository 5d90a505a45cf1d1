"""
Faas is geboren op 1 mei 2012 en ging vroeg naar school.

Bron: docs/regels/leerplicht.md (Leerplichtwet art. 3 lid 1 onder a, R-1.3)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren

FAAS = geboren("2012-05-01")
OP_TIJD = feit("TwaalfSchooljarenVoltooid", "2026-07-31")
EEN_DAG_LATER = feit("TwaalfSchooljarenVoltooid", "2026-08-01")


def test_na_twaalf_schooljaren_is_31_juli_de_laatste_dag() -> None:
    gegeven(FAAS, OP_TIJD).op("2026-07-31").is_leerplichtig()


def test_daarna_is_faas_kwalificatieplichtig() -> None:
    gegeven(FAAS, OP_TIJD).op("2026-08-01").is_kwalificatieplichtig()


def test_een_dag_later_voltooid_is_een_jaar_langer_leerplichtig() -> None:
    gegeven(FAAS, EEN_DAG_LATER).op("2027-07-31").is_leerplichtig()


def test_en_dan_kwalificatieplichtig() -> None:
    gegeven(FAAS, EEN_DAG_LATER).op("2027-08-01").is_kwalificatieplichtig()


def test_wie_eerder_zestien_wordt_wacht_niet_op_twaalf_schooljaren() -> None:
    gegeven(geboren("2010-05-01"), EEN_DAG_LATER).op("2026-08-01").is_kwalificatieplichtig()
