"""Can the letters of a municipality be used, before anybody writes one?"""

from pathlib import Path

from services.brieven.briefhoofd import lees_briefhoofd
from services.brieven.sjabloon import SjabloonError, lees


def kijk_brieven_na(map_: Path) -> None:
    """
    Refuse a folder that is not there, a letterhead or a letter in it that cannot be read.

    Raises:
        SjabloonError: which one and why.

    """
    if not map_.is_dir():
        raise SjabloonError("deze map is er niet")
    lees_briefhoofd(map_, "")
    for pad in sorted((*map_.glob("*/*.md"), *map_.glob("*/*/*.md"))):
        if not pad.name.startswith("_"):
            lees(pad, pad.parent.name)
