"""Which schools report late, and which never do?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from domain.rules.zestien_uur import REGEL as ZESTIEN_UUR
from domain.termijnen.termijn import Termijnstatus
from projections.stores.promise import RowStore, Vraag

MELDEN = f"{ZESTIEN_UUR.replace('_', '-')}-melden"
JAAR = timedelta(days=365)
"""So far back a school is looked at (our choice)."""


def meldgedrag(rows: RowStore, vraag: Vraag, meldingen: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """
    Return how each school with pupils in the store reported in the year before, the most to ask about first.

    `meldingen` are at least those that were reported in that year. `nogTeMelden` and `teLaat` are terms of sixteen
    hours, not met yet and met too late; `nooit` is a school of whose pupils not one was reported.
    """
    vanaf = (vraag.peildatum - JAAR).isoformat()
    gemeld, laatste = Counter[str](), dict[str, str]()
    for m in meldingen:
        brin, dag = m["brin"], m["melddatum"]
        if brin is not None and dag is not None and vanaf <= dag <= vraag.peildatum.isoformat():
            gemeld[brin] += 1
            laatste[brin] = max(dag, laatste.get(brin, dag))
    termijnen: dict[tuple[str, str], int] = {
        (r["brin"], r["status"]): r["aantal"] for r in rows.meldtermijnen(vraag, MELDEN, vraag.peildatum - JAAR)
    }
    uit = [
        {
            "brin": school["brin"],
            "leerlingen": school["leerlingen"],
            "gemeld": gemeld[school["brin"]],
            "laatsteMelding": laatste.get(school["brin"]),
            "nogTeMelden": termijnen.get((school["brin"], Termijnstatus.VERLOPEN), 0),
            "teLaat": termijnen.get((school["brin"], Termijnstatus.TE_LAAT), 0),
            "nooit": not gemeld[school["brin"]],
        }
        for school in rows.scholen_in_beeld(vraag)
    ]
    return sorted(uit, key=lambda s: (-s["nogTeMelden"], -s["teLaat"], not s["nooit"], -s["leerlingen"], s["brin"]))
