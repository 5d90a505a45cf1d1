"""Which examples stand in the tables of a page?"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.tree import ROOT

NODIG = {"gebeurtenissen", "vraag", "antwoord"}


@dataclass(frozen=True)
class Voorbeeld:
    """A row: what was recorded, what is asked, and what the answer is."""

    plaats: str
    """The page, and the number of the row or its line."""
    gebeurtenissen: str
    vraag: str
    antwoord: str


def voorbeelden(page: Path) -> Iterator[Voorbeeld]:
    """Yield the rows of every table that has the columns for it, in order."""
    kolommen: list[str] = []
    for nummer, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if not line.startswith("|"):
            kolommen = []
        elif not kolommen:
            kolommen = _cells(line)
        elif not set(line) <= set("|-: ") and set(kolommen) >= NODIG:
            cellen = dict(zip(kolommen, _cells(line), strict=True))
            plaats = f"{page.relative_to(ROOT / 'docs')} {cellen.get('nr', nummer)}"
            yield Voorbeeld(plaats, cellen["gebeurtenissen"], cellen["vraag"], cellen["antwoord"])


def _cells(line: str) -> list[str]:
    return [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]
