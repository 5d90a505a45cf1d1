"""What of the figures of a school year may be shown to who may not see small numbers?"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from domain.telling.cijfers import (
    ABSOLUUT,
    ABSOLUUT_LANG,
    ABSOLUUT_OPGELOST,
    LRV_AANVANG,
    LRV_LANG,
    LRV_NIEUW,
    LRV_VERHUISD,
    LUXE,
    RELATIEF,
    ZESTIEN_UUR,
    Cijfer,
)
from domain.telling.cijfers import ZESTIEN_UUR_HERHAALD as HERHAALD
from services.vragen.onderdrukken import onderdrukt, te_klein

SAMENGESTELD = (RELATIEF, ZESTIEN_UUR, LUXE)
"""Who is in the first is in the second, the third or both."""
LRV = (LRV_AANVANG, LRV_NIEUW)
WAARVAN: tuple[tuple[tuple[Cijfer, ...], Cijfer], ...] = (
    ((ABSOLUUT,), ABSOLUUT_LANG),
    ((ABSOLUUT,), ABSOLUUT_OPGELOST),
    (LRV, LRV_LANG),
    (LRV, LRV_VERHUISD),
    ((ZESTIEN_UUR,), HERHAALD),
)
"""Figures that are a part of others together: what is not in that part may be small too."""
Getal = Mapping[str, int]
"""By code of a figure a number: of all pupils, or of one kind of school."""


def zonder_kleine(telling: dict[str, Any]) -> dict[str, Any]:
    """
    Return an answer of `telling` with None for numbers under five, and for what would give them away.

    What is looked at are the numbers that follow by adding and subtracting figures that are parts of each other, in all
    and by kind of school.
    """
    gemeenten = [{**een, "cijfers": _figures(een["cijfers"])} for een in telling["gemeenten"]]
    return {**telling, "gemeenten": gemeenten}


def _figures(cijfers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    totaal = {een["cijfer"]: een["leerlingen"] for een in cijfers}
    weg = {code for code, n in totaal.items() if te_klein(n)}
    weg |= {code for codes, verschil in _differences(totaal) if te_klein(verschil) for code in codes}
    weg = _together(weg)
    onverdeeld = _together(set(_undivided(cijfers)))
    return [
        _without(een) if een["cijfer"] in weg else _divided(een, onverdeeld=een["cijfer"] in onverdeeld)
        for een in cijfers
    ]


def _together(codes: set[str]) -> set[str]:
    """Return codes, with those that are hidden together: of two parts, one tells the other by the whole."""
    twee = {ZESTIEN_UUR.code, LUXE.code}
    return codes | twee | {HERHAALD.code} if codes & twee else codes


def _differences(aantal: Getal) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield what subtracting tells besides the numbers themselves, and of which figures that is told."""
    relatief, zestien, luxe = (aantal[een.code] for een in SAMENGESTELD)
    for verschil in (relatief - zestien, relatief - luxe, zestien + luxe - relatief):
        yield (ZESTIEN_UUR.code, LUXE.code), verschil
    for gehelen, deel in WAARVAN:
        if aantal[deel.code]:
            yield (deel.code,), sum(aantal[een.code] for een in gehelen) - aantal[deel.code]


def _undivided(cijfers: list[dict[str, Any]]) -> Iterable[str]:
    """Yield the figures that cannot be shown by kind of school beside what they are a part of."""
    for groep in cijfers[0]["perOnderwijssoort"]:
        aantal = {een["cijfer"]: een["perOnderwijssoort"][groep] for een in cijfers}
        klein = {code for code, n in aantal.items() if te_klein(n)}
        for gehelen, deel in WAARVAN:
            if klein & {deel.code, *(een.code for een in gehelen)}:
                yield deel.code
        if klein & {een.code for een in SAMENGESTELD}:
            yield ZESTIEN_UUR.code
        yield from (code for codes, verschil in _differences(aantal) if te_klein(verschil) for code in codes)


def _without(cijfer: dict[str, Any]) -> dict[str, Any]:
    delen = dict.fromkeys(cijfer["perOnderwijssoort"])
    return {**cijfer, "leerlingen": None, "keren": None, "perDuizend": None, "perOnderwijssoort": delen}


def _divided(cijfer: dict[str, Any], *, onverdeeld: bool) -> dict[str, Any]:
    keren, delen = cijfer["keren"], cijfer["perOnderwijssoort"]
    weg = keren is None or te_klein(keren) or te_klein(keren - cijfer["leerlingen"])
    return {
        **cijfer,
        "keren": None if weg else keren,
        "perOnderwijssoort": dict.fromkeys(delen) if onverdeeld else onderdrukt(delen),
    }
