"""Welke afspraken gelden vanaf wanneer?"""

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from domain.events.base import Code, Event
from domain.events.inschrijving import Vakantieregio

Bereik = Annotated[str, StringConstraints(pattern=rf"^({'|'.join(Vakantieregio)}|[0-9]{{2}}[A-Z]{{2}})$")]
"""Of whom a calendar is: a region (`Noord`) or a school (its BRIN)."""


class Kalenderafwijking(BaseModel):
    """Days with or without school, other than the calendar of the region says."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=to_camel, validate_by_name=True, validate_by_alias=True
    )

    van: date
    tot_en_met: date
    les: bool = False


class _Vaststelling(Event):
    versie: Annotated[int, Field(ge=1)]
    ingangsdatum: date
    """The first day that is judged by it; `geldig_op` is the same day."""


class BeleidVastgesteld(_Vaststelling):
    """
    Een versie van een profiel geldt vanaf `ingangsdatum`.

    `inhoud` is the whole profile, with what it stands on: a later change of the file changes nothing that was decided.
    """

    name: ClassVar[str] = "BeleidVastgesteld.v1"

    profiel: Code
    inhoud: dict[str, Any]


class KalenderVastgesteld(_Vaststelling):
    """Een versie van de kalender van een regio of een school geldt vanaf `ingangsdatum`."""

    name: ClassVar[str] = "KalenderVastgesteld.v1"

    bereik: Bereik
    vakantieregio: Vakantieregio | None = None
    """The region whose holidays a school keeps, when it is not that of its municipality."""
    afwijkingen: tuple[Kalenderafwijking, ...] = ()
