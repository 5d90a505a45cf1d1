"""Which lines are over a limit, which approach it, and which crossed it since some earlier look?"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from domain.termijnen.termijn import Termijnstatus

NADERT_DAGEN = 14
"""From so many days before the last day on, a term approaches its limit (our choice)."""


class Groep(StrEnum):
    """How a term stands to its last day; `klaar` is whatever nobody needs to meet any more, in time or not."""

    OVER = "over"
    NADERT = "nadert"
    OP_TIJD = "op-tijd"
    KLAAR = "klaar"


def groep(termijn: Mapping[str, Any] | None) -> Groep:
    """Return how a term of an answer (with `status` and `resterendeDagen`) stands; without a term nothing presses."""
    if termijn is None:
        return Groep.KLAAR
    if termijn["status"] == Termijnstatus.VERLOPEN:
        return Groep.OVER
    if termijn["status"] != Termijnstatus.LOPEND:
        return Groep.KLAAR
    return Groep.NADERT if termijn["resterendeDagen"] <= NADERT_DAGEN else Groep.OP_TIJD


def nieuw_over(
    nu: Iterable[Mapping[str, Any]],
    eerder: Iterable[Mapping[str, Any]],
    termijn: Callable[[Mapping[str, Any]], Mapping[str, Any] | None],
    sleutel: Callable[[Mapping[str, Any]], Hashable],
) -> set[Hashable]:
    """Return the keys of the lines that are over now and were not in the answer to the earlier question."""
    toen = {sleutel(regel) for regel in eerder if groep(termijn(regel)) is Groep.OVER}
    return {sleutel(regel) for regel in nu if groep(termijn(regel)) is Groep.OVER} - toen
