"""Wat is er over de leerling afgesproken, wie doet het en voor wanneer?"""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from domain.events.base import Code, Event, Persoonlijk, PersoonlijkeTekst


class AfspraakGemaakt(Event):
    """
    Er is afgesproken wie wat doet, uiterlijk op welke dag.

    `rol` is the role that owns it: that role is to act, and sees to it when somebody else does it. The id of this
    event is the id of the agreement.
    """

    name: ClassVar[str] = "AfspraakGemaakt.v1"

    wat: PersoonlijkeTekst
    rol: Code
    uiterlijk_op: date
    """The last day on which it is in time."""
    uitvoerder: Annotated[Code, Persoonlijk] | None = None
    """Who does it, when that is told: the pseudonym of somebody who works with us, `leerling` or `ouder`."""
    overleg: UUID | None = None
    """The meeting in which it was made, if it was one."""


class AfspraakNagekomen(Event):
    """Wat was afgesproken, is op `geldig_op` gedaan."""

    name: ClassVar[str] = "AfspraakNagekomen.v1"

    afspraak: UUID
    """The id of the AfspraakGemaakt."""


class AfspraakVervallen(Event):
    """Wat was afgesproken, hoeft vanaf `geldig_op` niet meer."""

    name: ClassVar[str] = "AfspraakVervallen.v1"

    afspraak: UUID
    """The id of the AfspraakGemaakt."""
    reden: PersoonlijkeTekst | None = None
