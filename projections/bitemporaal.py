"""For how long was each row held true?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.dossier import Dossier, Opeenvolging
from domain.kaderverloop import Kaderverloop
from domain.tijdzone import micros
from projections.inzichten import Inzichten
from projections.views.view import Rij, View

ALTIJD = (1 << 63) - 1
"""How the end of a row that is still held true is written."""


@dataclass(slots=True)
class Wijziging:
    """What must change in the rows that a view keeps of one dossier."""

    opnieuw: bool = False
    """Whether all rows of the dossier are replaced: a migration claimed something about the past."""
    gesloten: list[tuple[Rij, int, int]] = field(default_factory=list)
    """Stored rows that end: with the moment they began and the moment they end."""
    geopend: list[tuple[Rij, int, int]] = field(default_factory=list)
    """New rows: held true from the one moment until the other, or ALTIJD."""


@dataclass(frozen=True, slots=True)
class Aangroei:
    """A dossier, and the number of the first event that the rows do not know yet."""

    dossier: Dossier
    eerste_nieuwe: int


def wijzigingen(
    views: Iterable[View], aangroei: Aangroei, staand: Mapping[str, Mapping[Rij, int]], verloop: Kaderverloop
) -> dict[str, Wijziging]:
    """
    Return by view what must change, given the rows that stand open now and since when.

    The result is the same whether events come one by one, in batches, or all at once: at every moment something was
    registered, and at every moment another policy or calendar was, the rows are those of what was known then, and are
    compared with those before. Only what rests on something that changed is computed anew. A dossier that went up in
    another has no rows from then on: the pupil stands under the one that remains. A dossier that was destroyed has
    none, at no moment.
    """
    views = list(views)
    if aangroei.dossier.is_vernietigd:
        return {view.name: Wijziging(opnieuw=True) for view in views}
    momenten, opnieuw = _moments(aangroei, verloop.momenten)
    beelden = [_Beeld(view, {} if opnieuw else staand[view.name]) for view in views]
    opeenvolging = Opeenvolging(verloop.niets)
    for wanneer in momenten:
        dossier = opeenvolging.daarna(aangroei.dossier.bekend_op(wanneer))
        moment = micros(wanneer)
        if dossier.opgegaan_in is not None:
            for beeld in beelden:
                beeld.next((), moment)
            continue
        inzichten = Inzichten(dossier, verloop.lijn(wanneer))
        for beeld in beelden:
            rows = inzichten.rijen(beeld.view)
            if rows is not beeld.vorige:
                beeld.next(rows, moment)
    return {beeld.view.name: beeld.wijziging(opnieuw=opnieuw) for beeld in beelden}


def _moments(aangroei: Aangroei, kaders: Iterable[datetime]) -> tuple[list[datetime], bool]:
    """
    Return the moments at which something came to be known about the pupil or the frames, and whether from the first.

    Rows that are there already know all frames.
    """
    gekend = [aangroei.dossier.gekend(v) for v in aangroei.dossier.vastleggingen]
    eerste = min((kennis.vanaf for kennis in gekend), default=None)
    erna = [moment for moment in kaders if eerste is not None and moment > eerste]
    oud = [kennis.vanaf for kennis in gekend if kennis.versie < aangroei.eerste_nieuwe]
    nieuw = [kennis.vanaf for kennis in gekend if kennis.versie >= aangroei.eerste_nieuwe]
    opnieuw = bool(oud and nieuw) and min(nieuw) <= max([*oud, *erna])
    gehoord = [*oud, *nieuw] if opnieuw else nieuw
    return sorted({*gehoord, *(erna if opnieuw or not oud else ())}), opnieuw


class _Beeld:
    """The rows of one view of one dossier, while moments go by."""

    __slots__ = ("_geopend", "_gesloten", "_open", "_stored", "view", "vorige")

    def __init__(self, view: View, staand: Mapping[Rij, int]) -> None:
        self.view = view
        self.vorige: tuple[Rij, ...] | None = None if staand else ()
        """The rows of the moment before; None: not looked at yet."""
        self._open = dict(staand)
        self._stored = set(staand)
        self._gesloten: list[tuple[Rij, int, int]] = []
        self._geopend: list[tuple[Rij, int, int]] = []

    def next(self, rows: tuple[Rij, ...], wanneer: int) -> None:
        """Go on to the rows of the next moment."""
        self.vorige, open_ = rows, self._open
        nu = set(rows) if open_ else ()
        for rij in [rij for rij in open_ if rij not in nu]:
            begon = open_.pop(rij)
            if rij in self._stored:
                self._stored.discard(rij)
                self._gesloten.append((rij, begon, wanneer))
            else:
                self._geopend.append((rij, begon, wanneer))
        for rij in rows:
            open_.setdefault(rij, wanneer)

    def wijziging(self, *, opnieuw: bool) -> Wijziging:
        """Return what must change, now that no more moments follow."""
        nieuw = self._open.keys() - self._stored if self._stored else self._open
        self._geopend.extend((rij, self._open[rij], ALTIJD) for rij in nieuw)
        return Wijziging(opnieuw, self._gesloten, self._geopend)


def geschiedenis(view: View, dossier: Dossier, verloop: Kaderverloop) -> Iterator[tuple[Rij, int, int]]:
    """Yield all rows that were ever held true of a dossier, from scratch."""
    helemaal = Aangroei(dossier, eerste_nieuwe=0)
    yield from wijzigingen([view], helemaal, {view.name: {}}, verloop)[view.name].geopend
