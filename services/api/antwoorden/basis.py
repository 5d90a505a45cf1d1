"""What do answers have in common?"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class Antwoord(BaseModel):
    """
    The shape of an answer, as documented; answers themselves are made by `services.vragen`.

    Tests read every answer with it, so that a field that is not documented is found.
    """

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel, validate_by_name=False, validate_by_alias=True)


class Verwijzing(Antwoord):
    """Een adres binnen deze API."""

    href: str


class Links(Antwoord):
    """De weg naar deze bladzijde en naar de volgende."""

    self: Verwijzing
    next: Verwijzing | None = None


class Uitleg(Antwoord):
    """Waarom: de regel, zijn bron en de gebeurtenissen waarop het antwoord rust."""

    regel: str
    bron: str
    tekst: str
    gebeurtenissen: list[UUID]


class Persoon(Antwoord):
    """Wie op de school van de leerling de rol vervult, en waarom."""

    naam: str
    lijn: int
    uitleg: list[Uitleg]


class Periode(Antwoord):
    """Een aantal dagen; zonder laatste dag duurt het voort."""

    van: date
    tot_en_met: date | None


class Momentantwoord(Antwoord):
    """Waarover het antwoord gaat."""

    bekend_op: datetime = Field(description="Tot welk moment alles wat bekend was is meegeteld.")


class Dagantwoord(Momentantwoord):
    """Over welke dag het antwoord gaat."""

    peildatum: date


class Lijstantwoord(Dagantwoord):
    """Een deel van een lijst; `aantal` telt de hele lijst."""

    aantal: int
    links: Links = Field(alias="_links")


class Fout(Antwoord):
    """Een ding dat niet klopt: het veld, een code en wat eraan te doen is."""

    veld: str
    code: str
    melding: str


class Probleem(Antwoord):
    """Waarom er geen antwoord is (RFC 9457), met een code voor programma's."""

    title: str
    status: int
    detail: str
    code: str
    fouten: list[Fout] | None = None


Vrij = dict[str, Any]
"""Fields that differ by kind; each event has its own schema."""
