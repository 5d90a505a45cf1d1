"""Why is it so?"""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID


class Uitleg(NamedTuple):
    """
    The reason for a status or a term (specification 3.9).

    `regel` is the id of a rule in `domain.rules.CATALOGUE`, the soort of a term, or `ladder`, and `bron` where that
    stands; `gebeurtenissen` are the ids of the events it rests on, in the order they were met.
    """

    regel: str
    bron: str
    tekst: str
    gebeurtenissen: tuple[UUID, ...] = ()


OVERGENOMEN = (
    " Berust mede op overgenomen gegevens: die kwamen later binnen dan het moment van vastleggen dat zij noemen."
)


def ids_of(*groups: Iterable[UUID]) -> tuple[UUID, ...]:
    """Join ids, each once, in the order they were met."""
    return tuple(dict.fromkeys(event_id for group in groups for event_id in group))
