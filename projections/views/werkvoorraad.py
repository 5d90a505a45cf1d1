"""What is there to do on which days, and for whom?"""

from collections.abc import Iterator
from typing import NamedTuple

from domain.behandelaars import Behandelaars
from domain.rules.aan_zet import NIET_MEEGETELD
from projections.views.view import Inzicht, View, as_json


class Werkregel(NamedTuple):
    """Days on which an open term waits for a role; `behandelaar` is the pseudonym of who handles the dossier."""

    soort: str
    sleutel: str
    rol: str
    behandelaar: str | None
    vervalt_op: str
    status: str
    van: str
    tot_en_met: str
    grondslag: str
    uitleg: str


def rows(inzicht: Inzicht) -> Iterator[Werkregel]:
    """Yield the terms that somebody must still meet; keeping the dossier is nobody's next step for the pupil."""
    behandelaars = Behandelaars(inzicht.dossier)
    for termijn in inzicht.termijnen:
        if termijn.aan_zet is None or not termijn.status.is_open or termijn.soort in NIET_MEEGETELD:
            continue
        for dagen, behandelaar in behandelaars.delen(termijn.periode):
            yield Werkregel(
                soort=termijn.soort,
                sleutel=termijn.sleutel,
                rol=termijn.aan_zet,
                behandelaar=behandelaar,
                vervalt_op=termijn.vervalt_op.isoformat(),
                status=termijn.status,
                van=dagen.van.isoformat(),
                tot_en_met=dagen.tot_en_met.isoformat(),
                grondslag=termijn.grondslag,
                uitleg=as_json(termijn.uitleg),
            )


VIEW = View(
    "werkvoorraad",
    Werkregel,
    sleutel=("soort", "sleutel", "van"),
    rows=rows,
    indexen=(("bekend_tot", "tot_en_met", "vervalt_op"), ("rol", "bekend_tot", "tot_en_met", "vervalt_op")),
)
