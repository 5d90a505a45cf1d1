"""At which school location was a pupil last heard of, on which days?"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from domain.periode import Periode, opgedeeld
from projections.views.view import Inzicht, View


class Schoolregel(NamedTuple):
    """Days on which this was the school last heard of; before the first one known, that one."""

    van: str
    tot_en_met: str
    brin: str
    vestiging: str


def rows(inzicht: Inzicht) -> Iterator[Schoolregel]:
    """Yield the pupil's schools, one for each day."""
    verblijf = inzicht.verblijf
    delen = opgedeeld(Periode(date.min), [van for van, _ in verblijf.scholen[1:]])
    for locatie, samen in groupby(delen, key=lambda deel: verblijf.locatie_op(deel.van)):
        aaneen = list(samen)
        if locatie is not None:
            van, tot_en_met = aaneen[0].van.isoformat(), aaneen[-1].tot_en_met.isoformat()
            yield Schoolregel(van, tot_en_met, locatie.brin, locatie.vestiging)


VIEW = View(
    "scholen",
    Schoolregel,
    sleutel=("van",),
    rows=rows,
    indexen=(("brin", "bekend_tot", "tot_en_met"),),
    dagen=None,
)
