"""Can this date be meant, and is there such a municipality?"""

from datetime import date, datetime

from domain.decisions.voorstel import Voorstel
from domain.errors import Weigering
from domain.events.base import Event
from domain.geboortedatum import uiterste
from domain.kader import Kader
from domain.periode import Periode
from domain.stroom import Stroom

DENKBAAR = Periode(date(1900, 1, 1), date(2100, 12, 31))
"""No pupil, no decision and no school year of ours lies outside these days."""


VROEGSTE, LAATSTE = DENKBAAR.van, DENKBAAR.tot_en_met


def denkbare_datums(_stroom: Stroom, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """A date far off is a slip of the pen, and no rule can count from it."""
    veld = next((veld for veld, dag in _dates(voorstel.feit) if not VROEGSTE <= dag <= LAATSTE), None)
    if veld is None:
        return None
    jaren = f"{DENKBAAR.van.year} tot en met {DENKBAAR.tot_en_met.year}"
    return Weigering("datum-buiten-bereik", f"Deze datum ligt buiten de jaren {jaren}; controleer het jaar.", veld)


def gemeente_bestaat(_stroom: Stroom, voorstel: Voorstel, kader: Kader) -> Weigering | None:
    """A municipality is one of the table, or was one."""
    code = getattr(voorstel.feit, "gemeentecode", None)
    if code is None or kader.gemeenten.huidige(code) is not None:
        return None
    return Weigering("onbekende-gemeente", "Deze gemeentecode bestaat niet en heeft niet bestaan.", "gemeentecode")


def _dates(feit: Event) -> list[tuple[str, date]]:
    velden = feit.__dict__
    dagen = [
        (veld, waarde.date() if isinstance(waarde, datetime) else waarde)
        for veld in feit.date_fields()
        if isinstance(waarde := velden[veld], date)
    ]
    geboren = getattr(feit, "geboortedatum", None)
    return dagen if geboren is None else [*dagen, ("geboortedatum", uiterste(geboren))]
