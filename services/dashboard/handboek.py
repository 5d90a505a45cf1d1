"""Where are the texts that explain, and how do they become pages?"""

import re
from functools import cache
from itertools import count
from pathlib import Path

from markdown_it import MarkdownIt

MEEGELEVERD = Path(__file__).parent / "handboek"
"""Where a built package keeps the docs."""
IN_DE_BRON = Path(__file__).parents[2] / "docs"
LINK = re.compile(r'href="(?!https?:|#)([^"#]*)(#[^"]*)?"')

VAK = '<div class="vs-schuif" role="region" tabindex="0" aria-label="Tabel {}"><table>'


def folder() -> Path:
    """Return where the docs are, in an installed package and in its source."""
    return MEEGELEVERD if MEEGELEVERD.is_dir() else IN_DE_BRON


@cache
def bladzijden() -> dict[str, Path]:
    """Return the pages by their place below docs, without `.md`."""
    begin = folder()
    return {file.relative_to(begin).with_suffix("").as_posix(): file for file in sorted(begin.rglob("*.md"))}


def bladzijde_van_regel(regel: str) -> str | None:
    """Return the address of the page about a rule; the terms of a profile have theirs."""
    naam = f"regels/{regel}"
    return f"/handboek/{naam}" if naam in bladzijden() else "/handboek/terms"


@cache
def as_html(naam: str) -> tuple[str, str]:
    """
    Return the title and the body of a page.

    Raises:
        KeyError: there is no such page.

    """
    file = bladzijden()[naam]
    tekst = file.read_text(encoding="utf-8")
    titel = next((regel[2:].strip() for regel in tekst.splitlines() if regel.startswith("# ")), naam)
    html = MarkdownIt("commonmark", {"html": False}).enable("table").render(tekst)
    html = LINK.sub(lambda m: f'href="{_target(naam, m[1])}{m[2] or ""}"', html)
    nummer = count(1)
    html = re.sub("<table>", lambda _: VAK.format(next(nummer)), html).replace("</table>", "</table></div>")
    html = html.replace("<pre>", '<pre tabindex="0">')
    return titel, _with_anchors(html)


def _target(vanaf: str, doel: str) -> str:
    """Return where a link in a page leads: to another page, or nowhere when that is not a page of ours."""
    if not doel:
        return ""
    begin = folder()
    wijst = (begin / vanaf).parent.joinpath(doel).resolve()
    naam = wijst.with_suffix("").relative_to(begin.resolve()).as_posix() if begin.resolve() in wijst.parents else ""
    return f"/handboek/{naam}" if naam in bladzijden() else "/handboek/index"


def _with_anchors(html: str) -> str:
    def anchored(m: re.Match[str]) -> str:
        naam = re.sub(r"[^\w -]", "", re.sub(r"<[^>]+>", "", m[2]).lower()).strip().replace(" ", "-")
        return f'<h{m[1]} id="{naam}">{m[2]}</h{m[1]}>'

    return re.sub(r"<h([2-4])>(.*?)</h\1>", anchored, html)
