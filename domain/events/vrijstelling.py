"""Wanneer hoeft de leerling niet naar school?"""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from domain.events.base import Code, Event, Persoonlijk, PersoonlijkeTekst


class Grond(StrEnum):
    """The grounds of exemption; 5 onder a (cannot attend) and 5a (travelling) are different things."""

    VERVANGEND_3A = "3a"
    VERVANGEND_3B = "3b"
    ONGESCHIKT = "5-onder-a"
    RICHTING = "5-onder-b"
    BUITENLAND = "5-onder-c"
    TREKKEND = "5a"
    ANDER_ONDERWIJS = "15"


class VrijstellingAangevraagd(Event):
    """Een ouder of jongere beroept zich op een vrijstelling of vraagt die aan."""

    name: ClassVar[str] = "VrijstellingAangevraagd.v1"

    grond: Annotated[Grond, Persoonlijk]


class VrijstellingVerleend(Event):
    """De leerling is van `geldig_op` tot en met `tot_en_met` vrijgesteld, van rechtswege of bij besluit."""

    name: ClassVar[str] = "VrijstellingVerleend.v1"

    grond: Annotated[Grond, Persoonlijk]
    tot_en_met: date | None = None
    besluit_op: date | None = None
    levenslang: bool | None = None
    motivering: PersoonlijkeTekst | None = None


class VrijstellingGeweigerd(Event):
    """De vrijstelling is geweigerd."""

    name: ClassVar[str] = "VrijstellingGeweigerd.v1"

    grond: Annotated[Grond, Persoonlijk]
    besluit_op: date | None = None
    motivering: PersoonlijkeTekst | None = None


class VrijstellingBeeindigd(Event):
    """`geldig_op` is de eerste dag zonder de vrijstelling."""

    name: ClassVar[str] = "VrijstellingBeeindigd.v1"

    grond: Annotated[Grond, Persoonlijk]
    besluit_op: date | None = None
    motivering: PersoonlijkeTekst | None = None


Schooldagen = Annotated[int, Field(ge=1, le=366)]
"""School days that a leave takes; left out, every Monday to Friday of it counts."""


class VerlofAangevraagd(Event):
    """
    Op `geldig_op` is verlof gevraagd, van `van` tot en met `tot_en_met`, of alleen die dag.

    Left out, the leave begins on the day it is asked for.
    """

    name: ClassVar[str] = "VerlofAangevraagd.v1"

    van: date | None = None
    tot_en_met: date | None = None
    schooldagen: Schooldagen | None = None
    grond: Annotated[Code, Persoonlijk] | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "VerlofAangevraagd":
        if self.tot_en_met is not None and self.tot_en_met < (self.van or self.geldig_op):
            raise ValueError("het gevraagde verlof eindigt voor het begint")
        return self


class VerlofVerleend(Event):
    """De leerling heeft verlof van `geldig_op` tot en met `tot_en_met`, of alleen die dag."""

    name: ClassVar[str] = "VerlofVerleend.v1"

    tot_en_met: date | None = None
    schooldagen: Schooldagen | None = None
    verleend_door: Literal["hoofd", "leerplicht"]
    grond: Annotated[Code, Persoonlijk] | None = None
    besluit_op: date | None = None
    motivering: PersoonlijkeTekst | None = None


class VerlofGeweigerd(Event):
    """Het gevraagde verlof is geweigerd."""

    name: ClassVar[str] = "VerlofGeweigerd.v1"

    reden: PersoonlijkeTekst | None = None
    besluit_op: date | None = None
