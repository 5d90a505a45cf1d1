"""
Tess zit thuis vanaf 12 januari 2026 en wordt vrijgesteld.

Bron: docs/regels/thuisperiode.md (R-1.31 t/m R-1.37; 3a en 3b zijn programma's die gevolgd moeten worden)
"""

import pytest

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, lrv

TESS = gegeven(geboren("2012-02-10"), lrv("2026-01-12"))
TIJDELIJK = feit("VrijstellingVerleend", "2026-02-02", grond="5-onder-a", totEnMet="2026-03-01")
OPEN = feit("VrijstellingVerleend", "2026-02-02", grond="15")


def test_de_dag_voor_de_vrijstelling_zit_tess_thuis() -> None:
    TESS.en_dan(TIJDELIJK).op("2026-02-01").is_dreigend()


def test_op_de_eerste_dag_niet() -> None:
    TESS.en_dan(TIJDELIJK).op("2026-02-02").is_geen()


def test_op_de_laatste_dag_niet() -> None:
    TESS.en_dan(TIJDELIJK).op("2026-03-01").is_geen()


def test_de_dag_erna_begint_het_opnieuw() -> None:
    TESS.en_dan(TIJDELIJK).op("2026-03-02").is_dreigend(thuis_sinds="2026-03-02")


def test_zonder_einde_duurt_zij_voort() -> None:
    TESS.en_dan(OPEN).op("2028-07-31").is_geen()


def test_tot_de_dag_voor_zij_eindigt() -> None:
    TESS.en_dan(OPEN, feit("VrijstellingBeeindigd", "2026-03-09", grond="15")).op("2026-03-08").is_geen()


def test_op_de_dag_dat_zij_eindigt_telt_verzuim_weer() -> None:
    TESS.en_dan(OPEN, feit("VrijstellingBeeindigd", "2026-03-09", grond="15")).op("2026-03-09").is_dreigend()


def test_het_einde_van_een_andere_grond_doet_niets() -> None:
    TESS.en_dan(OPEN, feit("VrijstellingBeeindigd", "2026-03-09", grond="5a")).op("2026-03-09").is_geen()


def test_een_einde_voor_het_begin_doet_niets() -> None:
    TESS.en_dan(OPEN, feit("VrijstellingBeeindigd", "2026-02-01", grond="15")).op("2026-03-09").is_geen()


@pytest.mark.parametrize("grond", ["5-onder-a", "5-onder-b", "5-onder-c", "5a", "15"])
def test_deze_gronden_stellen_vrij(grond: str) -> None:
    TESS.en_dan(feit("VrijstellingVerleend", "2026-03-02", grond=grond)).op("2026-03-02").is_geen()


@pytest.mark.parametrize("grond", ["3a", "3b"])
def test_vervangende_leerplicht_stelt_niet_vrij(grond: str) -> None:
    TESS.en_dan(feit("VrijstellingVerleend", "2026-03-02", grond=grond)).op("2026-03-02").is_thuiszitter()


def test_een_aanvraag_stelt_niet_vrij() -> None:
    TESS.en_dan(feit("VrijstellingAangevraagd", "2026-03-02", grond="15")).op("2026-03-02").is_thuiszitter()


def test_een_weigering_ook_niet() -> None:
    TESS.en_dan(feit("VrijstellingGeweigerd", "2026-03-02", grond="15")).op("2026-03-02").is_thuiszitter()
