"""Which deliveries came through Kafka, and which of their rows are set apart?"""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from domain.toegang.bron import Bron
from services.aanvoer.boek import Aanvoerboek
from services.aanvoer.tabel import is_er
from services.aanvoer.uitval import Getoond, Leveringstand, getoond, leveringen, per_reden, uitval
from services.dashboard.verzoek import Verzoek


@dataclass(frozen=True, slots=True)
class Uitval:
    """What templates/uitval.html may use; `rijen` is empty for who may not read them."""

    kan: bool
    alle: Sequence[Leveringstand]
    redenen: Sequence[tuple[str, str, int]]
    rijen: Sequence[Getoond]
    mag_rijen: bool


def toon(v: Verzoek) -> Response:
    """Show how deliveries through Kafka are, how many rows are set apart and why, and those rows to who may."""
    if not is_er(v.hier.kern.databank):
        return v.toon("uitval.html", Uitval(False, (), (), (), False))
    boek, portier = Aanvoerboek(v.hier.kern), v.hier.portier
    van = "" if portier.mag_alles else portier.gebruiker.wie
    mag = v.mag(Bron.AFWIJZINGEN)
    rijen = list(getoond(boek, uitval(boek, van))) if mag else []
    return v.toon("uitval.html", Uitval(True, leveringen(boek, van), per_reden(boek, van), rijen, mag))
