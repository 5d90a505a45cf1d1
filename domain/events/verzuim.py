"""Wanneer was de leerling er niet?"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from domain.events.base import Event, PersoonlijkeTekst


class Ziekgemeld(Event):
    """De leerling is ziek vanaf `geldig_op`."""

    name: ClassVar[str] = "Ziekgemeld.v1"


class Betergemeld(Event):
    """`geldig_op` is de eerste dag terug na ziekte."""

    name: ClassVar[str] = "Betergemeld.v1"


class OngeoorloofdVerzuimGeregistreerd(Event):
    """De school heeft op deze dag verzuim zonder geldige reden geregistreerd."""

    name: ClassVar[str] = "OngeoorloofdVerzuimGeregistreerd.v1"

    minuten: Annotated[int, Field(ge=0, le=24 * 60)] | None = None
    lesuren: Annotated[int, Field(ge=0, le=24)] | None = None
    hele_dag: bool = False

    @model_validator(mode="after")
    def _one_unit(self) -> "OngeoorloofdVerzuimGeregistreerd":
        if self.minuten is not None and self.lesuren is not None:
            raise ValueError("verzuim staat in minuten of in lesuren, niet in allebei")
        if self.minuten is None and self.lesuren is None and not self.hele_dag:
            raise ValueError("verzuim noemt minuten of lesuren, of is een hele dag")
        return self


class TeLaatGekomen(Event):
    """De leerling kwam op deze dag te laat."""

    name: ClassVar[str] = "TeLaatGekomen.v1"


class SchoolgangGestaakt(Event):
    """School of leerplichtambtenaar stelt vast dat de leerling vanaf `geldig_op` niet meer komt."""

    name: ClassVar[str] = "SchoolgangGestaakt.v1"


class SchoolgangHervat(Event):
    """`geldig_op` is de eerste dag dat de leerling weer naar school gaat."""

    name: ClassVar[str] = "SchoolgangHervat.v1"


class VerkorteOnderwijstijdVastgesteld(Event):
    """De leerling volgt minder uren onderwijs, van `geldig_op` tot en met `tot_en_met`."""

    name: ClassVar[str] = "VerkorteOnderwijstijdVastgesteld.v1"

    tot_en_met: date | None = None
    uren_per_week: Annotated[float, Field(ge=0, le=40)] | None = None
    reden: PersoonlijkeTekst | None = None
