"""
Kaya blijft weg vanaf 12 januari 2026; de gemeente telt anders.

Bron: docs/regels/thuiszitter.md (beleid: vergelijking, lengte en eenheid; R-2.1e en R-2.1f)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren, lrv

KAYA = gegeven(geboren("2012-02-10"), lrv("2026-01-12"))
VIER_WEKEN_OF_LANGER = KAYA.met_beleid(thuiszitter={"vergelijking": ">="})
LANGER_DAN_EEN_MAAND = KAYA.met_beleid(thuiszitter={"lengte": 1, "eenheid": "maanden"})
EEN_MAAND_OF_LANGER = KAYA.met_beleid(thuiszitter={"lengte": 1, "eenheid": "maanden", "vergelijking": ">="})


def test_vier_weken_of_langer_nog_niet_op_de_27e_dag() -> None:
    VIER_WEKEN_OF_LANGER.op("2026-02-07").is_dreigend()


def test_vier_weken_of_langer_op_de_28e_dag() -> None:
    VIER_WEKEN_OF_LANGER.op("2026-02-08").is_thuiszitter()


def test_langer_dan_een_maand_nog_niet_op_de_laatste_dag_van_de_maand() -> None:
    LANGER_DAN_EEN_MAAND.op("2026-02-11").is_dreigend()


def test_langer_dan_een_maand_op_de_dag_erna() -> None:
    LANGER_DAN_EEN_MAAND.op("2026-02-12").is_thuiszitter()


def test_een_maand_of_langer_nog_niet_de_dag_voor_de_laatste() -> None:
    EEN_MAAND_OF_LANGER.op("2026-02-10").is_dreigend()


def test_een_maand_of_langer_op_de_laatste_dag_van_de_maand() -> None:
    EEN_MAAND_OF_LANGER.op("2026-02-11").is_thuiszitter()


def test_de_uitleg_zegt_welke_maat_er_geldt() -> None:
    EEN_MAAND_OF_LANGER.op("2026-02-11").want("ten minste 1 maanden thuis")
