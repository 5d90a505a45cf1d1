"""Which dossiers went up in one another?"""

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from domain.dossier import Vastlegging
from domain.events.base import Event
from domain.events.identiteit import DossiersSamengevoegd


def merged(stromen: Mapping[UUID, Iterable[Vastlegging[Event]]]) -> set[UUID]:
    """Return the dossiers that went up in one of these."""
    alle = (v.feit for vastleggingen in stromen.values() for v in vastleggingen)
    return {feit.ander for feit in alle if isinstance(feit, DossiersSamengevoegd) and feit.blijft}


def with_merged(dossier_id: UUID, stromen: Mapping[UUID, list[Vastlegging[Event]]]) -> Iterator[Vastlegging[Event]]:
    """Yield the facts of a dossier and of those that went up in it, in that or in another way."""
    erbij = merged({dossier_id: stromen[dossier_id]})
    yield from stromen[dossier_id]
    for ander in erbij:
        yield from with_merged(ander, stromen)
