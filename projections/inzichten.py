"""How does a dossier stand on each day, judged within the frame of that day?"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from domain.dossier import Dossier, derived
from domain.kaderverloop import Kaderperiode
from domain.ladder import Stapmoment
from domain.periode import ALTIJD, DAG, Dagen
from domain.termijnen.termijn import Termijnperiode
from projections.views.view import Inzicht, Rij, View, rijen_van


class Inzichten:
    """A dossier as known at one moment, looked at within every frame that judges some of its days."""

    def __init__(self, dossier: Dossier, lijn: Sequence[Kaderperiode]) -> None:
        self.dossier = dossier
        self._lijn = tuple(lijn)
        self._delen = [(deel.dagen, Inzicht(dossier, deel.kader)) for deel in lijn]
        self._enige = lijn[0].kader if len(lijn) == 1 else None

    def op(self, dag: date) -> Inzicht:
        """Return the insight within the frame that judges a day."""
        return next(inzicht for dagen, inzicht in self._delen if dag in dagen)

    @property
    def termijnen(self) -> tuple[Termijnperiode, ...]:
        """How the terms stand, on each day by the frame of that day."""
        if len(self._delen) == 1:
            return self._delen[0][1].termijnen
        return tuple(
            termijn._replace(periode=deel)
            for dagen, inzicht in self._delen
            for termijn in inzicht.termijnen
            if (deel := termijn.periode.shared(dagen)) is not None
        )

    @property
    def stappen(self) -> tuple[Stapmoment, ...]:
        """The steps that are due, on each day by the ladder of that day."""
        if len(self._delen) == 1:
            return self._delen[0][1].stappen
        return tuple(
            stap._replace(dagen=deel)
            for dagen, inzicht in self._delen
            for stap in inzicht.stappen
            if (deel := stap.dagen & Dagen([dagen]))
        )

    def rijen(self, view: View) -> tuple[Rij, ...]:
        """Return the rows of a view: of each frame those about the days that it judges, in the order of those days."""
        if self._enige is not None:
            return rijen_van(self.dossier, view, self._enige)
        if view.dagen is None:
            return rijen_van(self.dossier, view, self._delen[-1][1].kader)
        return _of_all_frames(self.dossier, view, self._lijn)


@derived
def _of_all_frames(dossier: Dossier, view: View, lijn: Sequence[Kaderperiode]) -> tuple[Rij, ...]:
    van, _ = view.dagen or ("", None)
    geknipt = (
        deel
        for kaderperiode in lijn
        for rij in rijen_van(dossier, view, kaderperiode.kader)
        if (deel := view.knip(rij, kaderperiode.dagen))
    )
    return tuple(sorted(_joined(view, geknipt), key=attrgetter(van)))


def _joined(view: View, rijen: Iterable[Rij]) -> Iterator[Rij]:
    """Put together again what two frames judge alike; of what holds from a day on, the first day counts."""
    van, tot = view.dagen or ("", None)

    def rest(rij: Rij) -> tuple[Any, ...]:
        if tot is None:
            return tuple(getattr(rij, kolom) for kolom in view.sleutel)
        return tuple(getattr(rij, kolom) for kolom in view.kolommen if kolom not in (van, tot))

    def place(rij: Rij) -> tuple[list[tuple[bool, Any]], str]:
        return [(waarde is not None, waarde) for waarde in rest(rij)], getattr(rij, van)

    for _, gelijk in groupby(sorted(rijen, key=place), key=rest):
        vorige, *verder = gelijk
        if tot is None:
            yield vorige
            continue
        for rij in verder:
            einde = date.fromisoformat(getattr(vorige, tot))
            if einde < ALTIJD and (einde + DAG).isoformat() == getattr(rij, van):
                vorige = vorige._replace(**{tot: getattr(rij, tot)})
            else:
                yield vorige
                vorige = rij
        yield vorige
