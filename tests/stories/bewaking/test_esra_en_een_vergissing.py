"""
Over Esra is iets verkeerd vastgelegd; iemand wil dat herroepen.

Bron: docs/regels/bewaking.md (specificatie hoofdstuk 4)
"""

from tests.kit.verhaal import ZICHZELF, gegeven, herroepen
from tests.kit.woorden import geboren, lrv

ESRA = gegeven(geboren("2012-02-10"), lrv("2026-01-12"))


def test_een_bekende_gebeurtenis_mag() -> None:
    ESRA.als(herroepen("2026-03-02", 2)).wordt_vastgelegd()


def test_een_onbekende_niet() -> None:
    ESRA.als(herroepen("2026-03-02", 3)).wordt_geweigerd("onbekende-verwijzing")


def test_zichzelf_niet() -> None:
    ESRA.als(herroepen("2026-03-02", ZICHZELF)).wordt_geweigerd("herroept-zichzelf")


def test_een_herroeping_wel() -> None:
    ESRA.en_dan(herroepen("2026-03-02", 2)).als(herroepen("2026-03-03", 3)).wordt_vastgelegd()
