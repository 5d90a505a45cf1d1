"""How does each melding stand?"""

from collections.abc import Iterator
from typing import NamedTuple

from domain.melding import meldingen
from domain.periode import DAG
from projections.views.view import OPEN_EINDE, Inzicht, View, as_text


class Meldingstand(NamedTuple):
    """
    A melding as it stood; free text and reasons stay in the log.

    `open_tot_en_met` is the last day on which the municipality still had something to do with it.
    """

    meldingsnummer: str
    soort: str | None
    begindatum: str | None
    einddatum: str | None
    melddatum: str | None
    status: str | None
    gesloten_op: str | None
    open_tot_en_met: str
    brin: str | None
    vestiging: str | None


def rows(inzicht: Inzicht) -> Iterator[Meldingstand]:
    """Yield the pupil's meldingen."""
    for melding in meldingen(inzicht.dossier):
        yield Meldingstand(
            meldingsnummer=melding.nummer,
            soort=melding.soort,
            begindatum=as_text(melding.begindatum),
            einddatum=as_text(melding.einddatum),
            melddatum=as_text(melding.melddatum),
            status=melding.status,
            gesloten_op=as_text(melding.gesloten_op),
            open_tot_en_met=(klaar - DAG).isoformat() if (klaar := melding.niet_meer_open_op) else OPEN_EINDE,
            brin=melding.brin,
            vestiging=melding.vestiging,
        )


VIEW = View(
    "meldingen",
    Meldingstand,
    sleutel=("meldingsnummer",),
    rows=rows,
    indexen=(("open_tot_en_met", "bekend_tot"),),
    dagen=None,
)
