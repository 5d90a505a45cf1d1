"""How does another policy or calendar come into force?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.beleid import Beleid
from domain.decisions.vaststelling import Vaststelling, nieuwe_versies
from domain.errors import VerzuimspoorError
from domain.kader import Kader
from domain.kaderverloop import ALTIJD_AL, BELEIDSTROOM, Kaderverloop
from domain.kalender import Schoolkalender
from domain.stroom import Stroom, Vastlegging
from services.beleid import kaderverloop
from services.eventlog.codec import Nieuw
from services.eventlog.log import EventLog

BRON = "beleid"


class NietsNieuwsError(VerzuimspoorError):
    """What is to come into force holds already."""


@dataclass(frozen=True, slots=True)
class Nieuwbeleid:
    """What is to hold from `ingangsdatum` on: a policy, calendars of regions and schools, or both."""

    ingangsdatum: date
    beleid: Beleid | None = None
    kalenders: tuple[Schoolkalender, ...] = ()


@dataclass(frozen=True, slots=True)
class Uitgangspunt:
    """What holds as long as nothing was recorded: the frame of the settings, and the calendars in it."""

    kader: Kader
    kalenders: tuple[Schoolkalender, ...]


def activeer(
    log: EventLog,
    uitgangspunt: Uitgangspunt,
    nieuw: Nieuwbeleid,
    nu: Callable[[], datetime],
    nieuwe_id: Callable[[], UUID],
    door: str,
) -> tuple[Vaststelling, ...]:
    """
    Record new versions, and return them; the first time what held until now is recorded before them.

    Raises:
        NietsNieuwsError: all of it holds already; nothing was recorded.
        ConflictError: somebody else recorded a version meanwhile.

    """
    stroom = log.beleid()
    eerst = _first(uitgangspunt) if not stroom.vastleggingen else ()
    versies = _needed(_with(stroom, eerst, nu()), nieuw)
    versie = stroom.versie
    for feiten in filter(None, (eerst, versies)):
        log.append(
            [Nieuw(nieuwe_id(), BELEIDSTROOM, versie + i, f, BRON, door) for i, f in enumerate(feiten, 1)], nu=nu()
        )
        versie += len(feiten)
    return versies


def voorstel(log: EventLog, uitgangspunt: Uitgangspunt, nieuw: Nieuwbeleid, nu: datetime) -> Kaderverloop:
    """Return the course of frames as it would be (raises NietsNieuwsError)."""
    stroom = log.beleid()
    eerst = _first(uitgangspunt) if not stroom.vastleggingen else ()
    stroom = _with(stroom, eerst, datetime.min.replace(tzinfo=nu.tzinfo))
    return kaderverloop(uitgangspunt.kader, _with(stroom, _needed(stroom, nieuw), nu))


def _first(uitgangspunt: Uitgangspunt) -> tuple[Vaststelling, ...]:
    return nieuwe_versies(Stroom(BELEIDSTROOM), uitgangspunt.kader.beleid, uitgangspunt.kalenders, ALTIJD_AL)


def _needed(stroom: Stroom, nieuw: Nieuwbeleid) -> tuple[Vaststelling, ...]:
    versies = nieuwe_versies(stroom, nieuw.beleid, nieuw.kalenders, nieuw.ingangsdatum)
    if not versies:
        raise NietsNieuwsError(f"dit geldt op {nieuw.ingangsdatum} al; er is niets om vast te stellen")
    return versies


def _with(stroom: Stroom, feiten: Sequence[Vaststelling], moment: datetime) -> Stroom:
    """Return the stream as if this was recorded."""
    erbij = tuple(
        Vastlegging(UUID(int=i), BELEIDSTROOM, i, moment, moment, BRON, BRON, None, feit)
        for i, feit in enumerate(feiten, stroom.versie + 1)
    )
    return Stroom(BELEIDSTROOM, (*stroom.vastleggingen, *erbij))
