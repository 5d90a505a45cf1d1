"""How does a list leave the dashboard as a file that a spreadsheet opens without running anything?"""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from starlette.responses import Response

BOM = "\ufeff"
GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""A cell that begins so is a formula to some spreadsheet."""


def cel(waarde: object) -> str:
    """Return a cell as text; one that a spreadsheet would reckon with gets an apostrophe before it."""
    if waarde is None:
        return ""
    tekst = str(waarde)
    return f"'{tekst}" if isinstance(waarde, str) and tekst.lstrip(" ").startswith(GEVAARLIJK) else tekst


def als_csv(naam: str, koppen: Sequence[str], regels: Iterable[Sequence[object]]) -> Response:
    """Return a download: `;` between the cells, UTF-8 with a mark at the front, as Dutch spreadsheets expect."""
    uit = StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", quoting=csv.QUOTE_MINIMAL)
    schrijver.writerow(koppen)
    schrijver.writerows([cel(waarde) for waarde in regel] for regel in regels)
    return Response(
        (BOM + uit.getvalue()).encode(),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{naam}"'},
    )
