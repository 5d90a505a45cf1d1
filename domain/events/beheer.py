"""Wat gebeurde er met het dossier zelf?"""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from domain.events.base import Code, Event, PersoonlijkeTekst


class Vroegtijdig(StrEnum):
    """Waarom er wordt vernietigd voordat de bewaartermijn om is."""

    AVG_VERZOEK = "avg-verzoek"
    RECHTER = "rechter"


class GebeurtenisHerroepen(Event):
    """Een eerdere gebeurtenis telt vanaf nu als nooit vastgelegd; een herroepen herroeping herstelt."""

    name: ClassVar[str] = "GebeurtenisHerroepen.v1"

    gebeurtenis_id: UUID
    reden: PersoonlijkeTekst | None = None


class DossierOvergedragen(Event):
    """Het dossier is aan een andere gemeente overgedragen."""

    name: ClassVar[str] = "DossierOvergedragen.v1"

    naar: Code


class DossierVernietigd(Event):
    """Het dossier is vernietigd; alleen het bewijs dat het bestond is er nog."""

    name: ClassVar[str] = "DossierVernietigd.v1"
    bewijs: ClassVar[bool] = True

    grondslag: Code
    eerder: Vroegtijdig | None = None
    bevestigd_door: Code | None = None


class HandhavingVernietigd(Event):
    """De gegevens over handhaving (Wpg) zijn vernietigd; de rest van het dossier is er nog."""

    name: ClassVar[str] = "HandhavingVernietigd.v1"
    bewijs: ClassVar[bool] = True

    grondslag: Code
    eerder: Vroegtijdig | None = None
    bevestigd_door: Code | None = None
