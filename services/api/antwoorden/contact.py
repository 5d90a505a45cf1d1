"""What does an answer about contact look like?"""

from datetime import date
from uuid import UUID

from services.api.antwoorden.basis import Antwoord, Momentantwoord


class Contact(Antwoord):
    """Een keer dat iemand van de gemeente contact had, of dat probeerde."""

    gebeurtenis_id: UUID
    dag: date
    wijze: str
    met: str | None
    uitkomst: str | None
    tekst: str | None
    door: str
    door_naam: str | None
    brief: str | None
    bewaard: bool


class Contacten(Momentantwoord):
    """Alle contact over een leerling, het laatste eerst, en hoe vaak er vergeefs is geprobeerd."""

    dossier_id: UUID
    aantal: int
    pogingen_sinds_gesproken: int
    contacten: list[Contact]
