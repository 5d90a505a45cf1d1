"""Which steps of the ladder are due, and on which days?"""

from collections.abc import Iterator
from typing import NamedTuple

from projections.views.view import Inzicht, View, as_json


class Stapregel(NamedTuple):
    """A step that is due on these days, as long as it was not signalled; one occasion may have several of them."""

    soort: str
    aan: str
    sleutel: str
    van: str
    tot_en_met: str
    uitleg: str


def rows(inzicht: Inzicht) -> Iterator[Stapregel]:
    """Yield the steps of the profile's ladder for the pupil."""
    for moment in inzicht.stappen:
        for dagen in moment.dagen:
            yield Stapregel(
                soort=moment.stap.soort,
                aan=moment.stap.aan,
                sleutel=moment.sleutel,
                van=dagen.van.isoformat(),
                tot_en_met=dagen.tot_en_met.isoformat(),
                uitleg=as_json((moment.uitleg,)),
            )


VIEW = View(
    "stappen",
    Stapregel,
    sleutel=("soort", "aan", "sleutel", "van"),
    rows=rows,
    indexen=(("bekend_tot", "tot_en_met", "van"),),
)
