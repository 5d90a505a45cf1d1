"""What can be served?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Deel(StrEnum):
    """A part that can be served without the other."""

    API = "api"
    DASHBOARD = "dashboard"


@dataclass(frozen=True, slots=True)
class Inhoud:
    """
    What a server serves: without `alleen` everything.

    `standaarddag` is the day that pages open with, in place of today, and `voorbeeld` says on every page that all is
    made up: both for a demo.
    """

    alleen: Deel | None = None
    standaarddag: date | None = None
    voorbeeld: bool = False

    @property
    def met_api(self) -> bool:
        """Whether other systems are answered."""
        return self.alleen is not Deel.DASHBOARD

    @property
    def met_dashboard(self) -> bool:
        """Whether there are pages."""
        return self.alleen is not Deel.API
