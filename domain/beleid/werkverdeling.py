"""How does a profile say who handles a new dossier?"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.beleid.delen import Gegeven

Portefeuille = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=100)]
"""A part of the work, which somebody fills: the profile names no people."""
School = Annotated[str, Field(pattern=r"^[0-9]{2}[A-Z]{2}([0-9A-Z]{2})?$")]
"""A BRIN, or one location of it."""
Letter = Annotated[str, Field(pattern=r"^[A-Z]$")]


class Werkverdelingbeleid(Gegeven):
    """Who handles dossiers here, and how many are too many."""

    rollen: tuple[str, ...] = ("leerplicht",)
    """Of which roles somebody can get a dossier that no rule gives to a portefeuille."""
    anders: Literal["minst-belast", "niemand"] = "minst-belast"
    """What happens when no rule fits: whoever has the least, for the hours he works, or nobody."""
    hoogstens: Annotated[int, Field(ge=1)] | None = None
    """So many open dossiers are enough for a full week of work; None when nothing was agreed."""
    portefeuilles: dict[Portefeuille, Annotated[str, Field(min_length=1)]] = Field(default_factory=dict)
    """What a portefeuille is called."""


class Toewijzing(Gegeven):
    """
    A rule that gives dossiers to a portefeuille; all that it asks must be so, and of several values one is enough.

    The first rule that fits decides, in the order of the profile.
    """

    regel: Portefeuille
    portefeuille: Portefeuille
    scholen: tuple[School, ...] = ()
    gemeenten: tuple[Annotated[str, Field(pattern=r"^[0-9]{4}$")], ...] = ()
    woonplaatsen: tuple[str, ...] = ()
    """A neighbourhood or place, as a delivery named it; upper and lower case are the same."""
    letters: tuple[Letter, Letter] | None = None
    """From which through which letter the surname begins."""

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not (self.scholen or self.gemeenten or self.woonplaatsen or self.letters):
            raise ValueError("een toewijzing noemt scholen, gemeenten, woonplaatsen of letters")
        if self.letters is not None and self.letters[0] > self.letters[1]:
            raise ValueError("de eerste letter komt na de laatste")
        return self
