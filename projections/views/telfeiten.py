"""For which figures of LPW art. 25 does a pupil count?"""

from collections.abc import Iterator
from typing import NamedTuple

from domain.telling.geteld import Teldossier
from domain.telling.telfeiten import telfeiten
from projections.views.view import Inzicht, View


class Telregel(NamedTuple):
    """One pupil in one figure of a school year and a municipality, from `op` on; `sleutel` tells occasions apart."""

    schooljaar: str
    gemeentecode: str
    cijfer: str
    sleutel: str
    op: str
    onderwijs: str


def rows(inzicht: Inzicht) -> Iterator[Telregel]:
    """Yield what the pupil adds to the figures; an unknown municipality is an empty text."""
    leerling = Teldossier(inzicht.dossier, inzicht.kader, inzicht.verblijf, inzicht.plicht, inzicht.thuisperioden)
    for feit in telfeiten(leerling):
        yield Telregel(
            schooljaar=feit.plaats.schooljaar,
            gemeentecode=feit.plaats.gemeentecode,
            cijfer=feit.cijfer,
            sleutel=feit.sleutel,
            op=feit.op.isoformat(),
            onderwijs=feit.onderwijs,
        )


VIEW = View(
    "telfeiten",
    Telregel,
    sleutel=("schooljaar", "gemeentecode", "cijfer", "sleutel"),
    rows=rows,
    indexen=(("schooljaar", "gemeentecode", "cijfer", "onderwijs", "bekend_tot", "bekend_van", "op"),),
    dagen=("op", None),
)
