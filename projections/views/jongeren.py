"""Which young people in the care of the Doorstroompunt have no school, or were reported?"""

from collections.abc import Iterator
from typing import NamedTuple

from domain.periode import opgedeeld
from domain.rules.rmc import rmc_in_beeld
from projections.views.view import Inzicht, View, as_json


class Jongere(NamedTuple):
    """Days on which the Doorstroompunt has something to do for a young person, who lives in this municipality."""

    van: str
    tot_en_met: str
    reden: str
    sinds: str
    gemeentecode: str | None
    brin: str | None
    """The school last heard of."""
    uitleg: str


def rows(inzicht: Inzicht) -> Iterator[Jongere]:
    """Yield the days on which the pupil is such a young person."""
    for periode in rmc_in_beeld(inzicht.dossier, inzicht.kader):
        for deel in opgedeeld(periode.periode, inzicht.verblijf.omslagen()):
            yield Jongere(
                van=deel.van.isoformat(),
                tot_en_met=deel.tot_en_met.isoformat(),
                reden=periode.reden,
                sinds=periode.sinds.isoformat(),
                gemeentecode=inzicht.verblijf.gemeente_op(deel.van),
                brin=inzicht.verblijf.brin_op(deel.van),
                uitleg=as_json((periode.uitleg,)),
            )


VIEW = View(
    "jongeren",
    Jongere,
    sleutel=("van",),
    rows=rows,
    indexen=(("gemeentecode", "bekend_tot", "tot_en_met"), ("bekend_tot", "tot_en_met", "van")),
)
