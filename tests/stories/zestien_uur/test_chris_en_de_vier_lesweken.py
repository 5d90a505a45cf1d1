"""
Chris mist acht lesuren, en weken later weer acht.

Bron: docs/regels/zestien_uur.md (R-1.20, R-1.22: vier opeenvolgende lesweken, hele weken van maandag af)
"""

from tests.kit.regels import gegeven, verzuim
from tests.kit.woorden import geboren

CHRIS = geboren("2012-02-10")


def test_in_de_vierde_lesweek_telt_de_eerste_nog_mee() -> None:
    gegeven(CHRIS, verzuim("2026-03-09", lesuren=8), verzuim("2026-03-30", lesuren=8)).bereikt_zestien_uur("2026-03-30")


def test_ook_op_de_laatste_dag_van_die_week() -> None:
    gegeven(CHRIS, verzuim("2026-03-09", lesuren=8), verzuim("2026-04-02", lesuren=8)).bereikt_zestien_uur("2026-04-02")


def test_in_de_vijfde_lesweek_niet_meer() -> None:
    gegeven(CHRIS, verzuim("2026-03-09", lesuren=8), verzuim("2026-04-07", lesuren=8)).bereikt_geen_zestien_uur()


def test_de_vrijdag_voor_het_venster_telt_niet() -> None:
    gegeven(CHRIS, verzuim("2026-03-06", lesuren=8), verzuim("2026-03-30", lesuren=8)).bereikt_geen_zestien_uur()


def test_vier_weken_is_vier_lesweken_en_geen_28_dagen() -> None:
    op_vrijdag = verzuim("2026-03-13", lesuren=8)
    gegeven(CHRIS, op_vrijdag, verzuim("2026-04-07", lesuren=8)).bereikt_geen_zestien_uur()


def test_een_regio_kan_een_ander_aantal_weken_afspreken() -> None:
    chris = gegeven(CHRIS, verzuim("2026-03-09", lesuren=8), verzuim("2026-04-07", lesuren=8))
    chris.met_beleid(zestien_uur={"lesweken": 5}).bereikt_zestien_uur("2026-04-07")


def test_en_een_ander_aantal_minuten() -> None:
    gegeven(CHRIS, verzuim("2026-03-09", lesuren=8)).met_beleid(zestien_uur={"minuten": 480}).bereikt_zestien_uur(
        "2026-03-09"
    )
