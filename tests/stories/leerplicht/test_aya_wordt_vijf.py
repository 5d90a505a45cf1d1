"""
Aya wordt vijf op 12 maart 2026 en moet in april naar school.

Bron: docs/regels/leerplicht.md (Leerplichtwet art. 3 lid 1, R-1.1)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren

AYA = geboren("2021-03-12")


def test_op_de_laatste_dag_van_maart_hoeft_aya_nog_niet_naar_school() -> None:
    gegeven(AYA).op("2026-03-31").hoeft_niet()


def test_op_de_eerste_lesdag_van_april_wel() -> None:
    gegeven(AYA).op("2026-04-01").is_leerplichtig()


def test_wegblijven_voor_die_dag_telt_niet() -> None:
    gegeven(AYA, feit("SchoolgangGestaakt", "2026-03-02")).op("2026-03-31").is_geen()


def test_wegblijven_telt_vanaf_die_dag() -> None:
    gegeven(AYA, feit("SchoolgangGestaakt", "2026-03-02")).op("2026-04-01").is_dreigend(thuis_sinds="2026-04-01")
