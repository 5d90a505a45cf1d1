"""
Does somebody who subtracts everything in two reports from everything else learn a number from 1 to 4?

He is the one of tests/properties/test_kleine_getallen.py: he knows which school has pupils of which kind of education.
He gets the figures of two school years, those by kind of education, those by school and the differences.
"""

from collections.abc import Mapping
from itertools import product
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.telling.cijfers import CATALOGUE, LUXE, RELATIEF, ZESTIEN_UUR, ZESTIEN_UUR_HERHAALD
from services.vragen.klein_verslag import per_school
from services.vragen.kleine_telling import zonder_kleine
from tests.properties.test_kleine_getallen import KENMERKEN, Aanvaller, Groep, assert_hij_leert_niets

SOORTEN, SCHOLEN, JAREN = ("po", "vo"), ("w", "x", "y"), ("dit", "vorig")
MANIEREN = range(len(KENMERKEN["relatief"]))
"""In which figures of relative absence one pupil can be together."""
Cel = tuple[str, str, str, int]
"""A year, a school, a kind of education and a way to be in figures."""
ALLE: list[Cel] = list(product(JAREN, SCHOLEN, SOORTEN, MANIEREN))
Verdeling = Mapping[Cel, int]
VOORBEELDEN = 100 if settings.get_current_profile_name() == "ci" else 40
VERDELING: st.SearchStrategy[Verdeling] = st.lists(
    st.sampled_from([0, 0, 0, 0, 1, 2, 3, 5, 6, 8, 20]), min_size=len(ALLE), max_size=len(ALLE)
).map(lambda getallen: dict(zip(ALLE, getallen, strict=True)))


def alleen(**plekken: int) -> Verdeling:
    """Return pupils with sixteen hours in one year at places written as `w_po`."""
    return dict.fromkeys(ALLE, 0) | {("dit", plek[0], plek[2:], 0): n for plek, n in plekken.items()}


def counted(
    verdeling: Verdeling, jaar: str, code: str, *, soort: str | None = None, school: str | None = None
) -> Groep:
    """Return the cells of a number, of the places where there is anybody."""
    er_zijn = {cel[:3] for cel, aantal in verdeling.items() if aantal}
    return frozenset(
        cel
        for cel in verdeling
        if cel[:3] in er_zijn
        and cel[0] == jaar
        and school in (None, cel[1])
        and soort in (None, cel[2])
        and code in {een.code for een in KENMERKEN["relatief"][cel[3]] if een is not None}
    )


def shown(verdeling: Verdeling, jaar: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return what a report shows of a year: by code its figures, and its schools."""

    def number(code: str, **waar: str | None) -> int:
        return sum(verdeling[cel] for cel in counted(verdeling, jaar, code, **waar) if isinstance(cel, tuple))

    cijfers = [
        {"cijfer": c.code, "leerlingen": number(c.code), "keren": None, "perDuizend": None}
        | {"perOnderwijssoort": {soort: number(c.code, soort=soort) for soort in SOORTEN}}
        for c in CATALOGUE
    ]
    [gemeente] = zonder_kleine({"gemeenten": [{"gemeentecode": "0014", "cijfers": cijfers}]})["gemeenten"]
    by_code = {een["cijfer"]: een for een in gemeente["cijfers"]}
    rijen = [
        {"onderwijs": soort, "brin": school, "leerlingen": aantal}
        for school, soort in product(SCHOLEN, SOORTEN)
        if (aantal := number(RELATIEF.code, soort=soort, school=school))
    ]
    return by_code, per_school(rijen, by_code[RELATIEF.code])


@settings(max_examples=VOORBEELDEN, deadline=None)
@given(VERDELING)
@example(alleen(w_po=6, x_vo=6, y_vo=3))
@example(alleen(w_vo=10, x_vo=2, x_po=9))
@example(alleen(w_po=5, x_po=5, y_vo=2))
def test_twee_verslagen_verraden_samen_niets(verdeling: Verdeling) -> None:
    getoond: list[tuple[Groep, int]] = []
    geheim: set[Groep] = set()
    for jaar in JAREN:
        cijfers, scholen = shown(verdeling, jaar)
        for code in (een.code for een in (RELATIEF, ZESTIEN_UUR, ZESTIEN_UUR_HERHAALD, LUXE)):
            alle: dict[str | None, Any] = {None: cijfers[code]["leerlingen"], **cijfers[code]["perOnderwijssoort"]}
            getoond += [(counted(verdeling, jaar, code, soort=s), n) for s, n in alle.items() if n is not None]
            geheim |= {
                counted(verdeling, jaar, code, soort=s, school=b) for s in (None, *SOORTEN) for b in (None, *SCHOLEN)
            }
        getoond += [
            (counted(verdeling, jaar, RELATIEF.code, school=een["brin"]), een["leerlingen"])
            for een in scholen
            if een["leerlingen"] is not None
        ]

    groepen = [groep for groep in geheim if groep]
    hij = Aanvaller(getoond)
    while leeg := [groep for groep in groepen if hij.weet(groep) == 0 and (groep, 0) not in getoond]:
        getoond += [(groep, 0) for groep in leeg]
        hij = Aanvaller(getoond)  # of whom nobody is, he knows that it is nobody of any kind
    assert_hij_leert_niets(getoond, groepen)


def test_wat_niets_verraadt_blijft_staan() -> None:
    cijfers, scholen = shown(alleen(w_vo=10, x_vo=7, y_po=6), "dit")

    assert cijfers[RELATIEF.code]["leerlingen"] == 23
    assert {een["brin"]: een["leerlingen"] for een in scholen} == {"w": 10, "x": 7, "y": 6}


def test_een_kleine_school_neemt_een_grotere_mee() -> None:
    """Of 12 and 2, the total 14 would tell the 2."""
    _, scholen = shown(alleen(w_vo=12, x_vo=2), "dit")

    assert [een["leerlingen"] for een in scholen] == [None, None]


def test_zonder_totaal_staat_er_geen_school() -> None:
    cijfers, scholen = shown(alleen(w_vo=2, x_vo=2), "dit")

    assert (cijfers[RELATIEF.code]["leerlingen"], scholen) == (None, [])
