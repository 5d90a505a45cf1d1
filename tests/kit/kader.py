"""The frame in which our stories play: the national profile, the real calendar and municipalities."""

from functools import cache

from domain.kader import Kader
from services.beleid import lees_kader


@cache
def landelijk() -> Kader:
    return lees_kader("landelijk")
