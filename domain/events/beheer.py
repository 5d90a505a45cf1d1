"""Wat gebeurde er met het dossier zelf?"""

from typing import ClassVar
from uuid import UUID

from domain.events.base import Code, Event, PersoonlijkeTekst


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

    grondslag: Code
