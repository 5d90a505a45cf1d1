"""
De school van Finn meldt op 2 maart 2026 dat zij hem wil verwijderen.

Bron: docs/regels/doelbinding.md (LPW art. 18: een besluit tot verwijdering wordt meteen gemeld, R-1.45)
"""

from tests.kit.regels import gegeven
from tests.kit.woorden import feit, geboren, ingeschreven

FINN = gegeven(geboren("2012-02-10"), ingeschreven("2025-08-25"), feit("VerwijderingGemeld", "2026-03-02", brin="99AA"))


def test_een_dag_ervoor_is_er_geen_grondslag() -> None:
    FINN.geen_grondslag(op="2026-03-01")


def test_vanaf_die_dag_wel() -> None:
    FINN.grondslag("verwijdering", op="2026-03-02", tot_en_met="2027-07-31")


def test_tot_het_einde_van_het_volgende_schooljaar() -> None:
    FINN.grondslag("verwijdering", op="2027-07-31", tot_en_met="2027-07-31")


def test_een_dag_later_niet_meer() -> None:
    FINN.geen_grondslag(op="2027-08-01")


def test_op_de_laatste_dag_van_het_schooljaar_gemeld() -> None:
    finn = gegeven(feit("VerwijderingGemeld", "2026-07-31", brin="99AA"))
    finn.grondslag("verwijdering", op="2027-07-31", tot_en_met="2027-07-31")


def test_een_dag_later_gemeld_telt_een_schooljaar_langer() -> None:
    finn = gegeven(feit("VerwijderingGemeld", "2026-08-01", brin="99AA"))
    finn.grondslag("verwijdering", op="2028-07-31", tot_en_met="2028-07-31")
