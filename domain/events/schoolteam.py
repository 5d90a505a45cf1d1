"""Wie vult op een schoollocatie welke rol in?"""

from typing import Annotated, ClassVar, Literal

from domain.events.base import Code, Event, Persoonlijk


class ContactpersoonAangewezen(Event):
    """Vanaf `geldig_op` vult deze persoon de rol in, in de eerste lijn of als achtervang."""

    name: ClassVar[str] = "ContactpersoonAangewezen.v1"

    rol: Code
    naam: Annotated[Code, Persoonlijk]
    lijn: Literal[1, 2]


class ContactpersoonVertrokken(Event):
    """De contactpersoon is vertrokken."""

    name: ClassVar[str] = "ContactpersoonVertrokken.v1"

    rol: Code
    naam: Annotated[Code, Persoonlijk] | None = None


class TeamoverlegGehouden(Event):
    """Het schoolteam heeft overlegd."""

    name: ClassVar[str] = "TeamoverlegGehouden.v1"

    deelnemers: tuple[Annotated[Code, Persoonlijk], ...] = ()
