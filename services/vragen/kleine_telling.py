"""What of the figures of a school year may be shown to who may not see small numbers?"""

from typing import Any

from domain.telling.cijfers import ABSOLUUT, ABSOLUUT_LANG, ABSOLUUT_OPGELOST, LUXE, RELATIEF, ZESTIEN_UUR
from domain.telling.cijfers import ZESTIEN_UUR_HERHAALD as HERHAALD
from services.vragen.onderdrukken import onderdrukt, te_klein

DELEN = ((RELATIEF, (ZESTIEN_UUR, LUXE)),)
"""Figures that (nearly) add up to another."""
WAARVAN = ((ABSOLUUT, ABSOLUUT_LANG), (ABSOLUUT, ABSOLUUT_OPGELOST), (ZESTIEN_UUR, HERHAALD))
"""Figures that are a part of another: what is not in that part may be small too."""


def zonder_kleine(telling: dict[str, Any]) -> dict[str, Any]:
    """Return an answer of `telling` with None for numbers under five, and for what would give them away."""
    gemeenten = [{**een, "cijfers": _figures(een["cijfers"])} for een in telling["gemeenten"]]
    return {**telling, "gemeenten": gemeenten}


def _figures(cijfers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    aantal = {een["cijfer"]: een["leerlingen"] for een in cijfers}
    weg = {code for code, n in aantal.items() if te_klein(n)}
    for geheel, deel in WAARVAN:
        if te_klein(aantal[geheel.code] - aantal[deel.code]) and aantal[deel.code]:
            weg.add(deel.code)
    for _, delen in DELEN:
        codes = {een.code for een in delen}
        if codes & weg:
            weg |= codes
    return [_without(een) if een["cijfer"] in weg else _with_small_parts_out(een) for een in cijfers]


def _without(cijfer: dict[str, Any]) -> dict[str, Any]:
    delen = dict.fromkeys(cijfer["perOnderwijssoort"])
    return {**cijfer, "leerlingen": None, "keren": None, "perDuizend": None, "perOnderwijssoort": delen}


def _with_small_parts_out(cijfer: dict[str, Any]) -> dict[str, Any]:
    keren = cijfer["keren"]
    return {
        **cijfer,
        "keren": None if keren is None or te_klein(keren) else keren,
        "perOnderwijssoort": onderdrukt(cijfer["perOnderwijssoort"]),
    }
