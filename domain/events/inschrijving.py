"""Op welke school staat de leerling, en tot wanneer moet dat?"""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from domain.events.base import Brin, Code, Event, PersoonlijkeTekst, Vestiging


class Onderwijssoort(StrEnum):
    """The kinds of education, as deliveries write them."""

    PO = "po"
    SBO = "sbo"
    SO = "so"
    VO = "vo"
    PRO = "pro"
    VSO = "vso"
    MBO = "mbo"


class Vakantieregio(StrEnum):
    """The three regions of the school holidays."""

    NOORD = "Noord"
    MIDDEN = "Midden"
    ZUID = "Zuid"


class Ingeschreven(Event):
    """De leerling staat vanaf `geldig_op` ingeschreven op deze school."""

    name: ClassVar[str] = "Ingeschreven.v1"

    brin: Brin
    vestiging: Vestiging | None = None
    onderwijssoort: Onderwijssoort | None = None
    leerjaar: int | None = None
    vakantieregio: Vakantieregio | None = None
    extra_ondersteuning: bool | None = None


class Uitgeschreven(Event):
    """`geldig_op` is de eerste dag zonder inschrijving op deze school, of zonder `brin` op enige school."""

    name: ClassVar[str] = "Uitgeschreven.v1"

    brin: Brin | None = None
    reden: Code | None = None
    meldingsnummer: str | None = None
    """Set when the closing of this melding says so."""


class VerwijderingGemeld(Event):
    """De school heeft gemeld dat zij de leerling wil verwijderen."""

    name: ClassVar[str] = "VerwijderingGemeld.v1"

    brin: Brin


class Geschorst(Event):
    """De leerling is geschorst, van `geldig_op` tot en met `tot_en_met` of alleen die dag."""

    name: ClassVar[str] = "Geschorst.v1"

    tot_en_met: date | None = None


class StartkwalificatieBehaald(Event):
    """De leerling heeft een startkwalificatie (havo, vwo of mbo 2 en hoger)."""

    name: ClassVar[str] = "StartkwalificatieBehaald.v1"

    niveau: Code | None = None


class KwalificatieplichtVervallen(Event):
    """De kwalificatieplicht geldt niet meer (getuigschrift praktijkonderwijs, uitstroomprofiel vso)."""

    name: ClassVar[str] = "KwalificatieplichtVervallen.v1"

    reden: PersoonlijkeTekst | None = None


class TwaalfSchooljarenVoltooid(Event):
    """De leerling heeft twaalf volledige schooljaren een of meer scholen bezocht."""

    name: ClassVar[str] = "TwaalfSchooljarenVoltooid.v1"
