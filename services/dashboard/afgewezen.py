"""What stands in a file of rejected rows, for a page that shows the first of them?"""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from services.ingest.cellen import Record
from services.ingest.regels import BestandError
from services.ingest.tabel import Tabel

GETOOND = 100
"""Rejected rows that are shown; the file has them all."""
MEESTE_KOLOMMEN = 100
LANGSTE_CEL = 300
"""Signs of a cell that are shown: a page stays a page, whatever somebody delivered."""
OORDEEL = "_afwijzing"
Regels = tuple[list[str], list[list[str]]]


def afgewezen_regels(path: Path, *, is_ndjson: bool) -> Regels:
    """
    Return the head and the first rows; of NDJSON each field that is somewhere is a column.

    Of very many columns the first and the last are there (the last say what was wrong), of a long cell the beginning.
    """
    kop, regels = _of_events(path) if is_ndjson else _of_a_table(path)
    return _shown(kop), [_shown(regel) for regel in regels]


def _of_a_table(path: Path) -> Regels:
    try:
        tabel = Tabel(path, lambda _: None)
    except BestandError:  # a head that is too long to read: the file can still be had
        return [], []
    rijen = (een if isinstance(een, Record) else een.ruw for een in islice(tabel, GETOOND))
    return list(tabel.header.cellen), [list(rij.cellen or [rij.ruw]) for rij in rijen]


def _of_events(path: Path) -> Regels:
    with path.open("rb") as file:
        gelezen: list[dict[str, Any]] = [orjson.loads(regel) for regel in islice(file, GETOOND) if regel.strip()]
    namen = (naam for regel in gelezen for naam in regel if naam != OORDEEL)
    kop = [*_first(namen, MEESTE_KOLOMMEN - 1), OORDEEL]
    return kop, [[str(regel.get(naam, "")) for naam in kop] for regel in gelezen]


def _first(namen: Iterable[str], hoeveel: int) -> list[str]:
    gevonden: dict[str, None] = {}
    for naam in namen:
        if len(gevonden) == hoeveel:
            break
        gevonden[naam] = None
    return list(gevonden)


def _shown(cellen: Sequence[str]) -> list[str]:
    helft = MEESTE_KOLOMMEN // 2
    deel = cellen if len(cellen) <= MEESTE_KOLOMMEN else [*cellen[:helft], *cellen[-helft:]]
    return [cel if len(cel) <= LANGSTE_CEL else f"{cel[:LANGSTE_CEL]}…" for cel in deel]
