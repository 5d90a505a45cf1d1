"""
Daan krijgt in het schooljaar 2025-2026 verlof, en het hoofd mag tien schooldagen geven.

Bron: docs/regels/bewaking.md (Leerplichtwet art. 13a en 14, R-1.42 en R-1.43)
"""

from domain.events.base import Event
from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import feit, geboren

CODE = "verlof-boven-10-dagen"
DAAN = gegeven(geboren("2012-02-10"))


def verlof(op: str, schooldagen: int | None, *, door: str = "hoofd", tot_en_met: str | None = None) -> Event:
    return feit("VerlofVerleend", op, schooldagen=schooldagen, verleendDoor=door, totEnMet=tot_en_met)


def test_tien_schooldagen_mag() -> None:
    DAAN.als(verlof("2026-03-02", 10)).wordt_vastgelegd()


def test_elf_niet() -> None:
    DAAN.als(verlof("2026-03-02", 11)).wordt_geweigerd(CODE)


def test_zes_en_vier_mag() -> None:
    DAAN.en_dan(verlof("2025-11-03", 6)).als(verlof("2026-03-02", 4)).wordt_vastgelegd()


def test_zes_en_vijf_niet() -> None:
    DAAN.en_dan(verlof("2025-11-03", 6)).als(verlof("2026-03-02", 5)).wordt_geweigerd(CODE)


def test_ook_niet_als_het_eerste_later_in_het_jaar_ligt() -> None:
    DAAN.en_dan(verlof("2026-03-02", 6)).als(verlof("2025-11-03", 5)).wordt_geweigerd(CODE)


def test_verlof_op_31_juli_hoort_bij_dit_schooljaar() -> None:
    DAAN.en_dan(verlof("2025-11-03", 6)).als(verlof("2026-07-31", 5)).wordt_geweigerd(CODE)


def test_verlof_op_1_augustus_bij_het_volgende() -> None:
    DAAN.en_dan(verlof("2025-11-03", 6)).als(verlof("2026-08-01", 5)).wordt_vastgelegd()


def test_de_leerplichtambtenaar_mag_meer_geven() -> None:
    DAAN.als(verlof("2026-03-02", 11, door="leerplicht")).wordt_vastgelegd()


def test_wat_de_leerplichtambtenaar_gaf_telt_mee_voor_het_hoofd() -> None:
    DAAN.en_dan(verlof("2025-11-03", 10, door="leerplicht")).als(verlof("2026-03-02", 1)).wordt_geweigerd(CODE)


def test_herroepen_verlof_telt_niet_mee() -> None:
    DAAN.en_dan(verlof("2025-11-03", 6), herroepen("2025-11-04", 2)).als(verlof("2026-03-02", 5)).wordt_vastgelegd()


def test_zonder_aantal_tellen_maandag_tot_en_met_vrijdag() -> None:
    DAAN.als(verlof("2026-03-02", None, tot_en_met="2026-03-15")).wordt_vastgelegd()


def test_en_dan_is_twee_weken_en_een_maandag_te_veel() -> None:
    DAAN.als(verlof("2026-03-02", None, tot_en_met="2026-03-16")).wordt_geweigerd(CODE)


def test_zonder_einde_en_zonder_aantal_is_het_een_dag() -> None:
    DAAN.en_dan(verlof("2025-11-03", 9)).als(verlof("2026-03-02", None)).wordt_vastgelegd()


def test_en_een_zaterdag_is_geen_schooldag() -> None:
    DAAN.en_dan(verlof("2025-11-03", 10)).als(verlof("2026-03-07", None)).wordt_vastgelegd()
