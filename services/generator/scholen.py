"""
Which school does a pupil of this age go to?

Schools are laid out per neighbourhood of 10,000 pupils, so that a pupil's school does not depend
on how many pupils there are. The BRINs are invented: they count down from 99, higher than any
that we have seen (not verified).
"""

from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from domain.events.inschrijving import Onderwijssoort as Soort

WIJK = 10_000
SCHOLEN_PER_SOORT: dict[Soort, tuple[int, ...]] = {
    Soort.PO: (*[16_275] * 5, *[36_896] * 9, *[72_660] * 12, 189_167),
    Soort.SBO: (1,),
    Soort.SO: (1,),
    Soort.VO: (3, 2, 1),
    Soort.PRO: (1,),
    Soort.VSO: (1,),
    Soort.MBO: (1,),
}
"""
By kind, a weight for each school of a neighbourhood. Primary schools follow the CBS table of sizes
(institutions and pupils per class) scaled to about 6,100 pupils: 5 schools up to 100, 9 up to 200,
12 up to 500 and 1 larger. The other kinds: aanname.
"""
GRENZEN = {soort: tuple(accumulate(gewichten)) for soort, gewichten in SCHOLEN_PER_SOORT.items()}
_AANTALLEN = [len(gewichten) for gewichten in SCHOLEN_PER_SOORT.values()]
EERSTE = dict(zip(SCHOLEN_PER_SOORT, accumulate([0, *_AANTALLEN]), strict=False))
PER_WIJK = sum(_AANTALLEN)
LETTERS = 26
VOORRAAD = 20 * LETTERS * LETTERS
"""80AA - 99ZZ; with more neighbourhoods than fit, the schools come round again."""


@dataclass(frozen=True, slots=True)
class School:
    """An invented school."""

    brin: str
    vestiging: str
    onderwijssoort: Soort


def school_van(index: int, leeftijd: float, rng: Random) -> School:
    """Return the school of pupil `index`, in his neighbourhood and fit for his age."""
    soort = _soort(leeftijd, rng.random())
    nummer = index // WIJK * PER_WIJK + EERSTE[soort] + _trek(GRENZEN[soort], rng)
    return School(brin(nummer), "01" if rng.random() < 0.1 else "00", soort)


def andere_school(school: School, index: int, rng: Random) -> School:
    """Return a school of the same kind in the next neighbourhood."""
    grenzen = GRENZEN[school.onderwijssoort]
    nummer = (index // WIJK + 1) * PER_WIJK + EERSTE[school.onderwijssoort] + _trek(grenzen, rng)
    return School(brin(nummer), "00", school.onderwijssoort)


def brin(nummer: int) -> str:
    """Return the invented BRIN of school `nummer`: 99AA, 99AB, and so on down to 80ZZ."""
    hoog, rest = divmod(nummer % VOORRAAD, LETTERS * LETTERS)
    eerste, tweede = divmod(rest, LETTERS)
    return f"{99 - hoog}{chr(65 + eerste)}{chr(65 + tweede)}"


def _trek(grenzen: tuple[int, ...], rng: Random) -> int:
    return bisect(grenzen, rng.random() * grenzen[-1])


def _soort(leeftijd: float, trek: float) -> Soort:
    if leeftijd < 12:
        return Soort.PO if trek < 0.95 else Soort.SBO if trek < 0.975 else Soort.SO
    if leeftijd < 16:
        return Soort.VO if trek < 0.92 else Soort.PRO if trek < 0.95 else Soort.VSO
    if leeftijd < 18:
        return Soort.VO if trek < 0.55 else Soort.MBO if trek < 0.95 else Soort.VSO
    return Soort.MBO
