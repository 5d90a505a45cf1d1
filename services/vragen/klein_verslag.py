"""What of the schools in a report may be shown beside its other numbers?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from services.vragen.kruislings import zonder_verraad
from services.vragen.onderdrukken import onderdrukt, verraadt

ONBEKENDE_SCHOOL = ""


def per_school(rijen: Iterable[Mapping[str, Any]], getoond: Mapping[str, Any]) -> list[dict[str, Any]]:
    """
    Return the numbers by school that may stand beside a figure that is shown in all and by kind of education.

    `rijen` are how many pupils are at each school and kind, `getoond` is the figure as it is shown (`zonder_kleine`).
    When its total is not shown, or the schools are all small, no school is named. One that had nobody is not there.
    """
    samen: Counter[tuple[str, str]] = Counter()
    scholen: Counter[str] = Counter()
    for rij in rijen:
        school = rij["brin"] or ONBEKENDE_SCHOOL
        samen[rij["onderwijs"], school] += rij["leerlingen"]
        scholen[school] += rij["leerlingen"]
    if getoond["leerlingen"] is None or verraadt(scholen):
        return []
    soorten = frozenset(soort for soort, aantal in getoond["perOnderwijssoort"].items() if aantal is not None)
    zelf = onderdrukt(scholen)
    mag = zonder_verraad(samen, soorten, frozenset(school for school, aantal in zelf.items() if aantal is not None))
    cellen = [{"brin": school or None, "leerlingen": n if school in mag else None} for school, n in scholen.items()]
    return sorted(cellen, key=lambda cel: (cel["leerlingen"] is None, -(cel["leerlingen"] or 0), cel["brin"] or ""))
