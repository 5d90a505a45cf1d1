"""
Umut zit thuis vanaf 12 januari 2026 en krijgt verlof vanaf maandag 2 februari.

Bron: docs/regels/thuisperiode.md (R-1.42 en R-1.43)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, lrv

UMUT = gegeven(geboren("2012-02-10"), lrv("2026-01-12"))
EEN_WEEK = feit("VerlofVerleend", "2026-02-02", totEnMet="2026-02-06", verleendDoor="hoofd")
EEN_DAG = feit("VerlofVerleend", "2026-02-02", verleendDoor="hoofd")


def test_de_dag_voor_het_verlof_zit_umut_thuis() -> None:
    UMUT.en_dan(EEN_WEEK).op("2026-02-01").is_dreigend()


def test_op_de_eerste_dag_niet() -> None:
    UMUT.en_dan(EEN_WEEK).op("2026-02-02").is_geen()


def test_op_de_laatste_dag_niet() -> None:
    UMUT.en_dan(EEN_WEEK).op("2026-02-06").is_geen()


def test_de_dag_erna_begint_het_opnieuw() -> None:
    UMUT.en_dan(EEN_WEEK).op("2026-02-07").is_dreigend(thuis_sinds="2026-02-07")


def test_verlof_zonder_einde_duurt_een_dag() -> None:
    UMUT.en_dan(EEN_DAG).op("2026-02-02").is_geen()


def test_en_niet_langer() -> None:
    UMUT.en_dan(EEN_DAG).op("2026-02-03").is_dreigend(thuis_sinds="2026-02-03")


def test_geweigerd_verlof_is_geen_verlof() -> None:
    UMUT.en_dan(feit("VerlofGeweigerd", "2026-02-02")).op("2026-02-02").is_dreigend(thuis_sinds="2026-01-12")
