"""
Bram is ziek gemeld en nooit beter; later gaat hij naar een andere opleiding die niemand inschrijft.

Bron: docs/regels/datakwaliteit.md
"""

from domain.events.base import Event
from tests.kit.overzichten import toont
from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, ingeschreven, lrv

BRAM = geboren("2012-02-10")
ZIEK = feit("Ziekgemeld", "2026-01-12")
EINDE_VAN_DE_PLICHT = "2030-02-09"
ANDERS = lrv("2026-01-12", "2026-03-02", status="G", reden="andere-opleiding")


def signalen(*feiten: Event) -> list[str]:
    return toont("signalen", gegeven(BRAM, *feiten), "soort", "aan")


def test_langer_dan_vier_weken_ziek_zonder_einde_is_een_signaal() -> None:
    assert signalen(ZIEK) == [f"2026-02-09..{EINDE_VAN_DE_PLICHT} ziekte-zonder-einde school"]


def test_wie_later_beter_gemeld_wordt_geeft_geen_signaal() -> None:
    assert signalen(ZIEK, feit("Betergemeld", "2026-05-01")) == []


def test_een_latere_lrv_melding_is_ook_een_einde() -> None:
    assert signalen(ZIEK, lrv("2026-03-02")) == []


def test_een_afgesloten_ziekte_voor_een_open_ziekte_telt_niet_mee() -> None:
    eerder = (feit("Ziekgemeld", "2025-11-03"), feit("Betergemeld", "2026-01-12"))

    assert signalen(*eerder, feit("Ziekgemeld", "2026-01-13")) == [
        f"2026-02-10..{EINDE_VAN_DE_PLICHT} ziekte-zonder-einde school"
    ]


def test_na_de_plicht_vraagt_niemand_het_meer() -> None:
    assert toont("signalen", gegeven(geboren("2008-02-01"), ZIEK), "soort") == []


def test_andere_opleiding_zonder_inschrijving_is_na_vier_weken_een_signaal() -> None:
    assert signalen(ANDERS) == [f"2026-03-31..{EINDE_VAN_DE_PLICHT} andere-opleiding-zonder-inschrijving leerplicht"]


def test_een_inschrijving_op_de_laatste_dag_van_vier_weken_is_op_tijd() -> None:
    assert signalen(ANDERS, ingeschreven("2026-03-30", "99BB")) == []


def test_een_inschrijving_op_de_dag_na_het_signaal_beeindigt_het() -> None:
    assert signalen(ANDERS, ingeschreven("2026-04-01", "99BB")) == [
        "2026-03-31..2026-03-31 andere-opleiding-zonder-inschrijving leerplicht"
    ]


def test_een_latere_inschrijving_beeindigt_het_signaal() -> None:
    assert signalen(ANDERS, ingeschreven("2026-04-13", "99BB")) == [
        "2026-03-31..2026-04-12 andere-opleiding-zonder-inschrijving leerplicht"
    ]


def test_een_inschrijving_van_voor_de_melding_telt_niet() -> None:
    assert len(signalen(ingeschreven("2024-08-01"), ANDERS)) == 1


def test_een_andere_reden_geeft_geen_signaal() -> None:
    assert signalen(lrv("2026-01-12", "2026-03-02", status="G", reden="terug")) == []
