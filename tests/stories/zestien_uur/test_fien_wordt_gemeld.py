"""
Fien bereikt zestien uur op 6 maart 2026; welke melding is de goede?

Bron: docs/regels/zestien_uur.md (R-1.20; V3, V4 of LRV, begonnen op of voor die dag en gemeld op of na die dag)
"""

import pytest

from tests.kit.regels import gegeven, gemeld, verzuim
from tests.kit.woorden import geboren

FIEN = gegeven(geboren("2012-02-10"), verzuim("2026-03-03", lesuren=8), verzuim("2026-03-06", lesuren=8))


def test_zonder_melding_is_er_niet_gemeld() -> None:
    FIEN.bereikt_zestien_uur("2026-03-06", gemeld_op=None)


@pytest.mark.parametrize("soort", ["V3", "V4", "LRV"])
def test_deze_soorten_voldoen(soort: str) -> None:
    FIEN.en_dan(gemeld(soort, "2026-03-03", op="2026-03-10")).bereikt_zestien_uur("2026-03-06", gemeld_op="2026-03-10")


@pytest.mark.parametrize("soort", ["V1", "V2", "L", "O", "RMC"])
def test_deze_niet(soort: str) -> None:
    FIEN.en_dan(gemeld(soort, "2026-03-03", op="2026-03-10")).bereikt_zestien_uur("2026-03-06", gemeld_op=None)


def test_een_melding_op_de_dag_zelf_voldoet() -> None:
    FIEN.en_dan(gemeld("V3", "2026-03-03", op="2026-03-06")).bereikt_zestien_uur("2026-03-06", gemeld_op="2026-03-06")


def test_een_dag_eerder_ging_zij_hier_niet_over() -> None:
    FIEN.en_dan(gemeld("V3", "2026-03-03", op="2026-03-05")).bereikt_zestien_uur("2026-03-06", gemeld_op=None)


def test_een_begindatum_op_de_dag_zelf_voldoet() -> None:
    FIEN.en_dan(gemeld("V3", "2026-03-06", op="2026-03-10")).bereikt_zestien_uur("2026-03-06", gemeld_op="2026-03-10")


def test_een_dag_later_gaat_zij_over_iets_anders() -> None:
    FIEN.en_dan(gemeld("V3", "2026-03-07", op="2026-03-10")).bereikt_zestien_uur("2026-03-06", gemeld_op=None)


def test_de_eerste_melding_telt() -> None:
    tweede = gemeld("LRV", "2026-03-03", op="2026-03-12", nummer="2")
    FIEN.en_dan(gemeld("V4", "2026-03-03", op="2026-03-10"), tweede).bereikt_zestien_uur(
        "2026-03-06", gemeld_op="2026-03-10", melding="1"
    )


def test_zonder_melddatum_weten_wij_niet_of_er_op_tijd_gemeld_is() -> None:
    FIEN.en_dan(gemeld("V3", "2026-03-03", op="2026-03-10", melddatum=None)).bereikt_zestien_uur(
        "2026-03-06", gemeld_op=None
    )
