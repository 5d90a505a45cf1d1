"""
Which values has the chart, and what is each for? `python -m tests.deploy.waarden` writes its README anew.

What a value is for is said in values.yaml, beside it or above it; this puts that in a table.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import yaml

from tests.deploy.chart import CHART

README, WAARDEN = CHART / "README.md", CHART / "values.yaml"
BEGIN, EINDE = "<!-- waarden: python -m tests.deploy.waarden -->", "<!-- einde -->"
COMMENT = re.compile(r"(?:^|\s)# (?P<tekst>.*?)\s*$")
NIET_VOOR_LEZERS = re.compile(r"\s*#? ?pragma: .*$")


def rijen() -> Iterator[tuple[str, str, str]]:
    """Yield each value that can be given: its name, what it is without, and what is said of it."""
    tekst = WAARDEN.read_text(encoding="utf-8")
    yield from _onder(yaml.compose(tekst), tekst.splitlines(), "", yaml.safe_load(tekst))


def _onder(node: Any, regels: list[str], pad: str, waarden: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for sleutel, waarde in node.value:
        naam, nummer = f"{pad}{sleutel.value}", sleutel.start_mark.line
        heeft = waarden[sleutel.value]
        gezegd = _said(regels, nummer)
        if isinstance(heeft, dict) and heeft and not waarde.flow_style:
            if gezegd:
                yield naam, "", gezegd
            yield from _onder(waarde, regels, f"{naam}.", heeft)
        else:
            yield naam, f"`{json.dumps(heeft, ensure_ascii=False)}`", gezegd


def _said(regels: list[str], nummer: int) -> str:
    """Return what is said of the value on a line: behind it, and in the lines of comment above it."""
    boven: list[str] = []
    while nummer > len(boven) and regels[nummer - len(boven) - 1].lstrip().startswith("#"):
        boven.insert(0, regels[nummer - len(boven) - 1].lstrip().removeprefix("#").strip())
    if nummer == len(boven):
        boven = []  # at the top stands what the file is
    achter = COMMENT.search(regels[nummer].partition(": ")[2])
    erbij = NIET_VOOR_LEZERS.sub("", achter["tekst"]) if achter else ""
    return " ".join(deel for deel in (*boven, erbij) if deel).replace("|", "\\|")


def tabel() -> str:
    """Return the table."""
    kop = "| Waarde | Standaard | Waarvoor (Engels) |\n| --- | --- | --- |\n"
    return kop + "".join(f"| `{naam}` | {zonder} | {gezegd} |\n" for naam, zonder, gezegd in rijen())


def readme() -> str:
    """Return the README with the table of now."""
    voor, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    return f"{voor}{BEGIN}\n\n{tabel()}\n{EINDE}{rest.partition(EINDE)[2]}"


if __name__ == "__main__":
    README.write_text(readme(), encoding="utf-8")
