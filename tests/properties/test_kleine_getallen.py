"""
Does somebody who subtracts everything in one answer from everything else learn a number from 1 to 4?

He is told here in a second way: by plain linear algebra over who is in which cells. What he can know of a group is what
follows from the numbers that are shown, whatever the other numbers are.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.telling.cijfers import (
    ABSOLUUT,
    ABSOLUUT_LANG,
    ABSOLUUT_OPGELOST,
    CATALOGUE,
    LRV_AANVANG,
    LRV_LANG,
    LRV_NIEUW,
    LRV_VERHUISD,
    LUXE,
    RELATIEF,
    ZESTIEN_UUR,
    ZESTIEN_UUR_HERHAALD,
    Cijfer,
)
from services.vragen.cijfers import SAMEN, verdeeld
from services.vragen.kleine_telling import zonder_kleine

Groep = frozenset[Hashable]
"""The smallest cells that a number counts together."""


class Aanvaller:
    """Adds and subtracts numbers that he is shown."""

    def __init__(self, getoond: Iterable[tuple[Groep, int]]) -> None:
        getoond = list(getoond)
        leeg = frozenset().union(*(groep for groep, aantal in getoond if aantal == 0))
        self._leeg = leeg
        self._rijen: list[tuple[dict[Hashable, Fraction], Fraction]] = []
        for groep, aantal in getoond:
            rest, waarde = self._reduced(dict.fromkeys(groep - leeg, Fraction(1)), Fraction(aantal))
            if rest:
                spil = next(iter(rest))
                factor = rest[spil]
                self._rijen.append(({cel: w / factor for cel, w in rest.items()}, waarde / factor))

    def _reduced(self, som: dict[Hashable, Fraction], waarde: Fraction) -> tuple[dict[Hashable, Fraction], Fraction]:
        for rij, rijwaarde in self._rijen:
            spil = next(iter(rij))
            if factor := som.get(spil, Fraction(0)):
                waarde -= factor * rijwaarde
                som = {
                    cel: w
                    for cel in som.keys() | rij.keys()
                    if (w := som.get(cel, Fraction(0)) - factor * rij.get(cel, Fraction(0)))
                }
        return som, waarde

    def weet(self, groep: Groep) -> int | None:
        """Return how many are in a group, if that follows."""
        rest, waarde = self._reduced(dict.fromkeys(groep - self._leeg, Fraction(1)), Fraction(0))
        return None if rest else int(-waarde)


def assert_hij_leert_niets(getoond: Sequence[tuple[Groep, int]], groepen: Iterable[Groep]) -> None:
    hij = Aanvaller(getoond)
    for groep in groepen:
        assert hij.weet(groep) not in (1, 2, 3, 4), (sorted(map(str, groep)), getoond)


GEMEENTEN, SCHOLEN = ("A", "B", "C"), ("w", "x", "y", "z")
SPREIDING: st.SearchStrategy[dict[tuple[str, str], int]] = st.dictionaries(
    st.tuples(st.sampled_from(GEMEENTEN), st.sampled_from(SCHOLEN)), st.integers(1, 14), min_size=1, max_size=12
)


@settings(max_examples=300)
@given(SPREIDING)
@example({("A", "w"): 10, ("A", "x"): 2, ("B", "x"): 9})
@example({("A", "w"): 6, ("B", "x"): 6, ("B", "y"): 3, ("C", "y"): 8})
def test_tabellen_per_gemeente_en_per_school_verraden_elkaar_niet(samen: Mapping[tuple[str, str], int]) -> None:
    """He even knows which school has pupils of which municipality."""
    uit = verdeeld(plek for plek, aantal in samen.items() for _ in range(aantal))
    cellen: Groep = frozenset(samen)
    in_rij = {g: frozenset(c for c in samen if c[0] == g) for g in GEMEENTEN}
    in_kolom = {s: frozenset(c for c in samen if c[1] == s) for s in SCHOLEN}
    getoond = [(cellen, sum(samen.values()))] if sum(samen.values()) > 4 else []
    for naam, groepen in (("perGemeente", in_rij), ("perSchool", in_kolom)):
        for cel in uit[naam]:
            if cel["aantal"] is not None:
                groep = cellen if cel["naam"] == SAMEN else groepen[cel["naam"]]
                assert cel["aantal"] == sum(aantal for plek, aantal in samen.items() if plek in groep)
                getoond.append((groep, cel["aantal"]))

    assert_hij_leert_niets(getoond, [*in_rij.values(), *in_kolom.values(), *(frozenset([c]) for c in samen)])


def test_wat_niets_verraadt_blijft_staan() -> None:
    samen = {("A", "w"): 10, ("B", "x"): 9, ("B", "y"): 8}
    uit = verdeeld(plek for plek, aantal in samen.items() for _ in range(aantal))

    assert {cel["naam"]: cel["aantal"] for cel in uit["perSchool"]} == {"w": 10, "x": 9, "y": 8}
    assert {cel["naam"]: cel["aantal"] for cel in uit["perGemeente"]} == {"A": 10, "B": 17}


def test_een_school_die_een_klein_deel_van_een_gemeente_verraadt_staat_er_niet() -> None:
    """A has 12, of whom 10 at w, which has no others; so 2 are at x."""
    samen = {("A", "w"): 10, ("A", "x"): 2, ("B", "x"): 9}
    uit = verdeeld(plek for plek, aantal in samen.items() for _ in range(aantal))

    assert [cel["aantal"] for cel in uit["perSchool"]] == [None, None]


SOORTEN = ("po", "vo")
KENMERKEN: dict[str, list[tuple[Cijfer | None, ...]]] = {
    "absoluut": [(ABSOLUUT, lang, op) for lang in (None, ABSOLUUT_LANG) for op in (None, ABSOLUUT_OPGELOST)],
    "lrv": [(w, lang, v) for w in (LRV_AANVANG, LRV_NIEUW) for lang in (None, LRV_LANG) for v in (None, LRV_VERHUISD)],
    "relatief": [
        (RELATIEF, ZESTIEN_UUR, None, None),
        (RELATIEF, ZESTIEN_UUR, ZESTIEN_UUR_HERHAALD, None),
        (RELATIEF, ZESTIEN_UUR, None, LUXE),
        (RELATIEF, ZESTIEN_UUR, ZESTIEN_UUR_HERHAALD, LUXE),
        (RELATIEF, None, None, LUXE),
    ],
}
"""In which figures one pupil can be together."""
ATOMEN = [(naam, n, soort) for naam, samen in KENMERKEN.items() for n, _ in enumerate(samen) for soort in SOORTEN]


def counted(code: str, soort: str | None) -> Groep:
    return frozenset(
        atoom
        for atoom in ATOMEN
        if soort in (None, atoom[2]) and code in {een.code for een in KENMERKEN[atoom[0]][atoom[1]] if een is not None}
    )


@settings(max_examples=300)
@given(st.lists(st.sampled_from([0, 0, 0, 1, 2, 3, 5, 6, 8, 20]), min_size=len(ATOMEN), max_size=len(ATOMEN)))
def test_cijfers_die_een_deel_van_elkaar_zijn_verraden_niets(getallen: list[int]) -> None:
    aantallen: dict[Hashable, int] = dict(zip(ATOMEN, getallen, strict=True))

    def number(code: str, soort: str | None) -> int:
        return sum(aantallen[atoom] for atoom in counted(code, soort))

    cijfers = [
        {"cijfer": c.code, "leerlingen": number(c.code, None), "keren": None, "perDuizend": None}
        | {"perOnderwijssoort": {soort: number(c.code, soort) for soort in SOORTEN}}
        for c in CATALOGUE
    ]
    [gemeente] = zonder_kleine({"gemeenten": [{"gemeentecode": "0014", "cijfers": cijfers}]})["gemeenten"]
    getoond: list[tuple[Groep, int]] = []
    for een in gemeente["cijfers"]:
        alle: dict[str | None, Any] = {None: een["leerlingen"], **een["perOnderwijssoort"]}
        getoond += [(counted(een["cijfer"], soort), n) for soort, n in alle.items() if n is not None]
    cellen = {(c, s): counted(c.code, s) for c in CATALOGUE for s in (None, *SOORTEN)}
    resten = [
        cellen[geheel, s] - cellen[deel, s]
        for geheel, deel in (
            (ABSOLUUT, ABSOLUUT_LANG),
            (ABSOLUUT, ABSOLUUT_OPGELOST),
            (ZESTIEN_UUR, ZESTIEN_UUR_HERHAALD),
            (RELATIEF, ZESTIEN_UUR),
            (RELATIEF, LUXE),
            (RELATIEF, ZESTIEN_UUR_HERHAALD),
        )
        for s in (None, *SOORTEN)
    ]

    assert_hij_leert_niets(getoond, [groep for groep in (*cellen.values(), *resten) if groep])


def test_de_aanvaller_leert_wel_wat_niet_onderdrukt_is() -> None:
    """Otherwise the tests above would say nothing."""
    hij = Aanvaller([(frozenset("abc"), 12), (frozenset("ab"), 9), (frozenset("bc"), 8)])

    assert [hij.weet(frozenset(groep)) for groep in ("c", "a", "b", "ac")] == [3, 4, 5, 7]
    assert Aanvaller([(frozenset("ab"), 9)]).weet(frozenset("a")) is None
    assert Aanvaller([(frozenset("ab"), 0), (frozenset("bc"), 3)]).weet(frozenset("c")) == 3
    assert all(
        Aanvaller([(frozenset([(r, k) for k in range(2)]), 5) for r in range(2)]).weet(frozenset([cel])) is None
        for cel in product(range(2), repeat=2)
    )
