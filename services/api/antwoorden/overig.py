"""What do the other answers look like?"""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import Field

from services.api.antwoorden.basis import Antwoord, Dagantwoord, Links, Uitleg
from services.api.antwoorden.dossiers import Dossiertermijn
from services.wachtrij import Status


class Contactpersoon(Antwoord):
    """Iemand die een rol vervult op een school."""

    naam: str
    lijn: int
    van: date
    tot_en_met: date | None
    afwezig: bool


class Rol(Antwoord):
    """Een rol op een school, en bij wie u nu moet zijn."""

    rol: str
    functie: str | None
    aanspreekpunt: str | None
    uitleg: list[Uitleg]
    contactpersonen: list[Contactpersoon]


class Overleg(Antwoord):
    """Een teamoverleg dat gehouden is."""

    datum: date
    deelnemers: list[str]
    gebeurtenis: UUID


class Schoolteam(Dagantwoord):
    """Wie op een school welke rol vervult, en of het team overlegt zoals afgesproken."""

    brin: str
    vestiging: str
    rollen: list[Rol]
    overleggen: list[Overleg]
    termijnen: list[Dossiertermijn]


class Cijfer(Antwoord):
    """Een cijfer van de leerplichttelling; zonder getal is het minder dan vijf, of verraadt het zo een getal."""

    cijfer: str
    titel: str
    leerlingen: int | None
    keren: int | None
    per_onderwijssoort: dict[str, int | None]
    per_duizend: float | None


class Gemeentetelling(Antwoord):
    """De cijfers van een gemeente."""

    gemeentecode: str | None
    inwoners: int | None
    cijfers: list[Cijfer]


class Telling(Dagantwoord):
    """De jaarlijkse opgave over een schooljaar (Leerplichtwet artikel 25)."""

    schooljaar: str
    aantal: int
    gemeenten: list[Gemeentetelling]


class Versie(Antwoord):
    """Een vastgestelde versie van beleid of van een kalender; `geldt` gaat over de peildatum."""

    soort: Literal["beleid", "kalender"]
    naam: str
    versie: int
    ingangsdatum: date
    vastgelegd_op: datetime
    geldt: bool


class Beleid(Antwoord):
    """Welke versies er zijn; zonder versies geldt op alle dagen het profiel `zonderVersies`."""

    peildatum: date
    aantal: int
    versies: list[Versie]
    zonder_versies: str | None


class Anders(Antwoord):
    """Een afspraak die anders wordt."""

    sleutel: str
    was: Any
    wordt: Any


class Geraakt(Antwoord):
    """Hoeveel dossiers bekeken zijn, en hoeveel er veranderen."""

    bekeken: int
    geraakt: int


class Overgang(Antwoord):
    """Hoeveel dossiers op de peildatum van het een naar het ander gaan."""

    van: str
    naar: str
    aantal: int


class Regelverschil(Antwoord):
    """Wat er door een regel verandert."""

    onderdeel: str
    regel: str
    dossiers: int
    overgangen: list[Overgang]


class Stuk(Antwoord):
    """Een aantal dagen met wat er dan geldt."""

    van: date
    tot_en_met: date | None
    waarden: list[str | None]


class Voorbeeld(Antwoord):
    """Een dossier dat verandert."""

    dossier_id: UUID
    onderdeel: str
    regel: str
    was: list[Stuk]
    wordt: list[Stuk]


class Beleidsverschil(Dagantwoord):
    """Wat een ander profiel zou veranderen; er is niets vastgelegd."""

    ingangsdatum: date
    beleid: list[Anders]
    dossiers: Geraakt
    regels: list[Regelverschil]
    voorbeelden: list[Voorbeeld]


class Aanlevering(Antwoord):
    """Een aanlevering, en wat ervan geworden is; de aantallen staan er als zij klaar is."""

    id: UUID
    bestandsnaam: str
    ontvangen_op: datetime
    status: Status
    bytes: int
    bytes_gelezen: int
    afgerond_op: datetime | None
    soort: str | None
    gelezen: int | None
    nieuw: int | None
    ongewijzigd: int | None
    afgewezen: int | None
    fout: str | None
    links: Links = Field(alias="_links")


class Aanleveringen(Antwoord):
    """De aanleveringen, de laatste eerst."""

    aantal: int
    aanleveringen: list[Aanlevering]
    links: Links = Field(alias="_links")


class Plaats(Antwoord):
    """Waar een melding in het logboek staat, en van welke stroom zij is."""

    positie: int
    stroom: Literal["dossier", "schoolteam", "beleid", "personeel", "jaarverslag"]
    versie: int


class Cloudevent(Antwoord):
    """Een melding volgens het NL GOV-profiel voor CloudEvents; `time` is het moment van vastleggen."""

    specversion: Literal["1.0"]
    id: UUID
    source: str
    type: str
    time: datetime
    subject: UUID
    datacontenttype: Literal["application/json"]
    sequence: str
    sequencetype: Literal["Integer"]
    dataref: str | None = None
    data: Plaats


class Feed(Antwoord):
    """Een deel van de feed; ga verder na `positie`."""

    positie: int
    gebeurtenissen: list[Cloudevent]
    links: Links = Field(alias="_links")
