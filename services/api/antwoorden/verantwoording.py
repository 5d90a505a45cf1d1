"""What do answers about the processing of personal data look like?"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from services.api.antwoorden.basis import Antwoord, Links


class Bewaring(Antwoord):
    """Een soort gegevens, en hoelang die bewaard blijft (ISO 8601)."""

    categorie: str
    bewaartermijn: str
    toelichting: str


class Activiteitversie(Antwoord):
    """Wat er vanaf een dag over een activiteit geldt (AVG, artikel 30)."""

    versie: int
    geldig_vanaf: date
    doel: str
    grondslagen: list[str]
    betrokkenen: list[str]
    persoonsgegevens: list[Bewaring]
    ontvangers: list[str]
    maatregelen: list[str]


class Activiteit(Antwoord):
    """Een activiteit met persoonsgegevens, met al haar versies."""

    naam: str
    titel: str
    versies: list[Activiteitversie]


class Activiteiten(Antwoord):
    """Het register van verwerkingsactiviteiten."""

    aantal: int
    verwerkingsactiviteiten: list[Activiteit]
    links: Links = Field(alias="_links")


class Leesextensie(BaseModel):
    """Names are those of the reading extension of the Logboek Dataverwerkingen."""

    model_config = ConfigDict(extra="forbid", validate_by_name=True, validate_by_alias=True)


class Metagegevens(Leesextensie):
    """Van welk logboek een antwoord is."""

    logbookId: str  # noqa: N815 - the name of the standard
    organizationName: str | None  # noqa: N815 - the name of the standard


class Verwerking(Leesextensie):
    """Een regel van het logboek: een handeling en een betrokkene."""

    traceId: str  # noqa: N815 - the name of the standard
    spanId: str  # noqa: N815 - the name of the standard
    parentSpanId: str | None  # noqa: N815 - the name of the standard
    status: str
    name: str
    startTime: datetime  # noqa: N815 - the name of the standard
    endTime: datetime  # noqa: N815 - the name of the standard
    attributes: dict[str, str]


class Verwerkingen(Leesextensie):
    """Regels van het logboek; `next` is er als er meer zijn."""

    metadata: Metagegevens
    processingActivities: list[Verwerking]  # noqa: N815 - the name of the standard
    next: str | None


class Weggelaten(Antwoord):
    """Wat er niet in staat, en waarom."""

    soort: str
    wat: str
    waarom: str
    bron: str
    aantal: int | None


class Betekenis(Antwoord):
    """Een gebeurtenis, in gewone woorden."""

    id: UUID
    type: str
    zin: str
    dag: date
    velden: dict[str, str]
    vastgelegd_op: datetime
    langs: str
    herroepen: bool
    verbetert: UUID | None


class Blikken(Antwoord):
    """Hoe vaak er op een dag in een rol is gekeken, en waarvoor."""

    dag: date
    rol: str | None
    waarvoor: str | None
    toegestaan: bool
    aantal: int


class Gift(Antwoord):
    """Wat aan een ander is gegeven."""

    ontvanger: str
    wat: str
    eerst: date
    laatst: date
    aantal: int


class Gebruik(Antwoord):
    """Waarvoor gegevens zijn gebruikt."""

    activiteit: str
    doel: str
    grondslagen: list[str]
    ontvangers: list[str]


class Bewaartot(Antwoord):
    """Tot wanneer het dossier bewaard blijft."""

    tot_en_met: date
    grondslag: str


class Inzage(Antwoord):
    """Het antwoord op een inzageverzoek."""

    dossier_id: UUID
    opgesteld_op: datetime
    aanvrager: str
    organisatie: str | None
    leerling: dict[str, Any]
    stand: list[str]
    waarvoor: list[Gebruik]
    vastgelegd: list[Betekenis]
    verbeteringen: list[Betekenis]
    wie_keek: list[Blikken]
    waarheen: list[Gift]
    bewaren: list[Bewaartot]
    weggelaten: list[Weggelaten]
    rechten: list[str]
