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

    Who knows the total can subtract what is shown. So as long as what is left out would follow from that (see
    `is_te_raden`), the next smallest is left out too, and when there is none, the noughts.
    """
    weg = {sleutel for sleutel, aantal in aantallen.items() if te_klein(aantal)}
    over = sorted((aantal, str(sleutel), sleutel) for sleutel, aantal in aantallen.items() if aantal >= KLEINST)
    if weg and over and is_te_raden([aantallen[sleutel] for sleutel in weg]):
        weg.add(over[0][2])
    elif is_te_raden([aantallen[sleutel] for sleutel in weg]):
        weg |= {sleutel for sleutel, aantal in aantallen.items() if aantal == 0}
    return {sleutel: None if sleutel in weg else aantal for sleutel, aantal in aantallen.items()}


def verraadt(aantallen: Mapping[K, int]) -> bool:
    """Say whether numbers cannot be shown beside their total: nothing is left to hide the small ones behind."""
    klein = [aantal for aantal in aantallen.values() if te_klein(aantal)]
    return bool(klein) and len(klein) == len(aantallen) and is_te_raden(klein)


def is_te_raden(kleine: list[int]) -> bool:
    """
    Say whether of small numbers (1 through 4) their sum tells more than that they are small.

    It does when one of them cannot be 1, or cannot be 4: of two numbers that make 8 both are 4.
    """
    aantal, samen = len(kleine), sum(kleine)
    return bool(kleine) and not aantal + (KLEINST - 2) <= samen <= (KLEINST - 1) * aantal - (KLEINST - 2)
