"""Wie is de leerling?"""

from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import StringConstraints, model_validator

from domain.events.base import Event, Gemeentecode, Persoonlijk, PersoonlijkeTekst
from domain.geboortedatum import Geboortedatum

Land = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$|^[0-9]{4}$")]
"""A country: two capitals (ISO 3166) or the four digits of the BRP."""


Woonplaats = Annotated[str, Persoonlijk, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]
"""The place inside the municipality: some have other school holidays than the rest, as Didam in Montferland."""


class LeerlingGeregistreerd(Event):
    """De leerling is bekend, met de gegevens die de aanlevering noemde."""

    name: ClassVar[str] = "LeerlingGeregistreerd.v1"

    geboortedatum: Annotated[Geboortedatum, Persoonlijk] | None = None
    gemeentecode: Gemeentecode | None = None
    woonplaats: Woonplaats | None = None
    naam: PersoonlijkeTekst | None = None


class PgnVervangen(Event):
    """Het persoonsgebonden nummer is vervangen, meestal een onderwijsnummer door een BSN."""

    name: ClassVar[str] = "PgnVervangen.v1"

    soort: Literal["bsn", "onderwijsnummer"]


class DossiersSamengevoegd(Event):
    """
    Twee dossiers bleken van dezelfde leerling te zijn.

    It stands in both: the one that remains (`blijft`) holds both histories from then on, the other went up in it.
    """

    name: ClassVar[str] = "DossiersSamengevoegd.v1"

    ander: UUID
    blijft: bool = True


class Verhuisd(Event):
    """De leerling woont vanaf `geldig_op` in een andere gemeente of in een ander land."""

    name: ClassVar[str] = "Verhuisd.v1"

    gemeentecode: Gemeentecode | None = None
    woonplaats: Woonplaats | None = None
    land: Land | None = None

    @model_validator(mode="after")
    def _one_destination(self) -> "Verhuisd":
        if (self.gemeentecode is None) == (self.land is None):
            raise ValueError("een verhuizing noemt een gemeentecode of een land, en niet allebei")
        return self


class Overleden(Event):
    """De leerling is overleden."""

    name: ClassVar[str] = "Overleden.v1"

    meldingsnummer: str | None = None
    """Set when the closing of this melding says so."""
