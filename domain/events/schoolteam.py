"""Wie vult op een schoollocatie welke rol in?"""

from datetime import date
from typing import Annotated, ClassVar, Literal

from domain.events.base import Code, Event, Persoonlijk


class ContactpersoonAangewezen(Event):
    """Vanaf `geldig_op` vult deze persoon de rol in, in de eerste lijn of als achtervang."""

    name: ClassVar[str] = "ContactpersoonAangewezen.v1"

    rol: Code
    naam: Annotated[Code, Persoonlijk]
    lijn: Literal[1, 2]


class ContactpersoonVertrokken(Event):
    """
    De contactpersoon is er vanaf `geldig_op` niet meer, of niet tot en met `tot_en_met`.

    Without `naam` it holds for everybody who filled the role before that day.
    """

    name: ClassVar[str] = "ContactpersoonVertrokken.v1"

    rol: Code
    naam: Annotated[Code, Persoonlijk] | None = None
    tot_en_met: date | None = None


class TeamoverlegGehouden(Event):
    """Het schoolteam heeft overlegd."""

    name: ClassVar[str] = "TeamoverlegGehouden.v1"

    deelnemers: tuple[Annotated[Code, Persoonlijk], ...] = ()
