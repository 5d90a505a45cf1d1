"""
Pien is een dag terug, en die dag is soms vrij.

Bron: docs/regels/thuisperiode.md (specificatie hoofdstuk 2: lesdag)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren, lrv

PIEN = geboren("2012-02-10")


def test_hemelvaartsdag_is_geen_lesdag() -> None:
    een, twee = lrv("2026-05-06", "2026-05-14"), lrv("2026-05-15", nummer="2")
    gegeven(PIEN, een, twee).op("2026-05-15").is_dreigend(thuis_sinds="2026-05-06")


def test_goede_vrijdag_en_pasen_ook_niet() -> None:
    een, twee = lrv("2026-03-16", "2026-04-03"), lrv("2026-04-07", nummer="2")
    gegeven(PIEN, een, twee).op("2026-04-07").is_dreigend(thuis_sinds="2026-03-16")


def test_witte_donderdag_wel() -> None:
    een, twee = lrv("2026-03-16", "2026-04-02"), lrv("2026-04-07", nummer="2")
    gegeven(PIEN, een, twee).op("2026-04-07").is_dreigend(thuis_sinds="2026-04-07")


def test_5_mei_is_in_2025_een_feestdag() -> None:
    een, twee = lrv("2025-04-14", "2025-05-05"), lrv("2025-05-06", nummer="2")
    gegeven(PIEN, een, twee).op("2025-05-06").is_dreigend(thuis_sinds="2025-04-14")


def test_maar_in_2026_een_lesdag() -> None:
    een, twee = lrv("2026-04-13", "2026-05-05"), lrv("2026-05-06", nummer="2")
    gegeven(PIEN, een, twee).op("2026-05-06").is_dreigend(thuis_sinds="2026-05-06")
