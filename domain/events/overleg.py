"""Welk overleg komt er, met wie en over welke dossiers?"""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import StringConstraints

from domain.events.base import Brin, Code, Event, Gemeentecode, Persoonlijk, PersoonlijkeTekst, Vestiging

Tijd = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of the day in the Netherlands, as 14:30."""


class OverlegGepland(Event):
    """Op `dag` is er een overleg: over de dossiers van een school, of van meer scholen."""

    name: ClassVar[str] = "OverlegGepland.v1"

    soort: Code
    """What kind of meeting: `mdo`, `rondetafel`, `zat` or what a region calls it."""
    dag: date
    gemeentecode: Gemeentecode
    """The municipality that calls it: whose officers see it, and for whom its partners work."""
    begintijd: Tijd | None = None
    brin: Brin | None = None
    vestiging: Vestiging | None = None
    plaats: Annotated[Code, Persoonlijk] | None = None


class OverlegVerzet(Event):
    """Het overleg is op een andere dag, op een ander uur of op een andere plaats."""

    name: ClassVar[str] = "OverlegVerzet.v1"

    dag: date
    begintijd: Tijd | None = None
    plaats: Annotated[Code, Persoonlijk] | None = None


class DeelnemerUitgenodigd(Event):
    """
    Iemand is voor het overleg uitgenodigd, in een rol en namens een organisatie.

    The id of this event is the id of the participant.
    """

    name: ClassVar[str] = "DeelnemerUitgenodigd.v1"

    rol: Code
    organisatie: Code | None = None
    brin: Brin | None = None
    """Of somebody of a school: which one."""
    naam: Annotated[Code, Persoonlijk] | None = None
    """The pseudonym of somebody who works with us, or what a guest is called."""


class DeelnemerAfgezegd(Event):
    """De deelnemer komt niet."""

    name: ClassVar[str] = "DeelnemerAfgezegd.v1"

    deelnemer: UUID
    """The id of the DeelnemerUitgenodigd."""


class DossierGeagendeerd(Event):
    """Het dossier staat op de agenda, onder wat er al op stond."""

    name: ClassVar[str] = "DossierGeagendeerd.v1"

    dossier: Annotated[UUID, Persoonlijk]


class DossierVanAgenda(Event):
    """Het dossier staat niet meer op de agenda."""

    name: ClassVar[str] = "DossierVanAgenda.v1"

    dossier: Annotated[UUID, Persoonlijk]


class OverlegAfgerond(Event):
    """Het overleg is gehouden; in elk dossier dat op de agenda stond, staat dat ook."""

    name: ClassVar[str] = "OverlegAfgerond.v1"


class OverlegAfgelast(Event):
    """Het overleg gaat niet door."""

    name: ClassVar[str] = "OverlegAfgelast.v1"

    reden: PersoonlijkeTekst | None = None
