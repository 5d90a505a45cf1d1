"""
Hans is op tijd gemeld, maar die melding wordt ingetrokken; of het verzuim zelf was er niet.

Bron: docs/regels/zestien_uur.md (een ingetrokken melding telt als nooit gedaan)
"""

from tests.kit.regels import gegeven, gemeld, verzuim
from tests.kit.verhaal import herroepen
from tests.kit.woorden import geboren, ingetrokken

HANS = gegeven(
    geboren("2012-02-10"), verzuim("2026-03-06", lesuren=16), gemeld("V3", "2026-03-06", "2026-03-06", op="2026-03-10")
)
MELDEN = "zestien-uur-melden"


def test_voor_de_intrekking_was_er_gemeld() -> None:
    hans = HANS.en_dan(ingetrokken("2026-03-20")).zoals_bekend_op("2026-03-19")
    hans.bereikt_zestien_uur("2026-03-06", gemeld_op="2026-03-10")


def test_erna_niet_meer() -> None:
    HANS.en_dan(ingetrokken("2026-03-20")).bereikt_zestien_uur("2026-03-06", gemeld_op=None)


def test_dan_is_de_termijn_verlopen() -> None:
    HANS.en_dan(ingetrokken("2026-03-20")).termijn(MELDEN, op="2026-03-14").is_verlopen(vervalt_op="2026-03-13")


def test_een_tweede_melding_maakt_het_goed_maar_te_laat() -> None:
    tweede = gemeld("V4", "2026-03-06", op="2026-03-23", nummer="2")
    HANS.en_dan(ingetrokken("2026-03-20"), tweede).termijn(MELDEN, op="2026-03-23").is_te_laat(gehaald_op="2026-03-23")


def test_was_het_verzuim_er_niet_dan_is_er_niets_bereikt() -> None:
    HANS.en_dan(herroepen("2026-03-20", 2)).bereikt_geen_zestien_uur()


def test_dan_is_de_termijn_op_elke_dag_vervallen() -> None:
    zonder_melding = gegeven(geboren("2012-02-10"), verzuim("2026-03-06", lesuren=16), herroepen("2026-03-20", 2))
    zonder_melding.termijn(MELDEN, op="2026-03-06").is_vervallen("de gebeurtenis is herroepen")
    zonder_melding.termijn(MELDEN, op="2026-03-31").is_vervallen("de gebeurtenis is herroepen")


def test_de_dag_voor_de_herroeping_wisten_wij_dat_niet() -> None:
    zonder_melding = gegeven(geboren("2012-02-10"), verzuim("2026-03-06", lesuren=16), herroepen("2026-03-20", 2))
    zonder_melding.zoals_bekend_op("2026-03-19").termijn(MELDEN, op="2026-03-14").is_verlopen()
