"""Which terms ran, and how did they stand on which days?"""

from collections.abc import Iterator
from typing import NamedTuple

from domain.uitleg import Uitleg
from projections.views.view import Inzicht, View, as_json, as_text


class Termijnstand(NamedTuple):
    """Days on which a term stood the same; `sleutel` tells terms of one kind apart."""

    soort: str
    sleutel: str
    start: str
    vervalt_op: str
    van: str
    tot_en_met: str
    status: str
    gehaald_op: str | None
    aan_zet: str | None
    grondslag: str
    uitleg: str


def rows(inzicht: Inzicht) -> Iterator[Termijnstand]:
    """Yield how the pupil's terms stand."""
    uitleg: tuple[Uitleg, ...] | None = None
    geschreven = ""
    for termijn in inzicht.termijnen:
        if termijn.uitleg is not uitleg:  # all days of one term have the same
            uitleg, geschreven = termijn.uitleg, as_json(termijn.uitleg)
        yield Termijnstand(
            soort=termijn.soort,
            sleutel=termijn.sleutel,
            start=termijn.start.isoformat(),
            vervalt_op=termijn.vervalt_op.isoformat(),
            van=termijn.periode.van.isoformat(),
            tot_en_met=termijn.periode.tot_en_met.isoformat(),
            status=termijn.status,
            gehaald_op=as_text(termijn.gehaald_op),
            aan_zet=termijn.aan_zet,
            grondslag=termijn.grondslag,
            uitleg=geschreven,
        )


VIEW = View(
    "termijnen",
    Termijnstand,
    sleutel=("soort", "sleutel", "van"),
    rows=rows,
    indexen=(("bekend_tot", "tot_en_met", "vervalt_op"), ("vervalt_op", "bekend_tot")),
)
