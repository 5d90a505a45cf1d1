"""
Finn overlijdt op 16 februari 2026.

Bron: docs/regels/thuisperiode.md (specificatie 3.3)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, lrv, uitgeschreven

FINN = gegeven(geboren("2012-02-10"), lrv("2026-01-12"), feit("Overleden", "2026-02-16"))


def test_de_dag_ervoor_was_hij_thuiszitter() -> None:
    FINN.op("2026-02-15").is_thuiszitter()


def test_vanaf_die_dag_telt_niets_meer() -> None:
    FINN.op("2026-02-16").is_geen()


def test_ook_geen_uitschrijving() -> None:
    FINN.en_dan(uitgeschreven("2026-02-16")).op("2026-02-16").is_geen()
