"""How is a table written in a page?"""

from collections.abc import Iterable, Iterator, Sequence


def tabel(kolommen: Sequence[str], regels: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table and an empty one after it."""
    yield _line(kolommen)
    yield _line("---" for _ in kolommen)
    for regel in regels:
        yield _line(regel)
    yield ""


def _line(cellen: Iterable[str]) -> str:
    return "| " + " | ".join(cel.replace("|", r"\|") for cel in cellen) + " |"


def codes(namen: Iterable[str], tussen: str = ", ") -> str:
    """Write names as code."""
    return tussen.join(f"`{naam}`" for naam in namen)
