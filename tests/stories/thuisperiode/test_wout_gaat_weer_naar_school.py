"""
Wout gaat vanaf 12 januari 2026 niet meer naar school, en vanaf 2 februari weer wel.

Bron: docs/regels/thuisperiode.md (specificatie 3.3: SchoolgangGestaakt, SchoolgangHervat)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, ingeschreven, lrv

WOUT = geboren("2012-02-10")
GESTAAKT = feit("SchoolgangGestaakt", "2026-01-12")
HERVAT = feit("SchoolgangHervat", "2026-02-02")


def test_wie_stopt_met_school_zit_thuis() -> None:
    gegeven(WOUT, GESTAAKT).op("2026-01-12").is_dreigend("relatief", thuis_sinds="2026-01-12")


def test_tot_de_dag_voor_hij_weer_gaat() -> None:
    gegeven(WOUT, GESTAAKT, HERVAT).op("2026-02-01").is_dreigend()


def test_op_de_dag_dat_hij_weer_gaat_niet_meer() -> None:
    gegeven(WOUT, GESTAAKT, HERVAT).op("2026-02-02").is_geen()


def test_hervatten_maakt_ook_een_einde_aan_een_open_melding() -> None:
    gegeven(WOUT, lrv("2026-01-12"), HERVAT).op("2026-02-02").is_geen()


def test_maar_niet_aan_een_melding_van_die_dag() -> None:
    gegeven(WOUT, lrv("2026-02-02"), HERVAT).op("2026-02-02").is_dreigend(thuis_sinds="2026-02-02")


def test_wel_aan_een_van_de_dag_ervoor() -> None:
    gegeven(WOUT, lrv("2026-02-01"), HERVAT).is_thuis("2026-02-01..2026-02-01 dreigend relatief")


def test_opnieuw_stoppen_begint_opnieuw() -> None:
    weer = feit("SchoolgangGestaakt", "2026-02-09")
    gegeven(WOUT, GESTAAKT, HERVAT, weer).op("2026-02-09").is_dreigend(thuis_sinds="2026-02-09")


def test_een_einddatum_van_de_melding_is_geen_hervatting() -> None:
    gegeven(WOUT, GESTAAKT, lrv("2026-01-12", "2026-02-02")).op("2026-02-02").is_dreigend(thuis_sinds="2026-01-12")


def test_een_inschrijving_elders_is_geen_hervatting() -> None:
    school = ingeschreven("2026-02-02", "99BB")
    gegeven(WOUT, lrv("2026-01-12"), school).op("2026-02-09").is_thuiszitter("relatief", thuis_sinds="2026-01-12")
