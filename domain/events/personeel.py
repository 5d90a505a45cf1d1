"""Wie werkt hier, en wie neemt waar als iemand er niet is?"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from domain.events.base import Code, Event, Persoonlijk

Pseudoniem = Annotated[Code, Persoonlijk]
"""Under which somebody who works here is known: what the provider of logins calls him, never his name."""


class MedewerkerAangesteld(Event):
    """
    Vanaf `geldig_op` werkt deze medewerker hier, in deze rol.

    `aandeel` is the share of a full week in percent, and `portefeuilles` are those of the profile that he fills. Who is
    there already goes on from this day with what is said here.
    """

    name: ClassVar[str] = "MedewerkerAangesteld.v1"

    medewerker: Pseudoniem
    naam: Annotated[Code, Persoonlijk]
    rol: Code
    aandeel: Annotated[int, Field(ge=1, le=100)] = 100
    portefeuilles: tuple[Code, ...] = ()


class MedewerkerVertrokken(Event):
    """Vanaf `geldig_op` werkt deze medewerker hier niet meer."""

    name: ClassVar[str] = "MedewerkerVertrokken.v1"

    medewerker: Pseudoniem


class MedewerkerAfwezig(Event):
    """De medewerker is er niet, van `geldig_op` tot en met `tot_en_met`; een ander neemt waar, of nog niemand."""

    name: ClassVar[str] = "MedewerkerAfwezig.v1"

    medewerker: Pseudoniem
    tot_en_met: date | None = None
    waarnemer: Pseudoniem | None = None


class MedewerkerTerug(Event):
    """De medewerker is er vanaf `geldig_op` weer, eerder dan gezegd was."""

    name: ClassVar[str] = "MedewerkerTerug.v1"

    medewerker: Pseudoniem
