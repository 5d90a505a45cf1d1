"""What do two tables of one answer, which count the same pupils, tell when they are subtracted from each other?"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Set
from typing import TypeVar

from services.vragen.onderdrukken import te_klein

R = TypeVar("R", bound=Hashable)
K = TypeVar("K", bound=Hashable)
Punt = tuple[str, Hashable]
Lijn = tuple[Punt, Punt, int]
"""Between two points go so many pupils."""
BRON, PUT = ("bron", ""), ("put", "")


def zonder_verraad(samen: Mapping[tuple[R, K], int], rijen: Set[R], kolommen: Set[K]) -> frozenset[K]:
    """
    Return which of `kolommen` may be shown beside these `rijen` and the total.

    `samen` has, by row and column, how many are in both. Who asks is taken to know in which of these there is nobody
    (a school has pupils of some municipalities only), and to subtract. As long as that tells him of a group of 1
    through 4, the smallest column that is shown is left out, and then the next.

    Rows and columns are points and what is in both is a line between them; a point of which the number is not shown
    has a line to a point that stands for all of those. Whoever knows what goes through every other point, knows what
    goes over a line exactly when the line is in no circle (Gusfield, SIAM J. Comput. 17, 1988).
    """
    totaal: dict[K, int] = defaultdict(int)
    for (_, kolom), aantal in samen.items():
        totaal[kolom] += aantal
    over = sorted((k for k in kolommen), key=lambda k: (totaal[k], str(k)))
    while over and any(te_klein(aantal) for aantal in _known(list(_lines(samen, rijen, set(over))))):
        over.pop(0)
    return frozenset(over)


def _lines(samen: Mapping[tuple[R, K], int], rijen: Set[R], kolommen: Set[K]) -> Iterator[Lijn]:
    in_rij: dict[R, int] = defaultdict(int)
    in_kolom: dict[K, int] = defaultdict(int)
    for (rij, kolom), aantal in samen.items():
        if aantal:
            in_rij[rij] += aantal
            in_kolom[kolom] += aantal
            yield ("rij", rij), ("kolom", kolom), aantal
    for rij, aantal in in_rij.items():
        if rij not in rijen:
            yield BRON, ("rij", rij), aantal
    for kolom, aantal in in_kolom.items():
        if kolom not in kolommen:
            yield ("kolom", kolom), PUT, aantal


def _known(lijnen: list[Lijn]) -> Iterator[int]:
    """Yield what goes over each line that is in no circle: going over it, one never comes back another way."""
    bij: dict[Punt, list[tuple[int, Punt]]] = defaultdict(list)
    for n, (een, ander, _) in enumerate(lijnen):
        bij[een].append((n, ander))
        bij[ander].append((n, een))
    gezien: dict[Punt, int] = {}
    laagst: dict[Punt, int] = {}
    for begin in bij:
        if begin in gezien:
            continue
        gezien[begin] = laagst[begin] = len(gezien)
        pad = [(begin, -1, iter(bij[begin]))]
        while pad:
            punt, langs, verder = pad[-1]
            volgende = next(verder, None)
            if volgende is None:
                pad.pop()
                if pad:
                    ouder = pad[-1][0]
                    laagst[ouder] = min(laagst[ouder], laagst[punt])
                    if laagst[punt] > gezien[ouder]:
                        yield lijnen[langs][2]
                continue
            lijn, buur = volgende
            if lijn == langs:
                continue
            if buur in gezien:
                laagst[punt] = min(laagst[punt], gezien[buur])
            else:
                gezien[buur] = laagst[buur] = len(gezien)
                pad.append((buur, lijn, iter(bij[buur])))
