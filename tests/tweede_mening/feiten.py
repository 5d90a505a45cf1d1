"""Which facts count, as they were known at a moment?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from domain.dossier import Dossier, Vastlegging
from domain.events.base import Event
from domain.events.beheer import GebeurtenisHerroepen
from domain.kalender import Kalender

E = TypeVar("E", bound=Event)
DAG = timedelta(days=1)


@dataclass(frozen=True)
class Feiten:
    """The facts that count, in the order of registration, and the calendar they are read with."""

    kalender: Kalender
    alle: tuple[Event, ...]
    _per_soort: dict[type[Event], list[Event]] = field(default_factory=dict)

    def van(self, soort: type[E]) -> list[E]:
        gevonden = self._per_soort.get(soort)
        if gevonden is None:
            gevonden = self._per_soort[soort] = [feit for feit in self.alle if isinstance(feit, soort)]
        return gevonden  # type: ignore[return-value]  # a list of E under the key of E


def feiten_van(dossier: Dossier, kalender: Kalender, bekend_op: datetime | None = None) -> Feiten:
    gezien = [
        vastlegging
        for vastlegging in dossier.vastleggingen
        if bekend_op is None or vastlegging.vastgelegd_op <= bekend_op
    ]
    gezien.sort(key=lambda vastlegging: (vastlegging.vastgelegd_op, vastlegging.versie))
    return Feiten(kalender, tuple(v.feit for v in gezien if not _is_herroepen(v.id, gezien)))


def _is_herroepen(gebeurtenis_id: UUID, gezien: list[Vastlegging[Event]]) -> bool:
    """Somebody revoked it, and that revocation itself was not revoked."""
    herroepingen = [
        vastlegging.id
        for vastlegging in gezien
        if isinstance(vastlegging.feit, GebeurtenisHerroepen) and vastlegging.feit.gebeurtenis_id == gebeurtenis_id
    ]
    return any(not _is_herroepen(herroeping, gezien) for herroeping in herroepingen)


def dagen(van: date, tot_en_met: date) -> Iterator[date]:
    dag = van
    while dag <= tot_en_met:
        yield dag
        dag += DAG
