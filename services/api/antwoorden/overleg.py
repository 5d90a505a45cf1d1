"""What do the answers about meetings and agreements look like?"""

from datetime import date
from uuid import UUID

from pydantic import Field

from services.api.antwoorden.basis import Antwoord, Dagantwoord, Lijstantwoord
from services.api.antwoorden.lijsten import Regel


class Afspraak(Antwoord):
    """Wat is afgesproken, van wie het is en hoe het ervoor staat."""

    afspraak_id: UUID
    overleg_id: UUID | None
    gemaakt_op: date
    wat: str
    rol: str
    uitvoerder: str | None = Field(description="Wie het doet, als dat een ander is: een pseudoniem, leerling of ouder.")
    uiterlijk_op: date
    status: str
    gehaald_op: date | None
    resterende_dagen: int
    reden: str | None = Field(description="Waarom het niet meer hoeft.")


class Afspraakregel(Regel, Afspraak):
    """Een afspraak over een leerling."""


class Afspraken(Lijstantwoord):
    """De afspraken over leerlingen, op uiterste dag."""

    afspraken: list[Afspraakregel]


class Deelnemer(Antwoord):
    """Wie voor het overleg is uitgenodigd."""

    deelnemer_id: UUID
    rol: str
    organisatie: str | None
    brin: str | None
    naam: str | None


class Overlegregel(Antwoord):
    """Een overleg."""

    overleg_id: UUID
    soort: str
    dag: date
    begintijd: str | None
    gemeentecode: str
    brin: str | None
    vestiging: str | None
    plaats: str | None
    stand: str
    deelnemers: list[Deelnemer]


class Overleggen(Dagantwoord):
    """De overleggen van een aantal dagen, op dag."""

    aantal: int
    overleggen: list[Overlegregel]


class Agendapunt(Antwoord):
    """Een leerling op de agenda, voor zover wie vraagt of de deelnemer die mag zien."""

    dossier_id: UUID
    status: str
    thuis_sinds: date | None
    dagen_thuis: int | None
    aan_zet: str | None
    afspraken: list[Afspraak]


class Overlegantwoord(Overlegregel, Dagantwoord):
    """Een overleg met zijn agenda."""

    versie: int
    agenda: list[Agendapunt]


class Overlegkopie(Dagantwoord):
    """De agenda zoals een deelnemer haar krijgt."""

    overleg_id: UUID
    deelnemer: Deelnemer
    agenda: list[Agendapunt]
