"""What do answers about meldingen and their way back to DUO look like, and what is sent?"""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.alias_generators import to_camel

from domain.events.duo import Afsluittoelichting, Sluitreden, Terugmeldstatus
from domain.terugmelding import Terugmeldreden, Terugmeldstand
from services.api.antwoorden.basis import Antwoord as Antwoordvorm
from services.api.antwoorden.basis import Lijstantwoord, Verwijzing
from services.api.antwoorden.lijsten import Regel
from services.api.vraagvormen import MOMENT
from services.terugmelden.loket import Uitslagsoort
from services.terugmelden.uitgifte import MEESTE

MEESTE_ANTWOORDEN = 1_000


def _written_as_one(moment: object) -> object:
    """Refuse what is no moment as the document writes it: a number would be read as seconds since 1970."""
    if not isinstance(moment, str) or MOMENT.fullmatch(moment) is None:
        raise ValueError("is geen moment; schrijf JJJJ-MM-DDTHH:MM:SSZ, met Z of een verschil als +01:00")
    return moment


_MOMENTVORM = {"type": "string", "format": "date-time", "pattern": "^(19|20)[0-9]{2}-"}
Verwerktmoment = Annotated[AwareDatetime, BeforeValidator(_written_as_one), WithJsonSchema(_MOMENTVORM)]


class Afwijzing(Antwoordvorm):
    """Waarom DUO een status niet overnam."""

    code: str
    melding: str | None


class Terugmelding(Regel):
    """Een status die DUO moet horen, en hoe het daarmee staat."""

    terugmelding: UUID
    meldingsnummer: str
    volgorde: int
    soort: str | None
    brin: str | None
    vestiging: str | None
    status: Terugmeldstatus
    stand: Terugmeldstand
    waarom: Terugmeldreden | None
    sinds: date
    uiterlijk: date | None
    uitvoer: UUID | None
    aangeboden_op: datetime | None
    afgehandeld_op: date | None
    dagen_onderweg: int | None
    blijft_uit: bool = Field(description="Of het antwoord langer uitblijft dan het profiel zegt.")
    reden: Sluitreden | None
    toelichting: Afsluittoelichting | None
    afwijzing: Afwijzing | None
    gebeurtenissen: list[UUID]


class Terugmeldingen(Lijstantwoord):
    """Welke statussen terug moeten naar DUO, de oudste eerst."""

    terugmeldingen: list[Terugmelding]


class Onderweg(Antwoordvorm):
    """De status die de gemeente heeft aangeboden en die DUO nog niet overnam."""

    status: Terugmeldstatus
    aangeboden_op: date


class Melding(Regel):
    """Een melding, en wat ermee gedaan is."""

    meldingsnummer: str
    soort: str | None
    brin: str | None
    vestiging: str | None
    begindatum: date | None
    einddatum: date | None
    melddatum: date | None
    status: str | None
    sinds: date | None
    door: str | None = Field(description="Wie de status gaf: school, leerplicht of rmc.")
    reden: Sluitreden | None
    onderweg: Onderweg | None
    teruggekoppeld_op: date | None


class Meldingen(Lijstantwoord):
    """Wat er met meldingen gedaan is."""

    meldingen: list[Melding]


class Uitvoerregel(Antwoordvorm):
    """Een status die is aangeboden."""

    terugmelding: UUID
    dossier_id: UUID
    meldingsnummer: str
    status: Terugmeldstatus
    reden: Sluitreden | None
    toelichting: Afsluittoelichting | None
    ingegaan_op: date


class Naaruitvoer(Antwoordvorm):
    """De weg naar deze uitvoer."""

    self: Verwijzing


class Terugmelduitvoer(Antwoordvorm):
    """Wat er in een keer is aangeboden."""

    uitvoer: UUID
    aantal: int
    terugmeldingen: list[Uitvoerregel]
    links: Naaruitvoer = Field(alias="_links")


class Antwoordregel(Antwoordvorm):
    """Wat er van een antwoord van DUO werd."""

    terugmelding: UUID
    verwerkt: str = Field(description="nieuw, ongewijzigd of afgewezen")
    code: str | None
    melding: str | None


class Antwoordontvangst(Antwoordvorm):
    """Wat er van de antwoorden van DUO werd, in de volgorde waarin zij kwamen."""

    aantal: int
    antwoorden: list[Antwoordregel]


class _Gestuurd(BaseModel):
    model_config = ConfigDict(extra="forbid", alias_generator=to_camel, validate_by_name=False, validate_by_alias=True)


class Uitvoerverzoek(_Gestuurd):
    """Hoeveel er in een keer wordt aangeboden."""

    hoogstens: int = Field(MEESTE, ge=1, le=MEESTE, description="Statussen van hoogstens zoveel leerlingen.")


class Duoantwoord(_Gestuurd):
    """Wat DUO met een status deed."""

    terugmelding: UUID
    uitslag: Uitslagsoort
    code: Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)] | None = Field(
        None, description="Bij afgewezen verplicht: de code van DUO of van de leverancier."
    )
    melding: Annotated[str, StringConstraints(max_length=20_000)] | None = None
    verwerkt_op: Verwerktmoment | None = Field(None, description="Wanneer DUO dit deed. Zonder: nu.")


class Duoantwoorden(_Gestuurd):
    """Wat DUO met statussen deed."""

    antwoorden: list[Duoantwoord] = Field(min_length=1, max_length=MEESTE_ANTWOORDEN)
