"""What did the clock record: which terms passed, and which signals were given?"""

from collections.abc import Iterator
from typing import NamedTuple

from domain.decisions.klokslag import staande_verstrekens
from domain.events.termijn import SignaalGegeven
from projections.views.view import Inzicht, View, as_text

VERSTREKEN = "verstreken"
SIGNAAL = "signaal"


class Klokslag(NamedTuple):
    """A passing that stands, or a signal; `op` is the day it fell due, `opgemerkt_op` the day it was noticed."""

    slag: str
    soort: str
    aan: str
    sleutel: str
    op: str
    vervalt_op: str | None
    opgemerkt_op: str | None
    gebeurtenis_id: str


def rows(inzicht: Inzicht) -> Iterator[Klokslag]:
    """Yield what the clock recorded for the pupil, without the passings that were revised."""
    for verstreken in staande_verstrekens(inzicht.dossier):
        yield Klokslag(
            slag=VERSTREKEN,
            soort=verstreken.feit.termijn,
            aan="",
            sleutel=verstreken.feit.sleutel or "",
            op=verstreken.feit.geldig_op.isoformat(),
            vervalt_op=as_text(verstreken.feit.vervalt_op),
            opgemerkt_op=as_text(verstreken.feit.opgemerkt_op),
            gebeurtenis_id=str(verstreken.id),
        )
    for signaal in inzicht.dossier.van(SignaalGegeven):
        yield Klokslag(
            slag=SIGNAAL,
            soort=signaal.feit.soort,
            aan=signaal.feit.aan,
            sleutel=signaal.feit.sleutel or "",
            op=signaal.feit.geldig_op.isoformat(),
            vervalt_op=None,
            opgemerkt_op=as_text(signaal.feit.opgemerkt_op),
            gebeurtenis_id=str(signaal.id),
        )


VIEW = View(
    "klokslagen", Klokslag, sleutel=("slag", "soort", "aan", "sleutel", "gebeurtenis_id"), rows=rows, dagen=None
)
