"""Welke afspraken gelden vanaf wanneer?"""

from datetime import date
from typing import ClassVar

from domain.events.base import Code, Event


class BeleidVastgesteld(Event):
    """Een versie van een profiel geldt vanaf `ingangsdatum`."""

    name: ClassVar[str] = "BeleidVastgesteld.v1"

    profiel: Code
    versie: int
    ingangsdatum: date


class KalenderVastgesteld(Event):
    """Een versie van een kalender geldt vanaf `ingangsdatum`."""

    name: ClassVar[str] = "KalenderVastgesteld.v1"

    bereik: Code
    versie: int
    ingangsdatum: date
