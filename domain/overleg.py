"""Which meeting is it, who comes and which dossiers are on the agenda?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.events.base import Event
from domain.events.overleg import (
    DeelnemerAfgezegd,
    DeelnemerUitgenodigd,
    DossierGeagendeerd,
    DossierVanAgenda,
    OverlegAfgelast,
    OverlegAfgerond,
    OverlegGepland,
    OverlegVerzet,
)
from domain.stroom import Stroom, Vastlegging

SOORTEN = {"mdo": "MDO", "rondetafel": "Rondetafelgesprek", "zat": "ZAT", "casusoverleg": "Casusoverleg"}
"""What kinds of meetings are offered, and what they are called; a system may name others."""


class Overlegstand(StrEnum):
    """Whether the meeting is still to come."""

    GEPLAND = "gepland"
    AFGEROND = "afgerond"
    AFGELAST = "afgelast"


@dataclass(frozen=True)
class Overleg(Stroom):
    """Everything recorded about one meeting, in the order of registration; nothing about a pupil but which dossier."""

    def bekend_op(self, moment: datetime) -> "Overleg":
        """Return the meeting as it was known at `moment`."""
        return Overleg(self.id, tuple(v for v in self.vastleggingen if v.vastgelegd_op <= moment))


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """Who was asked to come, in which role; of a school also which. `naam` is a pseudonym or what a guest is called."""

    id: UUID
    rol: str
    organisatie: str | None
    brin: str | None
    naam: str | None


@dataclass(frozen=True, slots=True)
class Overlegbeeld:
    """A meeting as it stands: `agenda` holds dossiers in the order of the agenda, `afgezegd` who does not come."""

    id: UUID
    soort: str
    dag: date
    gemeentecode: str
    begintijd: str | None
    brin: str | None
    vestiging: str | None
    plaats: str | None
    stand: Overlegstand = Overlegstand.GEPLAND
    deelnemers: tuple[Deelnemer, ...] = ()
    afgezegd: tuple[Deelnemer, ...] = ()
    agenda: tuple[UUID, ...] = ()

    @property
    def titel(self) -> str:
        """What it is called; never anything about a pupil."""
        return SOORTEN.get(self.soort, self.soort.capitalize())

    @property
    def is_open(self) -> bool:
        """Whether it is still to be held."""
        return self.stand is Overlegstand.GEPLAND


def overleg_of(stroom_id: UUID, vastleggingen: Iterable[Vastlegging[Event]]) -> Overleg:
    """Fold a meeting's recorded events."""
    alle = {v.id: v for v in vastleggingen}
    return Overleg(stroom_id, tuple(sorted(alle.values(), key=lambda v: (v.vastgelegd_op, v.versie))))


def beeld(overleg: Overleg) -> Overlegbeeld | None:
    """
    Return the meeting as it stands by what counts; None while nothing was planned.

    Facts count in the order of registration: who is put on the agenda again goes to its end.
    """
    geldend = overleg.geldend
    gepland = next((v.feit for v in geldend if isinstance(v.feit, OverlegGepland)), None)
    if gepland is None:
        return None
    staat = Overlegbeeld(
        overleg.id,
        gepland.soort,
        gepland.dag,
        gepland.gemeentecode,
        gepland.begintijd,
        gepland.brin,
        gepland.vestiging,
        gepland.plaats,
    )
    for vastlegging in geldend:
        staat = _after(staat, vastlegging)
    return staat


def _after(staat: Overlegbeeld, vastlegging: Vastlegging[Event]) -> Overlegbeeld:
    match vastlegging.feit:
        case OverlegVerzet(dag=dag, begintijd=begintijd, plaats=plaats):
            return replace(staat, dag=dag, begintijd=begintijd, plaats=plaats)
        case DeelnemerUitgenodigd() as feit:
            nieuw = Deelnemer(vastlegging.id, feit.rol, feit.organisatie, feit.brin, feit.naam)
            return replace(staat, deelnemers=(*staat.deelnemers, nieuw))
        case DeelnemerAfgezegd(deelnemer=weg):
            komt_niet = tuple(d for d in staat.deelnemers if d.id == weg)
            blijft = tuple(d for d in staat.deelnemers if d.id != weg)
            return replace(staat, deelnemers=blijft, afgezegd=(*staat.afgezegd, *komt_niet))
        case DossierGeagendeerd(dossier=dossier):
            return replace(staat, agenda=(*(d for d in staat.agenda if d != dossier), dossier))
        case DossierVanAgenda(dossier=dossier):
            return replace(staat, agenda=tuple(d for d in staat.agenda if d != dossier))
        case OverlegAfgerond():
            return replace(staat, stand=Overlegstand.AFGEROND)
        case OverlegAfgelast():
            return replace(staat, stand=Overlegstand.AFGELAST)
        case _:
            return staat
