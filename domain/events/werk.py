"""Wie behandelt het dossier?"""

from datetime import date
from typing import Annotated, ClassVar

from domain.events.base import Code, Event, Persoonlijk, PersoonlijkeTekst


class BehandelaarToegewezen(Event):
    """Vanaf `geldig_op` behandelt deze medewerker het dossier."""

    name: ClassVar[str] = "BehandelaarToegewezen.v1"

    behandelaar: Annotated[Code, Persoonlijk]
    volgens: Code | None = None
    """The rule of the profile that says so; None when somebody chose."""


class BehandelaarVervangen(Event):
    """Een ander neemt waar, van `geldig_op` tot en met `tot_en_met`."""

    name: ClassVar[str] = "BehandelaarVervangen.v1"

    behandelaar: Annotated[Code, Persoonlijk] | None = None
    tot_en_met: date | None = None


class NotitieGemaakt(Event):
    """Een medewerker heeft iets opgeschreven."""

    name: ClassVar[str] = "NotitieGemaakt.v1"

    tekst: PersoonlijkeTekst
