"""How are answers shown in a terminal?"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import orjson
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

NOBODY_SAID, NOT_A_TERMINAL = 80, 200
"""Columns when nobody looks: nothing is cut off in a file or a pipe."""

uit = Console()
"""Answers."""
if not uit.is_terminal and uit.width == NOBODY_SAID:
    uit.width = NOT_A_TERMINAL
meldt = Console(stderr=True)
"""Everything that is not the answer: progress, errors, remarks."""

DOSSIER = "dossier"
UUID_WIDTH = 36
"""A number that is cut off cannot be used in the next command."""
KLEUR = {"verlopen": "bold red", "te-laat": "red", "lopend": "yellow", "gehaald": "green"}


def as_json(document: object) -> None:
    """Write one JSON document to standard output."""
    sys.stdout.write(orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n")


def table(titel: str, kolommen: list[str], regels: list[list[Any]]) -> None:
    """Show a table; an empty one says so."""
    tabel = Table(header_style="bold")
    for kolom in kolommen:
        tabel.add_column(kolom, min_width=UUID_WIDTH if kolom == DOSSIER else None)
    for regel in regels:
        tabel.add_row(*("" if cel is None else str(cel) for cel in regel))
    uit.print(titel, style="italic", highlight=False, soft_wrap=True)
    if regels:
        uit.print(tabel)
    else:
        uit.print("Niets gevonden.")


def counted(aantal: int) -> str:
    """Return a number of events in words."""
    return f"{aantal} gebeurtenis{'' if aantal == 1 else 'sen'}"


def coloured(status: str | None) -> str:
    """Return a term's status in its colour; the word says it too."""
    kleur = KLEUR.get(status or "")
    return f"[{kleur}]{status}[/]" if kleur else status or ""


@contextmanager
def progress_in_bytes(wat: str, totaal: int) -> Iterator[Callable[[int], None]]:
    """Show how far the reading of a file is, on a terminal only."""
    balk = Progress(
        TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=meldt
    )
    with _shown(balk, wat, totaal) as taak:
        yield lambda gedaan: balk.advance(taak, gedaan)


@contextmanager
def progress_in_steps(wat: str, totaal: int | None = None) -> Iterator[Callable[[int, int], None]]:
    """Show how far something is, of how much, on a terminal only."""
    balk = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=meldt
    )
    with _shown(balk, wat, totaal) as taak:
        yield lambda gedaan, van: balk.update(taak, completed=gedaan, total=van)


@contextmanager
def _shown(balk: Progress, wat: str, totaal: int | None) -> Iterator[Any]:
    balk.disable = not meldt.is_terminal
    with balk:
        yield balk.add_task(wat, total=totaal)
