"""What do answers about one pupil look like?"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from services.api.antwoorden.basis import Antwoord, Dagantwoord, Links, Momentantwoord, Periode, Persoon, Uitleg, Vrij


class Inschrijving(Periode):
    """Op welke school de leerling stond ingeschreven."""

    brin: str


class Melding(Antwoord):
    """Een verzuimmelding, zoals die nu luidt."""

    meldingsnummer: str
    soort: str | None
    begindatum: date | None
    einddatum: date | None
    status: str | None
    brin: str | None
    gebeurtenissen: list[UUID]


class Dossiertermijn(Antwoord):
    """Een termijn, en hoe die er op de peildatum voor staat."""

    soort: str
    start: date
    vervalt_op: date
    status: str
    gehaald_op: date | None
    aan_zet: str | None
    resterende_dagen: int
    grondslag: str
    uitleg: list[Uitleg]


class Grondslag(Periode):
    """Waarom de gemeente het dossier op deze dag mag verwerken."""

    soort: str
    uitleg: Uitleg


class Voorwaarde(Antwoord):
    """Een voorwaarde van een route, en of eraan is voldaan."""

    voorwaarde: str
    oordeel: str
    uitleg: Uitleg


class Route(Antwoord):
    """Een route van de Methodische Aanpak Schoolverzuim."""

    route: str
    ingezet_op: date | None
    voorwaarden: list[Voorwaarde]


class Zicht(Antwoord):
    """Wat een gemeente van het dossier ziet, en waarom."""

    gemeentecode: str
    omvang: str
    dag: date | None
    uitleg: Uitleg


class Vernietigd(Antwoord):
    """Wat van het dossier is vernietigd."""

    deel: str
    vernietigd_op: datetime
    grondslag: str


class Inzage(Antwoord):
    """Onder welk voorbehoud een antwoord over een dossier geldt."""

    zicht: Zicht | None = None
    vernietigd: list[Vernietigd] | None = None


class Stand(Inzage, Dagantwoord):
    """Hoe een leerling ervoor staat, en waarom."""

    dossier_id: UUID
    samengevoegd_met: list[UUID]
    gebeurtenissen: int
    leerplicht: Periode | None
    kwalificatieplicht: Periode | None
    status: str
    categorie: str | None
    thuis_sinds: date | None
    thuiszitter_sinds: date | None
    dagen_thuis: int | None
    gemeentecode: str | None
    brin: str | None
    aan_zet: str | None
    aan_zet_persoon: Persoon | None
    grondslag: Grondslag | None
    routes: list[Route]
    termijnen: list[Dossiertermijn]
    meldingen: list[Melding]
    inschrijvingen: list[Inschrijving]
    uitleg: list[Uitleg]


class Dossiertermijnen(Dagantwoord):
    """De termijnen van een leerling op de peildatum."""

    dossier_id: UUID
    aantal: int
    termijnen: list[Dossiertermijn]


class Gebeurtenis(Antwoord):
    """Wat er is vastgelegd: de envelop, en in `velden` wat de gebeurtenis zelf zegt."""

    dossier_id: UUID
    versie: int
    id: UUID
    type: str
    geldig_op: date
    vastgelegd_op: datetime
    ontvangen_op: datetime
    overgenomen: bool
    bron: str
    door: str
    correlatie: UUID | None
    velden: Vrij


class Gebeurtenissen(Momentantwoord):
    """Een deel van wat is vastgelegd, in de volgorde van vastleggen; `aantal` telt alles."""

    aantal: int
    gebeurtenissen: list[Gebeurtenis]
    links: Links = Field(alias="_links")


class Wijziging(Antwoord):
    """Welke regels van een overzicht verdwijnen en verschijnen, elk met in `uitleg` waarom zij zo zijn."""

    eraf: list[dict[str, Any]]
    erbij: list[dict[str, Any]]


class Stap(Gebeurtenis):
    """Een gebeurtenis, met wat die veranderde."""

    gewijzigd: dict[str, Wijziging]
    uitleg: list[Uitleg]


class Replay(Inzage, Momentantwoord):
    """Alles wat er gebeurde, gebeurtenis voor gebeurtenis."""

    dossier_id: UUID
    aantal: int
    gebeurtenissen: list[Stap]


class Gevonden(Antwoord):
    """Een dossier dat bij een nummer hoort."""

    dossier_id: UUID
    links: Links = Field(alias="_links")


class Zoekresultaat(Antwoord):
    """De dossiers die bij een nummer horen: geen of een."""

    aantal: int
    dossiers: list[Gevonden]
