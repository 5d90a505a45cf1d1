"""Where may somebody go on after logging in? Only to a page of ours."""

import re
from urllib.parse import urlsplit

BEGIN = "/"
LANGST = 1_500
NIET_HEEN = re.compile(r"/(?:aanmelden|afmelden|afgemeld|rol|api|static)(?:[/?]|$)")
PLAT = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")
"""A path and what belongs to it: no other host, and nothing that a browser reads as one."""


def volgende(gevraagd: str | None) -> str:
    """Return the address that is asked for, when it is a page of ours, or the first page."""
    adres = gevraagd or BEGIN
    if len(adres) > LANGST or not PLAT.fullmatch(adres) or NIET_HEEN.match(adres):
        return BEGIN
    delen = urlsplit(adres)
    return BEGIN if delen.scheme or delen.netloc or delen.path.startswith("//") else adres.partition("#")[0]
