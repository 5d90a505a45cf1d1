"""Which numbers are too small to show, since they would tell about somebody?"""

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")
KLEINST = 5
"""A smaller number, but none, is not shown."""


def te_klein(aantal: int) -> bool:
    """Say whether a number would tell about somebody."""
    return 0 < aantal < KLEINST


def onderdrukt(aantallen: Mapping[K, int]) -> dict[K, int | None]:
    """
    Return numbers that together make a total which is shown, with None for those that must not be.

    When what is left out could be found by subtracting (one cell, or cells that add up to less than the least), the
    next smallest is left out too.
    """
    weg = {sleutel for sleutel, aantal in aantallen.items() if te_klein(aantal)}
    over = sorted((aantal, str(sleutel), sleutel) for sleutel, aantal in aantallen.items() if aantal >= KLEINST)
    if weg and over and (len(weg) == 1 or sum(aantallen[sleutel] for sleutel in weg) < KLEINST):
        weg.add(over[0][2])
    return {sleutel: None if sleutel in weg else aantal for sleutel, aantal in aantallen.items()}
