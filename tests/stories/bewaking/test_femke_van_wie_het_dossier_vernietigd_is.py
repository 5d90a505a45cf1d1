"""
Het dossier van Femke is vernietigd; er komt niets meer bij.

Bron: docs/regels/bewaking.md (specificatie hoofdstuk 4)
"""

from tests.kit.rijen import rij
from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import feit, geboren, lrv

OPEN = gegeven(geboren("2012-02-10"), lrv("2026-01-12"))
FEMKE = OPEN.en_dan(feit("DossierVernietigd", "2031-02-10", grondslag="Selectielijst 2020"))
CODE = "dossier-vernietigd"


def test_daarvoor_kon_er_nog_iets_bij() -> None:
    OPEN.als(feit("NotitieGemaakt", "2026-03-02", tekst="Gebeld.")).wordt_vastgelegd()


def test_een_notitie_kan_er_niet_meer_bij() -> None:
    FEMKE.als(feit("NotitieGemaakt", "2031-03-03", tekst="Gebeld.")).wordt_geweigerd(CODE)


def test_ook_niet_als_zij_over_een_eerdere_dag_gaat() -> None:
    FEMKE.als(feit("NotitieGemaakt", "2026-03-02", tekst="Gebeld.")).wordt_geweigerd(CODE)


def test_een_nieuwe_melding_ook_niet() -> None:
    FEMKE.als(lrv("2031-03-03", nummer="2")).wordt_geweigerd(CODE)


def test_ook_niet_als_rij_van_een_aanlevering() -> None:
    FEMKE.als_rij(rij("2031-03-03")).wordt_geweigerd(CODE)


def test_de_vernietiging_is_niet_te_herroepen() -> None:
    FEMKE.als(herroepen("2031-03-03", 3)).wordt_geweigerd(CODE)
