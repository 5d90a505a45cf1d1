"""Who followed fewer hours of education, on which days and how many?"""

from collections.abc import Iterator
from typing import NamedTuple

from domain.verkorting import verkortingen
from projections.views.view import Inzicht, View, as_text


class Verkortingsregel(NamedTuple):
    """Days with fewer hours, by the agreement that holds; why it was agreed stays in the log."""

    gebeurtenis_id: str
    van: str
    tot_en_met: str
    afgesproken_tot_en_met: str | None
    uren_per_week: str | None
    """A number, as text."""
    brin: str | None


def rows(inzicht: Inzicht) -> Iterator[Verkortingsregel]:
    """Yield the pupil's agreements."""
    for verkorting in verkortingen(inzicht.dossier):
        yield Verkortingsregel(
            gebeurtenis_id=str(verkorting.gebeurtenis),
            van=verkorting.periode.van.isoformat(),
            tot_en_met=verkorting.periode.tot_en_met.isoformat(),
            afgesproken_tot_en_met=as_text(verkorting.afgesproken_tot_en_met),
            uren_per_week=None if verkorting.uren_per_week is None else repr(verkorting.uren_per_week),
            brin=inzicht.verblijf.brin_op(verkorting.periode.van),
        )


VIEW = View(
    "verkorte_onderwijstijd",
    Verkortingsregel,
    sleutel=("gebeurtenis_id",),
    rows=rows,
    indexen=(("bekend_tot", "tot_en_met", "van"),),
    dagen=None,
)
