"""To learning, work or day care: which outflow was decided on, and from which school?"""

from collections.abc import Iterator
from typing import NamedTuple

from domain.events.ondersteuning import UitstroomBepaald
from domain.periode import ALTIJD, DAG
from projections.views.view import Inzicht, View


class Uitstroomregel(NamedTuple):
    """Days on which this outflow holds: until another one is decided on."""

    gebeurtenis_id: str
    van: str
    tot_en_met: str
    profiel: str
    brin: str | None


def rows(inzicht: Inzicht) -> Iterator[Uitstroomregel]:
    """Yield the pupil's outflow; of two decisions on one day the last recorded holds."""
    by_day = {v.feit.geldig_op: v for v in inzicht.dossier.op_datum(UitstroomBepaald)}
    einden = [*(dag - DAG for dag in list(by_day)[1:]), ALTIJD]
    for (van, bepaald), tot_en_met in zip(by_day.items(), einden, strict=False):
        yield Uitstroomregel(
            gebeurtenis_id=str(bepaald.id),
            van=van.isoformat(),
            tot_en_met=tot_en_met.isoformat(),
            profiel=bepaald.feit.profiel,
            brin=inzicht.verblijf.brin_op(van),
        )


VIEW = View(
    "uitstroom",
    Uitstroomregel,
    sleutel=("gebeurtenis_id",),
    rows=rows,
    indexen=(("bekend_tot", "tot_en_met", "van"),),
    dagen=None,
)
