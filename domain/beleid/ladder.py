"""How does a profile say what is signalled to whom?"""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from domain.beleid.delen import Gegeven
from domain.events import BY_TYPE
from domain.termijnen.velden import Veldwaarden, toets_waarden

VOORBIJ = 100
"""Percent: a step at so much of a term is due when the term has passed."""


class Bevindingsoort(StrEnum):
    """What a rule can establish."""

    DREIGEND = "dreigend"
    THUISZITTER = "thuiszitter"
    ABSOLUUT = "absoluut"
    ZESTIEN_UUR = "zestien-uur"
    VAAK_ZIEK = "vaak-ziek"
    LANG_ZIEK = "lang-ziek"
    RMC = "rmc"


class Aanleiding(Gegeven):
    """
    What makes a step due: a term (at a percentage; 100 is when it has passed), a rule that fires, or an event.

    A term at 80 percent is due on the first day on which at least 80 percent of it has gone by, counted in calendar
    days from its start (day 0); at 100 on the day after its last.
    """

    termijn: str | None = None
    procent: Annotated[int, Field(gt=0, le=VOORBIJ)] = VOORBIJ
    regel: Bevindingsoort | None = None
    gebeurtenis: str | None = None
    met: Veldwaarden = Field(default_factory=dict)
    """Fields that the event must have with these values, by the names of the code."""

    @model_validator(mode="after")
    def _one_of_three(self) -> Self:
        if sum(vorm is not None for vorm in (self.termijn, self.regel, self.gebeurtenis)) != 1:
            raise ValueError("een aanleiding is een termijn, een regel of een gebeurtenis")
        if self.gebeurtenis is not None and self.gebeurtenis not in BY_TYPE:
            raise ValueError(f"{self.gebeurtenis} is geen gebeurtenis die Verzuimspoor kent")
        if self.termijn is None and self.procent != VOORBIJ:
            raise ValueError("alleen bij een termijn hoort een procent")
        toets_waarden(self.gebeurtenis, self.met)
        return self


class Stap(Gegeven):
    """A step of the escalation ladder: what is signalled, to which role, when, and why."""

    soort: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    bij: Aanleiding
    aan: str
    tekst: str
    """What the role is asked to do; a Dutch sentence. Never an advice to prosecute."""
    route: Annotated[int, Field(ge=1)] | None = None
    """Only for dossiers on this route."""
    bron: str
