"""
Boris werd 23 voor 1 januari 2026; vanaf die dag loopt het Doorstroompunt tot 27.

Bron: docs/regels/rmc.md (Wet van school naar duurzaam werk, regels 1.7)
"""

from tests.kit.regels import gegeven
from tests.kit.woorden import feit, geboren


def test_wie_23_werd_in_2024_viel_erbuiten_en_komt_terug() -> None:
    gegeven(geboren("2001-06-15")).valt_onder_rmc("2019-06-15..2024-06-14", "2026-01-01..2028-06-14")


def test_wie_23_werd_op_de_voorlaatste_dag_van_2025_is_er_een_dag_uit() -> None:
    gegeven(geboren("2002-12-30")).valt_onder_rmc("2020-12-30..2025-12-29", "2026-01-01..2029-12-29")


def test_op_de_laatste_dag_ook() -> None:
    gegeven(geboren("2002-12-31")).valt_onder_rmc("2020-12-31..2025-12-30", "2026-01-01..2029-12-30")


def test_op_de_eerste_dag_van_2026_niet() -> None:
    gegeven(geboren("2003-01-01")).valt_onder_rmc("2021-01-01..2029-12-31")


def test_wie_op_1_januari_2026_27_werd_komt_niet_terug() -> None:
    gegeven(geboren("1999-01-01")).valt_onder_rmc("2017-01-01..2021-12-31")


def test_wie_een_dag_later_27_werd_komt_een_dag_terug() -> None:
    gegeven(geboren("1999-01-02")).valt_onder_rmc("2017-01-02..2022-01-01", "2026-01-01..2026-01-01")


def test_met_een_startkwalificatie_in_2025_komt_boris_niet_terug() -> None:
    boris = gegeven(geboren("2001-06-15"), feit("StartkwalificatieBehaald", "2025-12-31"))
    boris.valt_onder_rmc("2019-06-15..2024-06-14")


def test_geboren_op_een_schrikkeldag_wordt_men_23_op_1_maart() -> None:
    gegeven(geboren("2000-02-29")).valt_onder_rmc("2018-03-01..2023-02-28", "2026-01-01..2027-02-28")
