"""What do answers about who works here, and who handles what, look like?"""

from datetime import date
from uuid import UUID

from pydantic import Field

from services.api.antwoorden.basis import Antwoord, Dagantwoord, Lijstantwoord, Uitleg
from services.api.antwoorden.lijsten import Regel


class Afwezig(Antwoord):
    """Van wanneer tot wanneer iemand er niet is, en wie waarneemt."""

    van: date
    tot_en_met: date | None
    waarnemer: str | None
    gebeurtenis: UUID


class Medewerker(Antwoord):
    """Iemand die hier werkt; `medewerker` is het pseudoniem waaronder hij zich aanmeldt."""

    medewerker: str
    naam: str
    rol: str
    aandeel: int = Field(description="Het deel van een volle werkweek, in procenten.")
    portefeuilles: list[str]
    van: date
    tot_en_met: date | None
    afwezig: Afwezig | None
    gebeurtenis: UUID


class Medewerkers(Dagantwoord):
    """Wie hier op de peildatum werkt."""

    aantal: int
    medewerkers: list[Medewerker]


class Belasting(Antwoord):
    """Hoeveel open dossiers iemand behandelt; `eigen` zijn die van hem zijn, wie er ook waarneemt."""

    medewerker: str
    naam: str | None
    werkt_hier: bool
    afwezig: bool
    afwezig_tot_en_met: date | None
    dossiers: int
    eigen: int
    over_de_termijn: int
    deze_week: int
    hoogstens: int | None
    te_veel: bool


class Werkverdeling(Dagantwoord):
    """Hoe het werk verdeeld is, over wat u mag zien."""

    open: int
    zonder_behandelaar: int
    medewerkers: list[Belasting]


class Onbehandeld(Regel):
    """Een open dossier dat niemand behandelt, en wie het volgens de regels zou krijgen."""

    sinds: date
    reden: str
    tekst: str
    toegewezen: str | None
    brin: str | None
    vestiging: str | None
    voorstel: str | None
    volgens: str | None
    uitleg: list[Uitleg]


class Zonderbehandelaar(Lijstantwoord):
    """De open dossiers die niemand behandelt, het langst open eerst."""

    zonder_behandelaar: list[Onbehandeld]
