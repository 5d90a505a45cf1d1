"""
Over Bram is op 3 maart 2026 verzuim gemeld; op 20 maart is dat afgesloten.

Bron: docs/regels/doelbinding.md (tot het einde van het schooljaar na dat waarin de melding eindigde)
"""

import pytest

from tests.kit.regels import gegeven, gemeld, gesloten
from tests.kit.woorden import geboren, ingeschreven, ingetrokken, lrv

OPEN = gegeven(geboren("2012-02-10"), ingeschreven("2025-08-25"), gemeld("V1", "2026-03-02", op="2026-03-03"))
BRAM = OPEN.en_dan(gesloten("2026-03-20"))


def test_voor_de_melddatum_is_er_geen_grondslag() -> None:
    BRAM.geen_grondslag(op="2026-03-02")


def test_vanaf_de_melddatum_wel() -> None:
    BRAM.grondslag("melding", op="2026-03-03", tot_en_met="2027-07-31")


def test_tot_het_einde_van_het_volgende_schooljaar() -> None:
    BRAM.grondslag("melding", op="2027-07-31", tot_en_met="2027-07-31")


def test_een_dag_later_niet_meer() -> None:
    BRAM.geen_grondslag(op="2027-08-01")


def test_zolang_zij_open_is_heeft_de_grondslag_geen_einde() -> None:
    OPEN.grondslag("melding", op="2030-08-01", tot_en_met=None)


def test_gesloten_op_1_augustus_eindigde_zij_in_het_vorige_schooljaar() -> None:
    OPEN.en_dan(gesloten("2026-08-01")).grondslag("melding", op="2026-08-01", tot_en_met="2027-07-31")


def test_gesloten_een_dag_later_in_het_nieuwe() -> None:
    OPEN.en_dan(gesloten("2026-08-02")).grondslag("melding", op="2026-08-02", tot_en_met="2028-07-31")


def test_de_melding_die_het_langst_telt_geldt() -> None:
    tweede = gemeld("V1", "2026-09-07", op="2026-09-08", nummer="2")
    BRAM.en_dan(tweede, gesloten("2026-09-14", nummer="2")).grondslag(
        "melding", op="2026-10-01", tot_en_met="2028-07-31"
    )


def test_een_melding_die_meteen_een_kennisgeving_was_telt_die_dag() -> None:
    kennisgeving = gegeven(geboren("2012-02-10"), gemeld("V1", "2026-03-02", op="2026-03-03", status="K"))
    kennisgeving.grondslag("melding", op="2026-03-03", tot_en_met="2027-07-31")


def test_zonder_melddatum_telt_de_begindatum() -> None:
    gegeven(geboren("2012-02-10"), lrv("2026-03-02")).grondslag("melding", op="2026-03-02")


def test_een_ingetrokken_melding_is_geen_grondslag() -> None:
    BRAM.en_dan(ingetrokken("2026-04-01")).geen_grondslag(op="2026-03-03")


def test_de_dag_voor_de_intrekking_was_zij_dat_wel() -> None:
    bram = BRAM.en_dan(ingetrokken("2026-04-01")).zoals_bekend_op("2026-03-31")
    bram.grondslag("melding", op="2026-03-31", tot_en_met="2027-07-31")


@pytest.mark.parametrize(
    ("schooljaren", "laatste", "een_dag_later"),
    [
        (0, "2026-07-31", "2026-08-01"),
        (2, "2028-07-31", "2028-08-01"),
    ],
)
def test_een_regio_kan_korter_of_langer_afspreken(schooljaren: int, laatste: str, een_dag_later: str) -> None:
    bram = BRAM.met_beleid(doelbinding_schooljaren=schooljaren)
    bram.grondslag("melding", op=laatste, tot_en_met=laatste)
    bram.geen_grondslag(op=een_dag_later)
