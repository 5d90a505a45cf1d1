"""Within what does a rule look at a dossier?"""

from dataclasses import dataclass

from domain.beleid import Beleid
from domain.gemeenten import Gemeenten
from domain.kalender import Kalender


@dataclass(frozen=True, slots=True)
class Kader:
    """The calendar, the policy and the municipalities that a calculation uses."""

    kalender: Kalender
    beleid: Beleid
    gemeenten: Gemeenten
    kenmerk: int = 0
    """Tells one policy and calendar from another: rows that were computed within another frame are made anew."""
    gevraagd: bool = False
    """Whether a question asks for this frame, whatever was recorded."""
