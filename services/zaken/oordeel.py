"""Is a dossier escalated on a day, by which signals?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.dossier import Dossier
from domain.events.termijn import SignaalGegeven
from domain.kaderverloop import Kaderperiode
from domain.ladder import Stapmoment
from projections.inzichten import Inzichten
from projections.views.signalen import open_dagen


@dataclass(frozen=True, slots=True)
class Signaal:
    """A signal that was given, and stands; `id` is that of its event."""

    id: UUID
    soort: str
    gegeven_op: date


@dataclass(frozen=True, slots=True)
class Oordeel:
    """How a dossier stands on a day; `stromen` are its own id and those of dossiers that went up in it."""

    dossier_id: UUID
    stromen: frozenset[UUID]
    gemeente: str | None
    signalen: tuple[Signaal, ...]
    """Those that stand, in the order in which they were given."""
    is_vernietigd: bool


def oordeel(dossier: Dossier, lijn: Sequence[Kaderperiode], dag: date, soorten: Collection[str]) -> Oordeel:
    """Judge a dossier on a day: a signal stands while the step of the ladder for which it was given is due."""
    inzichten = Inzichten(dossier, lijn)
    momenten: dict[tuple[str, str, str], list[Stapmoment]] = {}
    for moment in inzichten.stappen:
        momenten.setdefault((moment.stap.soort, moment.stap.aan, moment.sleutel), []).append(moment)
    staand = [
        Signaal(v.id, v.feit.soort, v.feit.geldig_op)
        for v in dossier.van(SignaalGegeven)
        if v.feit.soort in soorten
        if any(dag in open_dagen(v.feit, m) for m in momenten.get(_name(v.feit), ()))
    ]
    return Oordeel(
        dossier.id,
        frozenset(dossier.aansluitingen),
        inzichten.op(dag).verblijf.gemeente_op(dag),
        tuple(sorted(staand, key=lambda s: (s.gegeven_op, s.id.bytes))),
        dossier.is_vernietigd,
    )


def _name(feit: SignaalGegeven) -> tuple[str, str, str]:
    return feit.soort, feit.aan, feit.sleutel or ""
