"""How does a profile write a term down?"""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.events import BY_TYPE
from domain.events.vrijstelling import Grond
from domain.termijnen.kenmerken import FIELDS
from domain.termijnen.velden import Veldwaarden, noemt_dag, toets_velden, toets_waarden
from domain.vastedag import Vastedag

GEGEVEN = ConfigDict(frozen=True, extra="forbid")
VAN_HET_PACT = "pact"
GENOEMDE_ROL = "rol"


class Eenheid(StrEnum):
    """In what a duration is measured."""

    WERKDAGEN = "werkdagen"
    LESDAGEN = "lesdagen"
    KALENDERDAGEN = "kalenderdagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    JAREN = "jaren"


class Afleiding(StrEnum):
    """What starts a term without being one event: a rule establishes it."""

    THUISPERIODE = "thuisperiode"
    ZESTIEN_UUR = "zestien-uur"
    MELDING_IN_ONDERZOEK = "melding-in-onderzoek"
    GEBOORTE = "geboorte"
    HANDHAVING = "handhaving"
    LEERPLICHT = "leerplicht"
    """The leerplicht of a child that was followed before school, and has none."""


class Zolang(StrEnum):
    """How long the ground of a term is there that an event starts."""

    MELDING_OPEN = "melding-open"
    """While the melding is open that the event names (without a number: those that were open on its day)."""
    INGESCHREVEN = "ingeschreven"
    """While the enrolment is open that the event opened."""
    VRIJGESTELD = "vrijgesteld"
    """While the exemption is in force that the event granted."""


class Begin(BaseModel):
    """What starts a term: an event (perhaps only with one of these gronden), or something that a rule establishes."""

    model_config = GEGEVEN

    gebeurtenis: str | None = None
    grond: tuple[Grond, ...] = ()
    met: Veldwaarden = {}
    """Fields that the event must have with these values, by the names of the code."""
    zonder: Veldwaarden = {}
    """Fields that the event must not have with these values."""
    eerste_per_persoon: bool = False
    afgeleid: Afleiding | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.gebeurtenis is None) == (self.afgeleid is None):
            raise ValueError("een termijn begint bij een gebeurtenis of is afgeleid, en niet allebei")
        if self.gebeurtenis is not None:
            _known(self.gebeurtenis)
        toets_velden(self.gebeurtenis, ("grond",) if self.grond else ())
        toets_waarden(self.gebeurtenis, self.met)
        toets_waarden(self.gebeurtenis, self.zonder)
        if self.eerste_per_persoon and not any(self.heeft(veld) for veld in FIELDS["persoon"]):
            raise ValueError("wat de termijn begint, noemt geen persoon")
        return self

    def heeft(self, veld: str) -> bool:
        """Say whether it is an event with this field."""
        return self.gebeurtenis is not None and veld in BY_TYPE[self.gebeurtenis].model_fields

    def noemt_dag(self, veld: str) -> bool:
        """Say whether it is an event that always has a day in this field."""
        return self.gebeurtenis is not None and noemt_dag(BY_TYPE[self.gebeurtenis], veld)


class Duur(BaseModel):
    """How long a term lasts, until which fixed day of the school year, or until the day that its event names."""

    model_config = GEGEVEN

    aantal: Annotated[int, Field(ge=1)] | None = None
    eenheid: Eenheid | None = None
    dag_van_het_schooljaar: Vastedag | None = None
    """Of the school year in which the fact that starts the term ends."""
    regel: Literal["bewaartermijn"] | None = None
    """A rule that computes the end by itself."""
    veld: str | None = None
    """A field of the event that starts the term, by its name in the code: that day is the last."""

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.aantal is None) != (self.eenheid is None):
            raise ValueError("een duur heeft een aantal en een eenheid")
        vormen = [
            vorm for vorm in (self.aantal, self.dag_van_het_schooljaar, self.regel, self.veld) if vorm is not None
        ]
        if len(vormen) != 1:
            raise ValueError(
                "een duur is een aantal met een eenheid, een vaste dag van het schooljaar, een regel of een veld"
            )
        return self


class Termijndefinitie(BaseModel):
    """
    A term as a profile gives it.

    `aan_zet` is a role, `rol` for the role that the starting event names, or `pact` for who is to act in a
    thuisperiode (leerplicht while a melding is open or the pupil has no school, else the school).
    """

    model_config = GEGEVEN

    soort: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    titel: str
    begin: Begin
    duur: Duur
    gehaald_door: tuple[str, ...] = ()
    ongedaan_door: tuple[str, ...] = ()
    vervalt_door: tuple[str, ...] = ()
    aan_zet: str
    wettelijk: bool = False
    """A term that a law sets runs on to the next working day (ATW art. 1)."""
    zolang: Zolang | None = None
    """How long the ground is there that the event gave; left out, it has no end of its own."""
    vanaf: Literal["eerste-dag", "thuiszitter"] = "eerste-dag"
    """Only for a thuisperiode: from its first day, or from the day he is a thuiszitter."""
    bron: str

    @model_validator(mode="after")
    def _names_events(self) -> Self:
        for naam in (*self.gehaald_door, *self.ongedaan_door, *self.vervalt_door):
            _known(naam)
        if not self.gehaald_door and self.begin.afgeleid is not Afleiding.ZESTIEN_UUR:
            raise ValueError("een termijn noemt waardoor zij gehaald wordt")
        return self

    @model_validator(mode="after")
    def _fits_its_start(self) -> Self:
        thuis = self.begin.afgeleid is Afleiding.THUISPERIODE
        if (self.aan_zet == VAN_HET_PACT or self.vanaf != "eerste-dag") and not thuis:
            raise ValueError('"pact" en "vanaf" zijn alleen voor een termijn die bij een thuisperiode begint')
        if self.aan_zet == GENOEMDE_ROL and not self.begin.heeft("rol"):
            raise ValueError('aan_zet is "rol", maar wat de termijn begint, noemt geen rol')
        if self.duur.regel is not None and self.begin.afgeleid is not Afleiding.GEBOORTE:
            raise ValueError("de bewaartermijn begint bij de geboorte")
        if self.duur.veld is not None and not self.begin.noemt_dag(self.duur.veld):
            raise ValueError(f"wat de termijn begint, heeft geen dag in een veld {self.duur.veld}")
        if self.zolang is not None and self.begin.gebeurtenis not in GEEFT_GROND.get(self.zolang, BY_TYPE):
            raise ValueError(f'zolang is "{self.zolang}", maar wat de termijn begint, geeft die grond niet')
        return self


GEEFT_GROND = {Zolang.INGESCHREVEN: ("Ingeschreven",), Zolang.VRIJGESTELD: ("VrijstellingVerleend",)}
"""By ground, which events give it; a melding can be open at any event."""


def _known(naam: str) -> None:
    if naam not in BY_TYPE:
        raise ValueError(f"{naam} is geen gebeurtenis die Verzuimspoor kent")
