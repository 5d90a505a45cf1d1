"""What stands in a file of rejected rows, for a page that shows the first of them?"""

import csv
from pathlib import Path
from typing import Any

import orjson

GETOOND = 100
"""Rejected rows that are shown; the file has them all."""


def afgewezen_regels(path: Path, *, is_ndjson: bool) -> tuple[list[str], list[list[str]]]:
    """Return the head and the first rows; of NDJSON each field that is somewhere is a column."""
    with path.open(encoding="utf-8", newline="") as file:
        if not is_ndjson:
            lezer = csv.reader(file, delimiter=";")
            kop = next(lezer, [])
            return kop, [regel for regel, _ in zip(lezer, range(GETOOND), strict=False)]
        regels: list[dict[str, Any]] = [
            orjson.loads(r) for r, _ in zip(file, range(GETOOND), strict=False) if r.strip()
        ]
    kop = list(dict.fromkeys(naam for regel in regels for naam in regel))
    return kop, [[str(regel.get(naam, "")) for naam in kop] for regel in regels]
