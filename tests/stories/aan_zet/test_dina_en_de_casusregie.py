"""
De casusregie voor Dina ligt bij het wijkteam, en later bij de school.

Bron: docs/regels/aan_zet.md (de derde stap)
"""

from tests.kit.regels import gegeven
from tests.kit.woorden import feit, geboren

DINA = gegeven(geboren("2012-02-10"), feit("CasusregieBelegd", "2026-03-02", rol="wijkteam"))


def test_een_dag_ervoor_is_niemand_aan_zet() -> None:
    DINA.niemand_aan_zet(op="2026-03-01")


def test_vanaf_de_eerste_dag_het_wijkteam() -> None:
    DINA.aan_zet("wijkteam", op="2026-03-02", want="casusregie")


def test_tot_een_ander_haar_heeft() -> None:
    dina = DINA.en_dan(feit("CasusregieBelegd", "2026-04-13", rol="school"))
    dina.aan_zet("wijkteam", op="2026-04-12")
    dina.aan_zet("school", op="2026-04-13")


def test_wie_haar_het_laatst_kreeg_ook_als_wij_dat_eerder_hoorden() -> None:
    dina = gegeven(
        feit("CasusregieBelegd", "2026-04-13", rol="school"), feit("CasusregieBelegd", "2026-03-02", rol="wijkteam")
    )
    dina.aan_zet("school", op="2026-04-13")
