"""Which requests wait for a decision, on which days and of whom?"""

from collections.abc import Iterator
from typing import NamedTuple

from domain.aanvragen import aanvragen
from projections.views.view import Inzicht, View, as_text


class Aanvraagregel(NamedTuple):
    """Days on which a request waits for a decision; of leave also which days are asked. Why stays in the log."""

    soort: str
    wacht_op: str
    van: str
    tot_en_met: str
    eerste_dag: str | None
    laatste_dag: str | None
    gebeurtenis_id: str


def rows(inzicht: Inzicht) -> Iterator[Aanvraagregel]:
    """Yield the pupil's requests while they wait."""
    for aanvraag in aanvragen(inzicht.dossier):
        verlof = aanvraag.dagen
        yield Aanvraagregel(
            soort=aanvraag.soort,
            wacht_op=aanvraag.wacht_op,
            van=aanvraag.open_.van.isoformat(),
            tot_en_met=aanvraag.open_.tot_en_met.isoformat(),
            eerste_dag=as_text(verlof.van if verlof else None),
            laatste_dag=as_text(verlof.tot_en_met if verlof else None),
            gebeurtenis_id=str(aanvraag.gebeurtenis),
        )


VIEW = View(
    "aanvragen",
    Aanvraagregel,
    sleutel=("gebeurtenis_id",),
    rows=rows,
    indexen=(("bekend_tot", "tot_en_met", "van"),),
    dagen=None,
)
