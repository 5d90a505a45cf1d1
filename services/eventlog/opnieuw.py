"""What happens when somebody else was first?"""

from collections.abc import Callable
from typing import TypeVar

from services.eventlog.errors import ConflictError

T = TypeVar("T")
TRIES = 25
"""Somebody else may be first so many times in a row; each time somebody made progress."""


def until_first(doe: Callable[[], T], tries: int = TRIES) -> T:
    """
    Read, decide and store, and do it anew as long as somebody else was first, `tries` times at most.

    Raises:
        ConflictError: somebody else was first every time; nothing was stored.

    """
    for _ in range(tries - 1):
        try:
            return doe()
        except ConflictError:
            continue
    return doe()
