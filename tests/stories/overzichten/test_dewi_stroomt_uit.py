"""
Dewi van het praktijkonderwijs gaat naar dagbesteding, en een half jaar later toch werken.

Bron: docs/agreements/003-groningen-provincie.md, Uitstroom VO-arbeidsmarkt
"""

from domain.events.base import Event
from tests.kit.overzichten import toont
from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import feit, ingeschreven

DAGBESTEDING = feit("UitstroomBepaald", "2026-01-12", profiel="dagbesteding")
WERK = feit("UitstroomBepaald", "2026-06-29", profiel="arbeidsmarkt")


def uit(*feiten: Event) -> list[str]:
    return toont("uitstroom", gegeven(*feiten), "profiel", "brin")


def test_van_haar_school() -> None:
    assert uit(ingeschreven("2024-08-19"), DAGBESTEDING) == ["2026-01-12.. dagbesteding 99AA"]


def test_een_nieuw_besluit_vervangt_het_vorige() -> None:
    assert uit(DAGBESTEDING, WERK) == ["2026-01-12..2026-06-28 dagbesteding", "2026-06-29.. arbeidsmarkt"]


def test_van_twee_besluiten_op_een_dag_geldt_het_laatste() -> None:
    assert uit(DAGBESTEDING, feit("UitstroomBepaald", "2026-01-12", profiel="scholing")) == ["2026-01-12.. scholing"]


def test_een_herroepen_besluit_telt_niet() -> None:
    assert uit(DAGBESTEDING, WERK, herroepen("2026-07-01", 2)) == ["2026-01-12.. dagbesteding"]
