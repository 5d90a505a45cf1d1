"""Which municipality is this code, and which took its place?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.events.inschrijving import Vakantieregio


@dataclass(frozen=True, slots=True)
class Gemeente:
    """A row of `domain/data/gemeenten.csv`; a code that has ended points to its successor."""

    code: str
    naam: str
    provincie: str
    vakantieregio: Vakantieregio
    opvolger: str | None = None


class Gemeenten:
    """The table of municipalities, by code."""

    def __init__(self, gemeenten: Iterable[Gemeente]) -> None:
        self._by_code: Mapping[str, Gemeente] = {gemeente.code: gemeente for gemeente in gemeenten}

    def __len__(self) -> int:
        return len(self._by_code)

    def huidige(self, code: str) -> Gemeente | None:
        """Return the municipality that this code means now, or None for a code that never was."""
        gemeente = self._by_code.get(code)
        while gemeente is not None and gemeente.opvolger is not None:
            gemeente = self._by_code.get(gemeente.opvolger)
        return gemeente

    def codes(self) -> list[str]:
        """Return the codes in use now, in order."""
        return sorted(code for code, gemeente in self._by_code.items() if gemeente.opvolger is None)
