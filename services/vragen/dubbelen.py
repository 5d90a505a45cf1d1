"""Which dossiers are probably of one pupil, by what was said of who it is?"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

from domain.dossier import Dossier
from domain.events.identiteit import LeerlingGeregistreerd
from projections.stores.promise import Vraag
from services.eventlog.log import EventLog
from services.vragen.namen import naam_van

MEEST = 2_000
"""So many dossiers are compared at once: each is deciphered for it."""
TUSSENVOEGSELS = frozenset({"van", "de", "den", "der", "het", "ten", "ter", "te", "el", "al", "von", "la", "le", "du"})


@dataclass(frozen=True, slots=True)
class Persoon:
    """Who a dossier is about; nothing of it is kept."""

    dossier_id: UUID
    geboren: str
    gemeente: str | None
    naam: tuple[str, ...]


def dubbelen(log: EventLog, dossier_ids: Sequence[UUID], vraag: Vraag) -> list[dict[str, Any]]:
    """
    Return the pairs among these dossiers that look like one pupil, as known at a moment.

    Only those whom the reader may see are compared, and only their birth date, municipality and name; of no others is
    anything deciphered. The names are in no answer.

    Raises:
        ValueError: more than `MEEST` were asked for.

    """
    if len(dossier_ids) > MEEST:
        raise ValueError("too many dossiers to compare at once")
    by_geboren: dict[str, list[Persoon]] = defaultdict(list)
    for dossier in log.dossiers(dossier_ids).values():
        een = _person(dossier.bekend_op(vraag.bekend_op))
        if een is not None:
            by_geboren[een.geboren].append(een)
    paren = (paar for samen in by_geboren.values() for paar in combinations(samen, 2))
    gevonden = [sorted((str(a.dossier_id), str(b.dossier_id))) for a, b in paren if lijken_op_elkaar(a, b)]
    return [{"dossierId": een, "anderId": ander} for een, ander in sorted(gevonden)]


def lijken_op_elkaar(a: Persoon, b: Persoon) -> bool:
    """
    Say whether two who were born on one day look like one.

    The municipalities are the same, or one is unknown; and so are the names, but for accents, order and words like
    `van de`, or one has only initials where the other has the names that begin so. Twins have another name.
    """
    if a.geboren != b.geboren or (a.gemeente and b.gemeente and a.gemeente != b.gemeente):
        return False
    if sorted(a.naam) == sorted(b.naam):
        return True
    return _initials_of(a.naam, b.naam) or _initials_of(b.naam, a.naam)


def woorden_van(naam: str) -> tuple[str, ...]:
    """Return the words of a name that count, without accents and capitals."""
    kaal = "".join(c for c in unicodedata.normalize("NFKD", naam) if not unicodedata.combining(c)).casefold()
    woorden = "".join(c if c.isalnum() else " " for c in kaal).split()
    return tuple(w for w in woorden if w not in TUSSENVOEGSELS) or tuple(woorden)


def _initials_of(kort: Sequence[str], lang: Sequence[str]) -> bool:
    """Say whether one name is the other with initials in place of first names."""
    letters, rest = [w for w in kort if len(w) == 1], [w for w in kort if len(w) > 1]
    voluit = [w for w in lang if w not in rest]
    zelfde_achternaam = bool(rest) and all(w in lang for w in rest)
    return zelfde_achternaam and bool(letters) and _first_letters(voluit) == sorted(letters)


def _first_letters(woorden: Iterable[str]) -> list[str]:
    return sorted(woord[0] for woord in woorden)


def _person(dossier: Dossier) -> Persoon | None:
    """Return who it is about; None when birth date or name was never said."""
    gezegd = [v.feit for v in dossier.van(LeerlingGeregistreerd)]
    geboren = [str(f.geboortedatum) for f in gezegd if f.geboortedatum]
    gemeenten = [f.gemeentecode for f in gezegd if f.gemeentecode]
    naam = naam_van(dossier)
    if not geboren or naam is None:
        return None
    return Persoon(dossier.id, geboren[-1], gemeenten[-1] if gemeenten else None, woorden_van(naam))
