"""How does a melding look in an export?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

KOLOMMEN = (
    *("meldingsnummer", "pgn", "geboortedatum", "gemeentecode", "brin", "vestiging"),
    *("onderwijssoort", "soort", "begindatum", "einddatum", "melddatum", "status", "reden"),
    *("alle_lessen_gemist", "actie_gewenst", "ondernomen_actie", "vermoedelijke_reden"),
    *("toelichting", "laatste_mutatie"),
)


@dataclass(frozen=True, slots=True)
class Datumvorm:
    """A way of writing a date."""

    naam: str
    schrijf: Callable[[date], str]


DATUMVORMEN = (
    Datumvorm("JJJJ-MM-DD", date.isoformat),
    Datumvorm("JJJJMMDD", lambda dag: f"{dag.year}{dag.month:02d}{dag.day:02d}"),
    Datumvorm("DD-MM-JJJJ", lambda dag: f"{dag.day:02d}-{dag.month:02d}-{dag.year}"),
)
