"""
Esra krijgt verlof: van het hoofd tot tien schooldagen, daarboven van de leerplichtambtenaar.

Bron: docs/regels/doelbinding.md (verlof boven tien dagen, LPW art. 11 en 14)
"""

from domain.events.base import Event
from tests.kit.regels import gegeven
from tests.kit.woorden import feit, geboren, ingeschreven

ESRA = gegeven(geboren("2012-02-10"), ingeschreven("2025-08-25"))
TIEN_DAGEN = feit("VerlofVerleend", "2026-03-02", totEnMet="2026-03-13", schooldagen=10, verleendDoor="hoofd")
ELF_DAGEN = feit("VerlofVerleend", "2026-03-02", totEnMet="2026-03-16", schooldagen=11, verleendDoor="leerplicht")


def test_tien_dagen_van_het_hoofd_is_geen_grondslag() -> None:
    ESRA.en_dan(TIEN_DAGEN).geen_grondslag(op="2026-03-02")


def test_elf_dagen_wel() -> None:
    ESRA.en_dan(ELF_DAGEN).grondslag("verlof", op="2026-03-02", tot_en_met="2027-07-31")


def test_een_dag_ervoor_nog_niet() -> None:
    ESRA.en_dan(ELF_DAGEN).geen_grondslag(op="2026-03-01")


def test_tot_het_einde_van_het_volgende_schooljaar() -> None:
    ESRA.en_dan(ELF_DAGEN).grondslag("verlof", op="2027-07-31", tot_en_met="2027-07-31")


def test_een_dag_later_niet_meer() -> None:
    ESRA.en_dan(ELF_DAGEN).geen_grondslag(op="2027-08-01")


def test_geweigerd_verlof_is_een_grondslag() -> None:
    ESRA.en_dan(feit("VerlofGeweigerd", "2026-03-02")).grondslag("aanvraag", op="2026-03-02", tot_en_met="2027-07-31")


def test_verlof_van_leerplicht_is_altijd_een_grondslag() -> None:
    drie_dagen = feit("VerlofVerleend", "2026-03-02", totEnMet="2026-03-04", schooldagen=3, verleendDoor="leerplicht")
    ESRA.en_dan(drie_dagen).grondslag("verlof", op="2026-03-02", tot_en_met="2027-07-31")


def gevraagd(schooldagen: int) -> Event:
    return feit("VerlofAangevraagd", "2026-01-12", van="2026-03-02", totEnMet="2026-03-16", schooldagen=schooldagen)


def test_tien_dagen_vragen_is_geen_grondslag() -> None:
    ESRA.en_dan(gevraagd(10)).geen_grondslag(op="2026-01-12")


def test_elf_dagen_vragen_wel_vanaf_de_dag_van_de_aanvraag() -> None:
    ESRA.en_dan(gevraagd(11)).geen_grondslag(op="2026-01-11")
    ESRA.en_dan(gevraagd(11)).grondslag("aanvraag", op="2026-01-12", tot_en_met="2027-07-31")


def test_wat_dat_schooljaar_al_gegeven_is_telt_mee() -> None:
    al_gehad = feit("VerlofVerleend", "2025-10-13", schooldagen=8, verleendDoor="hoofd")
    ESRA.en_dan(al_gehad, gevraagd(2)).geen_grondslag(op="2026-01-12")
    ESRA.en_dan(al_gehad, gevraagd(3)).grondslag("aanvraag", op="2026-01-12", tot_en_met="2027-07-31")
