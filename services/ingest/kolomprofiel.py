"""What does a column profile say: where does another supplier keep the fields of a melding?"""

from collections.abc import Iterator
from typing import Annotated, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from domain.events.duo import Meldingsoort, Meldingstatus
from domain.events.inschrijving import Onderwijssoort

Kolomnaam = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Datumvorm = Annotated[
    str,
    StringConstraints(pattern=r"^(DD?[-/.]MM?[-/.]JJJJ|MM?[-/.]DD?[-/.]JJJJ|JJJJ[-/.]MM?[-/.]DD?|DDMMJJJJ|JJJJMMDD)$"),
]
JaNee = Literal["J", "N", ""]
Veld = Literal[
    "meldingsnummer", "pgn", "geboortedatum", "gemeentecode", "brin", "vestiging", "onderwijssoort", "soort",
    "begindatum", "einddatum", "melddatum", "status", "reden", "alle_lessen_gemist", "actie_gewenst",
    "ondernomen_actie", "vermoedelijke_reden", "toelichting", "laatste_mutatie",
    "brin_vestiging", "mutatie_datum", "mutatie_tijd",
]  # fmt: skip
"""The fields of specification 5.1, and three that stand for others: see SAMEN."""
SAMEN: dict[str, tuple[str, ...]] = {
    "brin_vestiging": ("brin", "vestiging"),
    "mutatie_datum": ("laatste_mutatie",),
    "mutatie_tijd": ("laatste_mutatie",),
}
"""One column with school and location; a moment in two columns."""
VERPLICHT = (
    "meldingsnummer", "pgn", "gemeentecode", "brin", "onderwijssoort", "soort", "begindatum", "melddatum", "status",
    "laatste_mutatie",
)  # fmt: skip


class Waarden(BaseModel):
    """Per field: what the supplier writes = what we write."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    onderwijssoort: dict[str, Onderwijssoort] = Field(default_factory=dict)
    soort: dict[str, Meldingsoort] = Field(default_factory=dict)
    status: dict[str, Meldingstatus] = Field(default_factory=dict)
    alle_lessen_gemist: dict[str, JaNee] = Field(default_factory=dict)
    actie_gewenst: dict[str, JaNee] = Field(default_factory=dict)
    reden: dict[str, str] = Field(default_factory=dict)
    gemeentecode: dict[str, str] = Field(default_factory=dict)
    brin: dict[str, str] = Field(default_factory=dict)
    vestiging: dict[str, str] = Field(default_factory=dict)


class Kolomprofiel(BaseModel):
    """How the columns of one supplier become those of `verzuimmeldingen`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    titel: Kolomnaam
    scheidingsteken: Literal[";", ",", "|", "tab"] = ";"
    datumvorm: Datumvorm | None = None
    """How all dates are written; without it the three forms of our own layout are read."""
    kolommen: dict[Veld, Kolomnaam]
    vast: dict[Veld, str] = Field(default_factory=dict)
    """What is the same in every row and stands in no column."""
    waarden: Waarden = Field(default_factory=Waarden)

    @property
    def separator(self) -> str:
        """The character between two cells."""
        return "\t" if self.scheidingsteken == "tab" else self.scheidingsteken

    @model_validator(mode="after")
    def _fits(self) -> Self:
        fouten = list(self._misfits())
        if fouten:
            raise PydanticCustomError("past_niet", "het profiel past niet", {"fouten": fouten})
        return self

    def _misfits(self) -> Iterator[tuple[str, str]]:
        """Yield key and sentence of everything that does not fit together."""
        ook = [veld for veld in self.vast if veld in self.kolommen]
        yield from ((f"vast.{veld}", "staat ook onder [kolommen]; kies er een") for veld in ook)
        gegeven = {*self.kolommen, *self.vast}
        for deel, velden in SAMEN.items():
            dubbel = [veld for veld in velden if veld in gegeven and deel in gegeven]
            waar = "kolommen" if deel in self.kolommen else "vast"
            yield from ((f"{waar}.{deel}", f"geeft {veld}, en dat staat er al apart") for veld in dubbel)
        if ("mutatie_datum" in gegeven) != ("mutatie_tijd" in gegeven):
            yield (
                "kolommen",
                "mutatie_datum en mutatie_tijd horen bij elkaar; staat er geen tijd, zet die dan onder [vast]",
            )
        volledig = gegeven | {veld for deel in gegeven for veld in SAMEN.get(deel, ())}
        for veld in VERPLICHT:
            if veld not in volledig:
                yield "kolommen", f"{veld} ontbreekt; noem de kolom, of zet de waarde onder [vast]"
        for veld, waarde in self.vast.items():
            codes = CODES.get(veld)
            if codes is not None and waarde not in codes:
                yield f"vast.{veld}", f"is geen van {', '.join(codes)}"


CODES: dict[str, tuple[str, ...]] = {
    "onderwijssoort": tuple(Onderwijssoort),
    "soort": tuple(Meldingsoort),
    "status": tuple(Meldingstatus),
    "alle_lessen_gemist": get_args(JaNee)[:2],
    "actie_gewenst": get_args(JaNee)[:2],
}
"""Fields that know only these values: what a profile does not translate must already be one of them."""
