"""
Is what README.md and docs/ show what really happens?

A fenced block `csv NAME`, `ndjson NAME` or `toml NAME` is a file that the reader has; a block `console` holds commands,
each after `$`, with what they really wrote: identities and our own moments are compared as `ID` and `MOMENT`, and a
line `...` stands for any lines. A line of nine digits behind a command is what is typed.
"""

import json
import re
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from os import environ
from pathlib import Path
from typing import Any

import pytest

from projections.bitemporaal import ALTIJD
from tests.kit.postgres import database
from tests.kit.voorloper import voer_voor

ABOUT_FILES, ABOUT_A_SERVER = {"herbouwen-en-controleren.md"}, {"server.md"}
"""Pages about one kind of store; the others are played on both."""
ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
SHOWN_IN_README = (("csv", "noor.csv"), ("text", "statuslijn"))
PLAYED_ELSEWHERE = {"kafka.md"}
"""It needs a broker: tests/kafka plays it."""
HOW_TO = sorted(p for p in (ROOT / "docs" / "how-to").glob("*.md") if p.name not in PLAYED_ELSEWHERE)
INDEX = ROOT / "docs" / "index.md"
PAGES = [README, ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", ROOT / "deploy" / "README.md"]
PAGES += sorted((ROOT / "docs").rglob("*.md"))
BLOCK = re.compile(r"^```(?P<taal>\w+)(?: (?P<naam>\S+))?\n(?P<tekst>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?://)(?P<naar>[^)#]*)(?:#(?P<kop>[^)]*))?\)")
KOP = re.compile(r"^#+ (.+)$", re.MULTILINE)
ID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
MOMENT = re.compile(r"\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.(?!000000Z|999999Z)\d{6}Z")
MOST_LINES = {"README.md": 235}
TYPED = re.compile(r"^\d{9}\n", re.MULTILINE)
OURS_ALONE = re.compile(r"verzuimspoor [^|&;<>()$`\\*?#~\n]*")
"""Nothing in it is for the shell but quotes."""
VERZUIMSPOOR = 'verzuimspoor() { "$PYTHON" -m services.cli "$@"; }\n'


@dataclass(frozen=True)
class Blok:
    """A fenced block of a page."""

    taal: str
    naam: str | None
    tekst: str


def blokken(page: Path, *talen: str) -> Iterator[Blok]:
    for match in BLOCK.finditer(page.read_text(encoding="utf-8")):
        if match["taal"] in talen:
            yield Blok(match["taal"], match["naam"], match["tekst"])


def opdrachten(blok: Blok) -> Iterator[tuple[str, str, str]]:
    """Yield each command of a block, what is typed to it, and what it is said to write."""
    for deel in re.split(r"^\$ ", blok.tekst, flags=re.MULTILINE)[1:]:
        opdracht, _, uitvoer = deel.partition("\n")
        getypt = TYPED.match(uitvoer)
        yield opdracht, getypt[0] if getypt else "", TYPED.sub("", uitvoer, count=1) if getypt else uitvoer


def run(opdracht: str, folder: Path, getypt: str = "", adres: str = "", **ook: str) -> str:
    """Run a command as a reader does, on a file or on a server, with settings; return what it writes, errors too."""
    omgeving = {naam: waarde for naam, waarde in environ.items() if not naam.startswith("VERZUIMSPOOR_")}
    omgeving |= {"PYTHON": sys.executable, "PYTHONPATH": str(ROOT), "COLUMNS": "140", "LC_ALL": "C.UTF-8"}
    omgeving["VERZUIMSPOOR_DB"] = adres or str(folder / "verzuimspoor.db")
    if adres:
        omgeving |= {"VERZUIMSPOOR_SLEUTELS": str(folder / "verzuimspoor.sleutels"), "VERZUIMSPOOR_ROL": "dienst"}
    omgeving |= ook
    if OURS_ALONE.fullmatch(opdracht):
        return voer_voor(shlex.split(opdracht)[1:], folder, omgeving, getypt, samen=True).stdout
    klaar = subprocess.run(
        ["sh", "-c", VERZUIMSPOOR + opdracht],
        cwd=folder,
        env=omgeving,
        input=getypt,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return klaar.stdout


def played(page: Path, folder: Path, adres: str = "", **ook: str) -> Iterator[tuple[str, str, str]]:
    """Yield each command of a page, with what it is said to write and what it wrote."""
    for blok in blokken(page, "csv", "ndjson", "toml", "console"):
        if blok.naam:
            (folder / blok.naam).write_text(blok.tekst, encoding="utf-8")
        else:
            for opdracht, getypt, uitvoer in opdrachten(blok):
                yield opdracht, uitvoer, run(opdracht, folder, getypt, adres, **ook)


def general(tekst: str) -> str:
    kaal = MOMENT.sub("MOMENT", ID.sub("ID", tekst))
    return "".join(f"{regel.rstrip()}\n" for regel in kaal.splitlines())


def matches(uitvoer: str, echt: str) -> bool:
    delen = (re.escape(deel) for deel in re.split(r"^ *\.\.\.\n", general(uitvoer), flags=re.MULTILINE))
    return re.fullmatch(r"(?:.*\n)*?".join(delen), general(echt)) is not None


@pytest.mark.parametrize("page", [README, *(p for p in HOW_TO if p.name not in ABOUT_A_SERVER)], ids=lambda p: p.name)
def test_the_commands_write_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    verschillen = [
        f"$ {opdracht}\n{echt}" for opdracht, uitvoer, echt in played(page, tmp_path) if not matches(uitvoer, echt)
    ]

    assert not verschillen, "\n".join(verschillen)


@pytest.mark.parametrize("page", [p for p in HOW_TO if p.name not in ABOUT_FILES], ids=lambda page: page.name)
def test_on_a_server_they_write_the_same(page: Path, tmp_path: Path) -> None:
    with database() as adres:
        verschillen = [
            f"$ {opdracht}\n{echt}"
            for opdracht, uitvoer, echt in played(page, tmp_path, adres)
            if not matches(uitvoer, echt)
        ]

    assert not verschillen, "\n".join(verschillen)


def the_story() -> dict[str, Any]:
    """Execute the Python of README.md, all blocks together, as one module."""
    module: dict[str, Any] = {"__name__": "readme"}
    for blok in blokken(README, "python"):
        exec(compile(blok.tekst, "README.md", "exec"), module)  # noqa: S102 - our own page
    return module


@pytest.mark.parametrize("naam", [naam for naam in the_story() if naam.startswith("test_")])
def test_the_story_of_the_readme_holds(naam: str) -> None:
    the_story()[naam]()


def test_the_row_of_the_readme_is_what_is_stored(tmp_path: Path) -> None:
    """A line is a column, its value, and behind two spaces what it means; moments and identities differ."""
    noor, shown = (next(b for b in blokken(README, taal) if b.naam == n) for taal, n in SHOWN_IN_README)
    (tmp_path / "noor.csv").write_text(noor.tekst, encoding="utf-8")
    run("verzuimspoor ingest noor.csv", tmp_path)
    with closing(sqlite3.connect(tmp_path / "verzuimspoor.rijen")) as connection:
        connection.row_factory = sqlite3.Row
        stored = dict(connection.execute("SELECT * FROM statuslijn WHERE status = 'thuiszitter'").fetchone())
    stored["uitleg"] = ", ".join(deel["regel"] for deel in json.loads(stored["uitleg"]))

    columns = [(regel[:18].strip(), re.split(r" {2,}", regel[18:])[0]) for regel in shown.tekst.splitlines()]
    assert [naam for naam, _ in columns] == list(stored)
    compared = stored.keys() - {"dossier_id", "bekend_van", "bekend_tot"}
    assert {naam: waarde for naam, waarde in columns if naam in compared} == {naam: stored[naam] for naam in compared}
    assert stored["bekend_tot"] == ALTIJD


def leads_somewhere(page: Path, naar: str, kop: str | None) -> bool:
    doel = page.parent / naar if naar else page
    if kop is None or not doel.exists():
        return doel.exists()
    koppen = KOP.findall(doel.read_text(encoding="utf-8"))
    return kop in {re.sub(r"[^\w -]", "", tekst.lower()).strip().replace(" ", "-") for tekst in koppen}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    links = [(m["naar"], m["kop"]) for m in LINK.finditer(page.read_text(encoding="utf-8"))]

    assert [link for link in links if not leads_somewhere(page, *link)] == []


def test_every_page_is_found_from_the_index() -> None:
    links = {(INDEX.parent / m["naar"]).resolve() for m in LINK.finditer(INDEX.read_text(encoding="utf-8"))}
    pages = {page for page in PAGES if page.is_relative_to(INDEX.parent) and page != INDEX}

    assert sorted(str(p.relative_to(ROOT)) for p in pages if not links & {p, p.parent}) == []


def test_the_targets_of_make_that_the_readme_names_exist() -> None:
    named = set(re.findall(r"\bmake ([a-z]+)", (README).read_text(encoding="utf-8")))
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert {"demo", "test"} <= named <= targets


def test_no_page_is_longer_than_a_reader_has_patience_for() -> None:
    lengths = {page.name: len(page.read_text(encoding="utf-8").splitlines()) for page in [PAGES[0], *HOW_TO]}

    assert {naam: regels for naam, regels in lengths.items() if regels > MOST_LINES.get(naam, 110)} == {}


def show(pages: list[Path], folder: Path) -> None:
    """Write what the commands of these pages really write, for whoever changes a page."""
    for page in pages:
        (folder / page.stem).mkdir(parents=True)
        for opdracht, uitvoer, echt in played(page, folder / page.stem):
            sys.stdout.write(f"{'  ' if matches(uitvoer, echt) else '! '}$ {opdracht}\n{echt}")


if __name__ == "__main__":
    show([Path(naam).resolve() for naam in sys.argv[2:]], Path(sys.argv[1]))
