"""What is named in the papers for a municipality, and how long are their sentences?"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.architecture.tree import ROOT

PRIVACY = ROOT / "docs" / "privacy"
CODE = re.compile(r"`([^`]+)`")
PLAATS = re.compile(r"`((?:tests|domain|services|projections|docs|deploy)/[\w/.-]+?)(?:::(\w+))?`")
MOEILIJK = {
    *("betreffende", "conform", "derhalve", "dient", "dienen", "dienaangaande", "echter", "gaarne", "geschiedt"),
    *("hetgeen", "hierbij", "indien", "ingevolge", "inzake", "jegens", "krachtens", "middels", "mits", "nadere"),
    *("ofschoon", "omtrent", "reeds", "strekt", "teneinde", "terzake", "tevens", "uiteraard", "vigerende"),
    *("waarborgen", "wederom", "zodanig", "zulks"),
}
"""Words of officials for which there is a plain one."""
VAKWOORDEN = {
    *("betrokkene", "verwerkingsverantwoordelijke", "persoonsgegevens", "rectificatie", "grondslag", "proportioneel"),
    *("subsidiair", "pseudoniem", "autorisatie", "derden", "dossiernummer", "ketenpartner", "projectie"),
}
"""Words of the trade: fine among those who know them, not in what a parent or a child reads."""


def stuk(naam: str) -> str:
    """Return the text of a paper."""
    return (PRIVACY / f"{naam}.md").read_text(encoding="utf-8")


def stukken() -> list[str]:
    """Return the names of all papers."""
    return sorted(file.stem for file in PRIVACY.glob("*.md"))


def zinnen(tekst: str) -> Iterator[str]:
    """Yield the sentences of a page: a cell, a head and a line of a list are one or more by themselves."""
    kaal = re.sub(r"\]\([^)]*\)", "]", re.sub(r"```.*?```", "", tekst, flags=re.DOTALL)).replace("*", "")
    for stukje in re.split(r"\||^#+ |^- |\n\n", re.sub(r"(?<!\n)\n(?=[^\n#|-])", " ", kaal), flags=re.MULTILINE):
        for zin in re.split(r"(?<=[.!?:;])\s", stukje):
            if woorden(zin):
                yield zin.strip()


def woorden(zin: str) -> list[str]:
    """Return the words of a sentence; what stands between backticks is one."""
    return re.findall(r"[\w'-]+", CODE.sub("code", zin))


@cache
def tests_in(pad: str) -> frozenset[str]:
    """Return the names of the tests in a file of ours; none when it is not there."""
    file = ROOT / pad
    if not file.is_file() or file.suffix != ".py":
        return frozenset()
    boom = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(een.name for een in ast.walk(boom) if isinstance(een, ast.FunctionDef))


def is_er(pad: str, test: str) -> bool:
    """Say whether what a paper names as its proof is there."""
    return test in tests_in(pad) if test else Path(ROOT / pad).exists()
