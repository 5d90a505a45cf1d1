"""
Voor Dex is op 5 januari 2026 een vrijstelling gevraagd; hij heeft haar van 1 februari tot en met 31 juli.

Bron: docs/regels/doelbinding.md (R-7.8: een vrijstelling of een aanvraag daarvan is een grondslag)
"""

from domain.events.base import Event
from tests.kit.regels import gegeven
from tests.kit.woorden import feit, geboren, ingeschreven

DEX = gegeven(geboren("2012-02-10"), ingeschreven("2025-08-25"))
GEVRAAGD = feit("VrijstellingAangevraagd", "2026-01-05", grond="5-onder-a")
VERLEEND = feit("VrijstellingVerleend", "2026-02-01", grond="5-onder-a", totEnMet="2026-07-31")
ZONDER_EINDE = feit("VrijstellingVerleend", "2026-02-01", grond="5-onder-a")


def test_voor_de_aanvraag_is_er_geen_grondslag() -> None:
    DEX.en_dan(GEVRAAGD).geen_grondslag(op="2026-01-04")


def test_vanaf_de_aanvraag_wel() -> None:
    DEX.en_dan(GEVRAAGD).grondslag("aanvraag", op="2026-01-05", tot_en_met="2027-07-31")


def test_tot_het_einde_van_het_volgende_schooljaar() -> None:
    DEX.en_dan(GEVRAAGD).grondslag("aanvraag", op="2027-07-31", tot_en_met="2027-07-31")


def test_een_dag_later_niet_meer() -> None:
    DEX.en_dan(GEVRAAGD).geen_grondslag(op="2027-08-01")


def test_een_weigering_is_ook_een_grondslag() -> None:
    geweigerd = feit("VrijstellingGeweigerd", "2026-09-07", grond="3a")
    DEX.en_dan(geweigerd).grondslag("aanvraag", op="2026-09-07", tot_en_met="2028-07-31")


def test_de_vrijstelling_zelf_tot_haar_einde_en_het_jaar_erna() -> None:
    DEX.en_dan(VERLEEND).grondslag("vrijstelling", op="2027-07-31", tot_en_met="2027-07-31")


def test_een_dag_later_is_ook_die_voorbij() -> None:
    DEX.en_dan(VERLEEND).geen_grondslag(op="2027-08-01")


def test_eindigt_zij_een_dag_later_dan_een_schooljaar_langer() -> None:
    een_dag_langer = feit("VrijstellingVerleend", "2026-02-01", grond="5-onder-a", totEnMet="2026-08-01")
    DEX.en_dan(een_dag_langer).grondslag("vrijstelling", op="2026-08-01", tot_en_met="2028-07-31")


def test_zonder_einde_blijft_zij() -> None:
    DEX.en_dan(ZONDER_EINDE).grondslag("vrijstelling", op="2029-08-01", tot_en_met=None)


def beeindigd(op: str, grond: str = "5-onder-a") -> Event:
    return feit("VrijstellingBeeindigd", op, grond=grond)


def test_beeindigd_telt_als_geeindigd() -> None:
    dex = DEX.en_dan(ZONDER_EINDE, beeindigd("2026-05-01"))
    dex.grondslag("vrijstelling", op="2026-05-01", tot_en_met="2027-07-31")


def test_tot_het_einde_van_het_schooljaar_daarna_en_geen_dag_langer() -> None:
    dex = DEX.en_dan(ZONDER_EINDE, beeindigd("2026-05-01"))
    dex.grondslag("vrijstelling", op="2027-07-31", tot_en_met="2027-07-31")
    dex.geen_grondslag(op="2027-08-01")


def test_de_laatste_dag_is_die_voor_de_beeindiging() -> None:
    DEX.en_dan(ZONDER_EINDE, beeindigd("2026-08-01")).grondslag(
        "vrijstelling", op="2026-08-01", tot_en_met="2027-07-31"
    )
    DEX.en_dan(ZONDER_EINDE, beeindigd("2026-08-02")).grondslag(
        "vrijstelling", op="2026-08-02", tot_en_met="2028-07-31"
    )


def test_beeindigd_voor_het_einde_dat_was_afgesproken() -> None:
    langer = feit("VrijstellingVerleend", "2026-02-01", grond="5-onder-a", totEnMet="2027-07-31")
    DEX.en_dan(langer, beeindigd("2026-05-01")).grondslag("vrijstelling", op="2026-05-01", tot_en_met="2027-07-31")


def test_op_de_eerste_dag_beeindigd_is_zij_er_een_dag_geweest() -> None:
    DEX.en_dan(ZONDER_EINDE, beeindigd("2026-02-01")).grondslag(
        "vrijstelling", op="2026-02-01", tot_en_met="2027-07-31"
    )


def test_een_andere_grond_beeindigt_haar_niet() -> None:
    dex = DEX.en_dan(ZONDER_EINDE, beeindigd("2026-05-01", "5-onder-b"))
    dex.grondslag("vrijstelling", op="2026-05-01", tot_en_met=None)
