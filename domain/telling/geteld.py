"""What is counted, and of what is it counted?"""

from datetime import date
from typing import NamedTuple

from domain.dossier import Dossier
from domain.events.inschrijving import Onderwijssoort
from domain.kader import Kader
from domain.rules.leerplicht import Plicht
from domain.rules.thuisperiode import Thuisperiode
from domain.telling.cijfers import Cijfer
from domain.telling.indeling import Plaats
from domain.woonplaats import Verblijf


class Teldossier(NamedTuple):
    """A dossier with what was computed of it before."""

    dossier: Dossier
    kader: Kader
    verblijf: Verblijf
    plicht: Plicht
    thuis: tuple[Thuisperiode, ...]


class Geteld(NamedTuple):
    """
    The pupil counts in a figure from the day `op` on.

    `sleutel` tells occasions apart in figures that count them; `onderwijssoort` is set where a melding names it.
    """

    cijfer: Cijfer
    plaats: Plaats
    op: date
    sleutel: str = ""
    onderwijssoort: Onderwijssoort | None = None
