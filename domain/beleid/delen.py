"""Of which parts does a profile consist?"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.events.duo import Meldingstatus, Terugmeldstatus
from domain.events.inschrijving import Vakantieregio
from domain.vastedag import Vastedag, in_schooljaar


class Gegeven(BaseModel):
    """A part of a profile: it does not change, and a key that we do not know is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Thuiszitterbeleid(Gegeven):
    """When absence makes a thuiszitter (specification 3.3, R-2.1)."""

    vergelijking: Literal[">", ">="] = ">"
    """Longer than the length, or at least the length; both count the first day as day 1."""
    lengte: Annotated[int, Field(ge=1)] = 28
    eenheid: Literal["dagen", "maanden"] = "dagen"
    onderbreking_lesdagen: Annotated[int, Field(ge=0)] = 0
    """Runs with at most so many school days between them are one."""
    ziekte_onderbreekt: bool = True
    alle_lessen_gemist_telt: bool = False
    """Whether a V3 or V4 melding with all lessons missed gives days."""


class Zestienuurbeleid(Gegeven):
    """When unauthorised absence must be reported (specification 3.2, R-1.20)."""

    vergelijking: Literal[">", ">="] = ">="
    minuten: Annotated[int, Field(ge=1)] = 960
    lesweken: Annotated[int, Field(ge=1)] = 4


class Ziektebeleid(Gegeven):
    """When sickness is a signal (specification 3.6, R-4.4 MAZL)."""

    meldingen: Annotated[int, Field(ge=1)] = 4
    lesweken: Annotated[int, Field(ge=1)] = 12
    lesdagen_aaneen: Annotated[int, Field(ge=1)] = 7


class Bewaarbeleid(Gegeven):
    """How long a dossier is kept (Selectielijst gemeenten 2020, 12.1.3 and 12.1.4; R-7.1, R-7.2)."""

    jaren_na_geboorte: Annotated[int, Field(ge=1)] = 19
    jaren_na_kwalificatieplicht: Annotated[int, Field(ge=0)] = 2
    jaren_na_rmc: Annotated[int, Field(ge=0)] = 2


class Teamoverlegbeleid(Gegeven):
    """By which days of the school year a school team meets (specification 3.5); without days it need not."""

    uiterlijk: tuple[Vastedag, ...] = ()
    """In the order of the school year; each meeting counts for the part of the year it falls in."""
    aan_zet: str = "school"
    bron: str = ""

    @model_validator(mode="after")
    def _in_the_order_of_the_school_year(self) -> Self:
        dagen = [in_schooljaar(dag, date(2001, 7, 31)) for dag in self.uiterlijk]
        if dagen != sorted(set(dagen)):
            raise ValueError("de dagen staan niet in de volgorde van het schooljaar (augustus tot en met juli)")
        return self


class Overgang(Gegeven):
    """A status that a melding may go to from another, and who says so."""

    van: Meldingstatus
    naar: Terugmeldstatus
    bron: str


_AFGELEID = "afgeleid uit regels 3.3: DUO publiceert geen overgangen"


class Terugmeldbeleid(Gegeven):
    """How statuses go back to DUO (LPW 21a(6)): the law says that they go, not by when, nor in which order."""

    overgangen: tuple[Overgang, ...] = (
        Overgang(van=Meldingstatus.GEREGISTREERD, naar=Terugmeldstatus.IN_BEHANDELING, bron=_AFGELEID),
        Overgang(van=Meldingstatus.GEREGISTREERD, naar=Terugmeldstatus.KENNISGEVING, bron=_AFGELEID),
        Overgang(van=Meldingstatus.IN_BEHANDELING, naar=Terugmeldstatus.AFGESLOTEN, bron=_AFGELEID),
    )
    binnen_werkdagen: Annotated[int, Field(ge=0)] | None = None
    """By when a status is handed over after it was decided; without, there is no such term."""
    bevestigd_binnen_dagen: Annotated[int, Field(ge=1)] = 7
    """After so many days a status that was offered and not confirmed asks for attention."""


class Kalenderbeleid(Gegeven):
    """What the calendar leaves open (specification, chapter 2)."""

    vakantieregio: Vakantieregio = Vakantieregio.MIDDEN
    """For a pupil of whom neither school nor municipality tells the region."""
    goede_vrijdag_lesdag: bool = False
