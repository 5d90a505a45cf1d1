"""
Cato staat van 2 tot 23 februari 2026 nergens ingeschreven.

Bron: docs/regels/doelbinding.md (LPW art. 19: toezicht op de inschrijving)
"""

from tests.kit.regels import gegeven
from tests.kit.woorden import feit, geboren, ingeschreven, uitgeschreven

CATO = gegeven(geboren("2012-02-10"), ingeschreven("2025-08-25"), uitgeschreven("2026-02-02"))
WEER_OP_SCHOOL = CATO.en_dan(ingeschreven("2026-02-23", "99BB"))


def test_zolang_cato_een_school_heeft_niet() -> None:
    CATO.geen_grondslag(op="2026-02-01")


def test_vanaf_de_eerste_dag_zonder_school_wel() -> None:
    WEER_OP_SCHOOL.grondslag("absoluut verzuim", op="2026-02-02", tot_en_met="2027-07-31")


def test_tot_het_einde_van_het_volgende_schooljaar() -> None:
    WEER_OP_SCHOOL.grondslag("absoluut verzuim", op="2027-07-31", tot_en_met="2027-07-31")


def test_een_dag_later_niet_meer() -> None:
    WEER_OP_SCHOOL.geen_grondslag(op="2027-08-01")


def test_zonder_nieuwe_school_tot_na_de_plicht() -> None:
    CATO.grondslag("absoluut verzuim", op="2026-03-01", tot_en_met="2031-07-31")


def test_wie_weer_komt_maar_wegblijft_zonder_melding_heeft_geen_nieuwe_grond() -> None:
    cato = gegeven(geboren("2012-02-10"), ingeschreven("2025-08-25"), feit("SchoolgangGestaakt", "2026-02-02"))
    cato.geen_grondslag(op="2026-03-02")
