"""Which pupils are in what is about to leave?"""

import re
from collections.abc import Iterator
from uuid import UUID

VORM = re.compile(rb"(?<![0-9a-fA-F])[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}(?![0-9a-fA-F])")
NUMMER = re.compile(rb"(?<![0-9a-fA-F-])[0-9]{9}(?![0-9a-fA-F-])")
KLEUR = re.compile(rb"\x1b\[[0-9;]*m")
"""How a terminal is told a colour; it may stand within what is shown as one word."""
LENGTH = 36


def ids_in(inhoud: bytes) -> Iterator[UUID]:
    """Yield every id that stands in an answer, whatever its form; which of them are of pupils, the keys tell."""
    if b"\x1b" in inhoud:
        inhoud = KLEUR.sub(b"", inhoud)
    for gevonden in dict.fromkeys(VORM.findall(inhoud)):
        yield UUID(gevonden.decode())


class Stroom:
    """Finds the ids in an answer that comes in pieces, also one that lies across two of them."""

    def __init__(self) -> None:
        self._vorige = self._stuk = b""

    def ids_in(self, stuk: bytes) -> list[UUID]:
        """Return the ids of which the last character is in this piece."""
        inhoud = self._vorige + stuk
        self._stuk, self._vorige = inhoud, inhoud[-LENGTH:]
        return list(ids_in(inhoud))

    def nummers_in(self) -> list[str]:
        """Return what may be personal numbers in the piece that was read last."""
        return [een.decode() for een in dict.fromkeys(NUMMER.findall(self._stuk))]
