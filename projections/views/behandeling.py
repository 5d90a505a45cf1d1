"""On which days is a dossier open, whose is it, and who handles it?"""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from domain.behandelaars import Behandelaars
from domain.periode import opgedeeld
from domain.werkverdeling import dagen_open
from projections.views.view import Inzicht, View


class Behandelregel(NamedTuple):
    """Days on which an open dossier is somebody's; `sinds` is since when it is open, the names are pseudonyms."""

    van: str
    tot_en_met: str
    sinds: str
    toegewezen: str | None
    behandelaar: str | None


def rows(inzicht: Inzicht) -> Iterator[Behandelregel]:
    """Yield who handles the dossier while it is open, in the fewest rows."""
    behandelaars = Behandelaars(inzicht.dossier)
    for run in dagen_open(inzicht.dossier, inzicht.kader):
        delen = (
            (deel, behandelaars.toegewezen(deel.van), behandelaars.op(deel.van))
            for deel in opgedeeld(run, behandelaars.omslagen())
        )
        for (van_wie, doet), samen in groupby(delen, key=lambda deel: deel[1:]):
            aaneen = [deel for deel, *_ in samen]
            eerste, laatste = aaneen[0].van.isoformat(), aaneen[-1].tot_en_met.isoformat()
            yield Behandelregel(eerste, laatste, run.van.isoformat(), van_wie, doet)


VIEW = View(
    "behandeling",
    Behandelregel,
    sleutel=("van",),
    rows=rows,
    indexen=(("bekend_tot", "tot_en_met", "van"), ("behandelaar", "bekend_tot", "tot_en_met")),
)
