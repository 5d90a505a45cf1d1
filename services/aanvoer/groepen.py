"""What stands for a pupil, or a school, on the way in: the same for all rows that must keep their order?"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from domain.schoollocatie import Schoollocatie
from services.eventlog.log import EventLog
from services.kafka.topics import DELEN_AANVOER

Wie = str | Schoollocatie | None
"""Whom a row is about: a personal number, the location of a school, or nobody can tell."""


def groepen(log: EventLog, wie: Iterable[Wie]) -> Mapping[Wie, bytes]:
    """
    Return what stands for each: of a pupil the first number of the dossier that his number leads to.

    So a pupil with two numbers, or two dossiers that became one, is one group, and he stays the same one when his first
    row is recorded.

    Raises:
        SleutelOntbreektError, OnleesbaarError: a number cannot be read.

    """
    gevraagd = set(wie) - {None}
    pgns = [een for een in gevraagd if isinstance(een, str)]
    dossiers = log.find(pgns)
    eerste = log.first_pgns_of(set(dossiers.values()))
    merk = log.sleutels.rijmerk_of
    gevonden: dict[Wie, bytes] = {
        pgn: merk(f"leerling {eerste.get(dossiers[pgn], pgn) if pgn in dossiers else pgn}") for pgn in pgns
    }
    scholen = (een for een in gevraagd if isinstance(een, Schoollocatie))
    return gevonden | {een: merk(f"school {een.brin} {een.vestiging}") for een in scholen}


def groep_van_niemand(log: EventLog, levering: UUID, regel: int) -> bytes:
    """Return what stands for a row of which nobody can tell whom it is about: no other waits behind it."""
    return log.sleutels.rijmerk_of(f"regel {levering} {regel}")


def groepen_van_dossiers(log: EventLog, stromen: Iterable[UUID]) -> list[bytes]:
    """Return what stands for the pupil of these dossiers, which are about the same one (raises as `groepen`)."""
    return [log.sleutels.rijmerk_of(f"leerling {pgn}") for pgn in log.first_pgns_of(stromen).values()]


def deel_van(groep: bytes) -> int:
    """Return in which partition the rows of a group are."""
    return int.from_bytes(groep[:8]) % DELEN_AANVOER
