"""Which deliveries came through Kafka, and which of their rows are set apart?"""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from services.aanvoer.uitval import Getoond, Leveringstand
from services.dashboard.verzoek import Verzoek


@dataclass(frozen=True, slots=True)
class Uitval:
    """What templates/uitval.html may use; `rijen` is empty for who may not read them."""

    kan: bool
    alle: Sequence[Leveringstand] = ()
    redenen: Sequence[tuple[str, str, int]] = ()
    rijen: Sequence[Getoond] = ()
    mag_rijen: bool = False


def toon(v: Verzoek) -> Response:
    """Show how deliveries through Kafka are, how many rows are set apart and why, and those rows to who may."""
    zicht = v.hier.aanvoer
    if zicht is None:
        return v.toon("uitval.html", Uitval(kan=False))
    model = Uitval(True, zicht.leveringen(), zicht.per_reden(), zicht.rijen(), zicht.mag_rijen)
    return v.toon("uitval.html", model)
