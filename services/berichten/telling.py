"""What is there to do for somebody, in numbers only?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from domain.toegang.bron import Bron
from domain.toegang.gebruiker import Gebruiker
from projections.stores.vraag import Vraag
from services.bewaakt import Bewaakt
from services.vragen.groepen import Groep, groep, nieuw_over
from services.vragen.werkvoorraad import werkvoorraad

Regel = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Aantallen:
    """Terms: over their limit, approaching it, and newly over it since the last digest."""

    over: int
    nadert: int
    nieuw: int

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.over or self.nadert)


@dataclass(frozen=True, slots=True)
class Werk:
    """What waits: for somebody himself, in all that he may see, and of that without anybody who handles it."""

    eigen: Aantallen
    alle: Aantallen
    zonder: int

    def als_inhoud(self) -> dict[str, Any]:
        """Return it as it is kept with a message."""
        return asdict(self)


def tel(hier: Bewaakt, gebruiker: Gebruiker, vraag: Vraag, eerder: Vraag | None) -> Werk:
    """
    Count the open terms that somebody may see on a day; new is what was not over at the `eerder` question.

    Raises:
        ToegangGeweigerdError: this role has no work list.

    """
    nu = _lines(hier, gebruiker, vraag)
    toen = _lines(hier, gebruiker, eerder) if eerder is not None else ()
    nieuw = nieuw_over(nu, toen, lambda r: r, _key) if eerder is not None else set()
    dringt = [r for r in nu if groep(r) in (Groep.OVER, Groep.NADERT)]
    eigen = [r for r in dringt if r["behandelaar"] == gebruiker.wie]
    zonder = sum(r["behandelaar"] is None for r in dringt)
    return Werk(_counted(eigen, nieuw), _counted(dringt, nieuw), zonder)


def _lines(hier: Bewaakt, gebruiker: Gebruiker, vraag: Vraag) -> list[Regel]:
    gezien = hier.voor(gebruiker, Bron.WERKVOORRAAD)
    rijen = gezien.eigen_rijen.voor(gezien.portier.zicht())
    gevonden: list[Regel] = werkvoorraad(rijen, vraag, gezien.log.schoolteams)["werkvoorraad"]
    return gevonden


def _key(regel: Regel) -> tuple[str, str]:
    return regel["dossierId"], regel["soort"]


def _counted(regels: Iterable[Regel], nieuw: set[Any]) -> Aantallen:
    alle = list(regels)
    per = Counter(groep(r) for r in alle)
    return Aantallen(per[Groep.OVER], per[Groep.NADERT], sum(_key(r) in nieuw for r in alle))
