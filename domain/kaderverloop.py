"""Which policy and which calendar hold on which day, as was known when?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from domain.beleid import Beleid
from domain.dossier import Dossier
from domain.events.beleid import BeleidVastgesteld, KalenderVastgesteld
from domain.kader import Kader
from domain.kalender import Afwijking, Schoolkalender, kalender_van
from domain.periode import ALTIJD, DAG, Periode
from domain.stroom import Stroom, Vastlegging

BELEIDSTROOM = UUID("b2e1e1d0-0000-4000-8000-62656c656964")
"""The stream of policy and calendars; an installation has one."""
ALTIJD_AL = date(1900, 1, 1)
"""From when the first version holds: before any day that is judged."""
_Vaststelling = Vastlegging[BeleidVastgesteld] | Vastlegging[KalenderVastgesteld]


@dataclass(frozen=True, slots=True)
class Kaderperiode:
    """The days that are judged within one frame."""

    dagen: Periode
    kader: Kader


class Kaderverloop:
    """
    The frames of an installation on both axes.

    A day is judged by the version with the latest `ingangsdatum` on or before it, of two with the same the one recorded
    last; only versions that were known at the moment of the question count. The first version is as old as the world:
    what was asked before there were versions was answered by it. Without any version `basis` holds.
    """

    def __init__(self, basis: Kader, stroom: Stroom | None = None, kenmerk: int | None = None) -> None:
        self._basis = basis
        self._stroom = stroom or Stroom(BELEIDSTROOM)
        self.kenmerk = basis.kenmerk if kenmerk is None else kenmerk
        """Tells one course of frames from another: rows within another are made anew."""
        alle = sorted({v.vastgelegd_op for v in self._stroom.vastleggingen})
        self.later = tuple(v for v in self._stroom.vastleggingen if v.vastgelegd_op != alle[0])
        """What was recorded after the first version."""
        self.momenten: tuple[datetime, ...] = tuple(alle[1:])
        """When it was learned that days are judged otherwise."""
        self.niets = Dossier(BELEIDSTROOM)
        """A dossier of which nothing is known yet, as it stands within these frames: every dossier begins so."""
        self._begin = alle[0] if alle else None
        self._lijnen: dict[int, tuple[Kaderperiode, ...]] = {}
        self._kaders: dict[tuple[UUID, ...], Kader] = {}

    def lijn(self, bekend_op: datetime) -> tuple[Kaderperiode, ...]:
        """Return the frames as known at a moment: periods that cover every day, each other than the one before."""
        if self._begin is None:
            return (Kaderperiode(Periode(date.min), self._basis),)
        bekend = tuple(v for v in self._stroom.vastleggingen if v.vastgelegd_op <= max(bekend_op, self._begin))
        if len(bekend) not in self._lijnen:
            self._lijnen[len(bekend)] = tuple(self._periods(Stroom(BELEIDSTROOM, bekend)))
        return self._lijnen[len(bekend)]

    def op(self, dag: date, bekend_op: datetime) -> Kader:
        """Return the frame within which a day is judged, as known at a moment."""
        return next(p.kader for p in self.lijn(bekend_op) if dag in p.dagen)

    def _periods(self, stroom: Stroom) -> Iterator[Kaderperiode]:
        versies: list[_Vaststelling] = [*stroom.van(BeleidVastgesteld), *stroom.van(KalenderVastgesteld)]
        dagen = sorted({date.min, *(_from(v.feit) for v in versies)})
        kaders = [(dag, self._on(stroom, dag)) for dag in dagen]
        samen = [paar for i, paar in enumerate(kaders) if i == 0 or paar[1] is not kaders[i - 1][1]]
        for i, (van, kader) in enumerate(samen):
            yield Kaderperiode(Periode(van, samen[i + 1][0] - DAG if i + 1 < len(samen) else ALTIJD), kader)

    def _on(self, stroom: Stroom, dag: date) -> Kader:
        beleid = _in_force(stroom.van(BeleidVastgesteld), dag)
        kalenders = kalenders_op(stroom, dag)
        sleutel = tuple(v.id for v in (*([beleid] if beleid else []), *kalenders))
        if sleutel not in self._kaders:
            self._kaders[sleutel] = self._made(beleid, kalenders)
        return self._kaders[sleutel]

    def _made(
        self, vaststelling: Vastlegging[BeleidVastgesteld] | None, kalenders: Sequence[Vastlegging[KalenderVastgesteld]]
    ) -> Kader:
        beleid = self._basis.beleid if vaststelling is None else Beleid.model_validate(vaststelling.feit.inhoud)
        goede_vrijdag = beleid.kalender.goede_vrijdag_lesdag
        kalender = kalender_van((schoolkalender(v.feit) for v in kalenders), goede_vrijdag_lesdag=goede_vrijdag)
        return Kader(kalender, beleid, self._basis.gemeenten)


def schoolkalender(feit: KalenderVastgesteld) -> Schoolkalender:
    """Return the calendar that was recorded."""
    afwijkingen = tuple(Afwijking(feit.bereik, Periode(a.van, a.tot_en_met), a.les) for a in feit.afwijkingen)
    return Schoolkalender(feit.bereik, afwijkingen, feit.vakantieregio)


def kalenders_op(stroom: Stroom, dag: date) -> list[Vastlegging[KalenderVastgesteld]]:
    """Return the calendar in force of each region and school that has one, on a day."""
    by_bereik: dict[str, list[Vastlegging[KalenderVastgesteld]]] = {}
    for vastlegging in stroom.van(KalenderVastgesteld):
        by_bereik.setdefault(vastlegging.feit.bereik, []).append(vastlegging)
    return [v for _, versies in sorted(by_bereik.items()) if (v := _in_force(versies, dag)) is not None]


def beleid_op(stroom: Stroom, dag: date) -> Vastlegging[BeleidVastgesteld] | None:
    """Return the version of the policy in force on a day."""
    return _in_force(stroom.van(BeleidVastgesteld), dag)


V = TypeVar("V", BeleidVastgesteld, KalenderVastgesteld)


def _in_force(versies: Iterable[Vastlegging[V]], dag: date) -> Vastlegging[V] | None:
    begonnen = sorted((v for v in versies if _from(v.feit) <= dag), key=lambda v: _from(v.feit))
    return begonnen[-1] if begonnen else None


def _from(feit: BeleidVastgesteld | KalenderVastgesteld) -> date:
    return date.min if feit.ingangsdatum <= ALTIJD_AL else feit.ingangsdatum
