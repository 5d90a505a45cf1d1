"""
Cleo reist met haar ouders en is daarom vrijgesteld op grond van artikel 5a.

Bron: docs/regels/bewaking.md (R-1.34: alleen maart tot en met oktober)
"""

import pytest

from domain.events.base import Event
from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren

CODE = "vrijstelling-5a-buiten-seizoen"
CLEO = gegeven(geboren("2012-02-10"))


def reizen(van: str, tot_en_met: str | None) -> Event:
    return feit("VrijstellingVerleend", van, grond="5a", totEnMet=tot_en_met)


def test_het_hele_seizoen_mag() -> None:
    CLEO.als(reizen("2026-03-01", "2026-10-31")).wordt_vastgelegd()


def test_een_dag_eerder_beginnen_niet() -> None:
    CLEO.als(reizen("2026-02-28", "2026-10-31")).wordt_geweigerd(CODE)


def test_een_dag_later_eindigen_niet() -> None:
    CLEO.als(reizen("2026-03-01", "2026-11-01")).wordt_geweigerd(CODE)


def test_alleen_de_laatste_dag_mag() -> None:
    CLEO.als(reizen("2026-10-31", "2026-10-31")).wordt_vastgelegd()


def test_beginnen_op_1_november_niet() -> None:
    CLEO.als(reizen("2026-11-01", "2026-11-30")).wordt_geweigerd(CODE)


def test_tot_in_het_volgende_seizoen_niet() -> None:
    CLEO.als(reizen("2026-03-01", "2027-10-31")).wordt_geweigerd(CODE)


def test_zonder_einde_is_niet_te_zien_dat_het_in_het_seizoen_valt() -> None:
    CLEO.als(reizen("2026-03-01", None)).wordt_geweigerd(CODE)


@pytest.mark.parametrize("grond", ["5-onder-a", "5-onder-b", "5-onder-c", "15", "3a", "3b"])
def test_andere_gronden_kennen_geen_seizoen(grond: str) -> None:
    CLEO.als(feit("VrijstellingVerleend", "2026-11-01", grond=grond)).wordt_vastgelegd()
