"""Which statuses does the municipality owe DUO, and how does each stand?"""

from collections.abc import Iterator
from typing import NamedTuple

from domain.melding import meldingen
from domain.terugmelding import Terugmelding, terugmeldingen
from domain.tijdzone import in_z
from projections.views.view import OPEN_EINDE, Inzicht, View, as_text


class Terugmeldregel(NamedTuple):
    """
    A status that is or was owed, as it stands; why a melding was closed, and why DUO refused it, stay in the log.

    `terugmelding_id` is the event from which it follows; `volgorde` is its place among those of its melding.
    """

    terugmelding_id: str
    meldingsnummer: str
    volgorde: int
    soort: str | None
    brin: str | None
    vestiging: str | None
    status: str
    stand: str
    waarom: str | None
    van: str
    tot_en_met: str
    uitvoer: str | None
    aangeboden_op: str | None
    afgehandeld_op: str | None


def rows(inzicht: Inzicht) -> Iterator[Terugmeldregel]:
    """Yield the statuses that are or were owed about the pupil's meldingen."""
    geteld: dict[str, int] = {}
    bekend = {melding.nummer: melding for melding in meldingen(inzicht.dossier)}
    for deze in terugmeldingen(inzicht.dossier):
        geteld[deze.meldingsnummer] = geteld.get(deze.meldingsnummer, 0) + 1
        melding = bekend[deze.meldingsnummer]
        yield Terugmeldregel(
            terugmelding_id=str(deze.id),
            meldingsnummer=deze.meldingsnummer,
            volgorde=geteld[deze.meldingsnummer],
            soort=melding.soort,
            brin=melding.brin,
            vestiging=melding.vestiging,
            status=deze.status,
            stand=deze.stand,
            waarom=deze.waarom,
            van=deze.sinds.isoformat(),
            tot_en_met=OPEN_EINDE,
            uitvoer=_written(deze),
            aangeboden_op=None if deze.aangeboden_op is None else in_z(deze.aangeboden_op),
            afgehandeld_op=as_text(deze.afgehandeld_op),
        )


def _written(deze: Terugmelding) -> str | None:
    return None if deze.uitvoer is None else str(deze.uitvoer)


VIEW = View(
    "terugmeldingen",
    Terugmeldregel,
    sleutel=("terugmelding_id",),
    rows=rows,
    indexen=(("bekend_tot", "stand", "van"), ("uitvoer", "bekend_tot"), ("terugmelding_id", "bekend_tot")),
    dagen=None,
)
