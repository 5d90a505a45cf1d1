"""What happened, on which day?"""

from collections.abc import Iterator
from typing import NamedTuple

from projections.views.view import Inzicht, View


class Tijdstip(NamedTuple):
    """An event by its name and its day; `stroom` is the dossier it was recorded in. What it says stays in the log."""

    stroom: str
    versie: int
    gebeurtenis_id: str
    type: str
    geldig_op: str
    herroepen: int
    overgenomen: int


def rows(inzicht: Inzicht) -> Iterator[Tijdstip]:
    """Yield the pupil's events, the revoked ones too."""
    herroepen = inzicht.dossier.herroepen
    stroom, geschreven = inzicht.dossier.id, str(inzicht.dossier.id)
    for vastlegging in inzicht.dossier.vastleggingen:
        if vastlegging.dossier_id is not stroom:
            stroom, geschreven = vastlegging.dossier_id, str(vastlegging.dossier_id)
        yield Tijdstip(
            stroom=geschreven,
            versie=vastlegging.versie,
            gebeurtenis_id=str(vastlegging.id),
            type=vastlegging.feit.type_name(),
            geldig_op=vastlegging.feit.geldig_op.isoformat(),
            herroepen=int(bool(herroepen) and vastlegging.id in herroepen),
            overgenomen=int(vastlegging.overgenomen),
        )


VIEW = View("tijdlijn", Tijdstip, sleutel=("stroom", "versie"), rows=rows, dagen=None)
