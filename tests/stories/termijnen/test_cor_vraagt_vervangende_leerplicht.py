"""
De ouders van Cor vragen op 9 maart 2026 om een aangepast programma; uiterlijk 7 april is er besloten.

Vier weken later is Tweede paasdag: de termijn van de wet loopt door tot dinsdag.
Bron: docs/regels/termijnen.md (LPW art. 3a en 3b, R-1.35 en R-1.36; ATW art. 1)
"""

import pytest

from tests.kit.klok import gegeven
from tests.kit.verhaal import herroepen
from tests.kit.woorden import feit, geboren

SOORT = "vervangende-leerplicht-beslissen"
CORS_OUDERS = geboren("2011-02-10")
COR = gegeven(CORS_OUDERS, feit("VrijstellingAangevraagd", "2026-03-09", grond="3a"))


def test_voor_de_aanvraag_is_er_geen_termijn() -> None:
    COR.termijn(SOORT, op="2026-03-08").bestaat_niet()


def test_op_de_laatste_dag_loopt_hij() -> None:
    COR.termijn(SOORT, op="2026-04-07").is_lopend(vervalt_op="2026-04-07", aan_zet="leerplicht")


def test_een_dag_later_is_hij_verlopen() -> None:
    COR.termijn(SOORT, op="2026-04-08").is_verlopen()


@pytest.mark.parametrize("besluit", ["VrijstellingVerleend", "VrijstellingGeweigerd"])
def test_beide_besluiten_halen_hem(besluit: str) -> None:
    COR.en_dan(feit(besluit, "2026-04-07", grond="3a")).termijn(SOORT, op="2026-04-07").is_gehaald(
        gehaald_op="2026-04-07"
    )


def test_een_dag_later_besloten_is_te_laat() -> None:
    COR.en_dan(feit("VrijstellingGeweigerd", "2026-04-08", grond="3a")).termijn(SOORT, op="2026-04-08").is_te_laat()


def test_een_besluit_op_een_andere_grond_haalt_hem_niet() -> None:
    COR.en_dan(feit("VrijstellingVerleend", "2026-04-07", grond="3b")).termijn(SOORT, op="2026-04-07").is_lopend()


def test_ook_voor_3b() -> None:
    cor = gegeven(CORS_OUDERS, feit("VrijstellingAangevraagd", "2026-04-07", grond="3b"))
    cor.termijn(SOORT, op="2026-04-07").is_lopend(vervalt_op="2026-05-06")


@pytest.mark.parametrize("grond", ["5-onder-a", "5-onder-b", "5-onder-c", "5a", "15"])
def test_niet_voor_een_andere_grond(grond: str) -> None:
    cor = gegeven(CORS_OUDERS, feit("VrijstellingAangevraagd", "2026-03-09", grond=grond))
    cor.termijn(SOORT, op="2026-03-09").bestaat_niet()


def test_een_aanvraag_die_er_niet_was_geeft_geen_termijn() -> None:
    COR.en_dan(herroepen("2026-03-10", 2)).termijn(SOORT, op="2026-03-09").is_vervallen("herroepen")


def test_een_herroepen_herroeping_geeft_hem_terug() -> None:
    COR.en_dan(herroepen("2026-03-10", 2), herroepen("2026-03-11", 3)).termijn(SOORT, op="2026-03-09").is_lopend()
