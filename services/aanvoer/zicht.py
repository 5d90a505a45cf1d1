"""What may somebody see of deliveries that came through Kafka?"""

from collections.abc import Sequence
from dataclasses import dataclass

from services.aanvoer import uitval
from services.aanvoer.boek import Aanvoerboek
from services.aanvoer.uitval import Getoond, Leveringstand


@dataclass(frozen=True, slots=True)
class Uitvalzicht:
    """Deliveries of one person, or (`van` is empty) of all; their rows only with `mag_rijen`."""

    boek: Aanvoerboek
    van: str
    mag_rijen: bool

    def leveringen(self) -> Sequence[Leveringstand]:
        """Return how far deliveries are, the last first (raises OpslagError)."""
        return uitval.leveringen(self.boek, self.van)

    def per_reden(self) -> Sequence[tuple[str, str, int]]:
        """Return by delivery and reason how many rows are set apart (raises OpslagError)."""
        return uitval.per_reden(self.boek, self.van)

    def rijen(self) -> Sequence[Getoond]:
        """Return rows that are set apart as they stand in their files (raises OpslagError, OnleesbaarError)."""
        return list(uitval.getoond(self.boek, uitval.uitval(self.boek, self.van))) if self.mag_rijen else ()
