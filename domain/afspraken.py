"""What was agreed about a pupil, and how does it stand?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.dossier import Dossier
from domain.events.afspraak import AfspraakGemaakt, AfspraakVervallen
from domain.termijnen.termijn import Termijnperiode, Termijnstatus

SOORT = "afspraak-nakomen"
"""The term of an agreement; which events start and meet it stands in the profile."""


@dataclass(frozen=True, slots=True)
class Afspraak:
    """
    An agreement as it stands on a day.

    `rol` owns it, and is to act while it is open; `uitvoerder` does it when that is somebody else (a pseudonym,
    `leerling` or `ouder`). It is in time through `uiterlijk_op`; `gehaald_op` is the day on which it was done.
    """

    id: UUID
    gemaakt_op: date
    wat: str
    rol: str
    uitvoerder: str | None
    uiterlijk_op: date
    overleg: UUID | None
    status: Termijnstatus
    gehaald_op: date | None
    reden: str | None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done, in time or not."""
        return self.status.is_open


def afspraken(dossier: Dossier, termijnen: Iterable[Termijnperiode], dag: date) -> tuple[Afspraak, ...]:
    """
    Return the agreements made on or before `dag`, by their last day; those that were revoked are not there.

    `termijnen` are the terms of the dossier (`termijnperiodes`); each agreement stands as its term does.
    """
    gemaakt = {str(v.id): v for v in dossier.van(AfspraakGemaakt)}
    vervallen = {v.feit.afspraak: v.feit.reden for v in dossier.van(AfspraakVervallen) if v.feit.geldig_op <= dag}
    gevonden = [
        Afspraak(
            id=vastlegging.id,
            gemaakt_op=vastlegging.feit.geldig_op,
            wat=vastlegging.feit.wat,
            rol=vastlegging.feit.rol,
            uitvoerder=vastlegging.feit.uitvoerder,
            uiterlijk_op=vastlegging.feit.uiterlijk_op,
            overleg=vastlegging.feit.overleg,
            status=termijn.status,
            gehaald_op=termijn.gehaald_op,
            reden=vervallen.get(vastlegging.id),
        )
        for termijn in termijnen
        if termijn.soort == SOORT
        and dag in termijn.periode
        and (vastlegging := gemaakt.get(termijn.sleutel)) is not None
    ]
    return tuple(sorted(gevonden, key=lambda afspraak: (afspraak.uiterlijk_op, afspraak.id)))
