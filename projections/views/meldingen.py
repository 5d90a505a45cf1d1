"""How does each melding stand?"""

from collections.abc import Iterator
from typing import NamedTuple

from domain.melding import meldingen
from projections.views.view import Inzicht, View, as_text


class Meldingstand(NamedTuple):
    """A melding as it stood; free text and reasons stay in the log."""

    meldingsnummer: str
    soort: str | None
    begindatum: str | None
    einddatum: str | None
    melddatum: str | None
    status: str | None
    gesloten_op: str | None
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
            brin=melding.brin,
            vestiging=melding.vestiging,
        )


VIEW = View("meldingen", Meldingstand, sleutel=("meldingsnummer",), rows=rows, dagen=None)
