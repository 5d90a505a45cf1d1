"""How does an event of an older shape become one of today?"""

from collections.abc import Callable, Mapping
from typing import Any

Velden = dict[str, Any]
Upcast = tuple[str, Callable[[Velden], Velden]]

UPCASTS: Mapping[str, Upcast] = {}
"""By stored name: the name of the next shape, and how to get there. Names are for ever, so a chain may be long."""


def upcast(name: str, velden: Velden, upcasts: Mapping[str, Upcast] = UPCASTS) -> tuple[str, Velden]:
    """Return the newest shape of a stored event."""
    while name in upcasts:
        name, step = upcasts[name]
        velden = step(velden)
    return name, velden
