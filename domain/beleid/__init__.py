"""What has a region agreed, where sources disagree or are silent?"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from domain.events.inschrijving import Vakantieregio


class Thuiszitterbeleid(BaseModel):
    """When absence makes a thuiszitter (specification 3.3, R-2.1)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    vergelijking: Literal[">", ">="] = ">"
    """Longer than the length, or at least the length; both count the first day as day 1."""
    lengte: Annotated[int, Field(ge=1)] = 28
    eenheid: Literal["dagen", "maanden"] = "dagen"
    onderbreking_lesdagen: Annotated[int, Field(ge=0)] = 0
    """Runs with at most so many school days between them are one."""
    ziekte_onderbreekt: bool = True
    alle_lessen_gemist_telt: bool = False
    """Whether a V3 or V4 melding with all lessons missed gives days."""


class Pactbeleid(BaseModel):
    """How the three months of the Thuiszitterspact run (specification 3.4, R-2.5, R-2.9)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: Literal["eerste-dag", "thuiszitter"] = "eerste-dag"
    gehaald_door: Literal["PassendAanbodGedaan", "TrajectVastgelegd"] = "PassendAanbodGedaan"
    maanden: Annotated[int, Field(ge=1)] = 3
    bron: str = "Thuiszitterspact 2016"


class Kalenderbeleid(BaseModel):
    """What the calendar leaves open (specification, chapter 2)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    vakantieregio: Vakantieregio = Vakantieregio.MIDDEN
    """For a pupil of whom neither school nor municipality tells the region."""
    goede_vrijdag_lesdag: bool = False


class Beleid(BaseModel):
    """A profile: the parameters of a region, as its TOML file in `profiles/` gives them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    profiel: str
    titel: str
    kalender: Kalenderbeleid = Kalenderbeleid()
    thuiszitter: Thuiszitterbeleid = Thuiszitterbeleid()
    thuiszitterspact: Pactbeleid = Pactbeleid()
