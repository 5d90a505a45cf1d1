"""What is a page?"""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from services.dashboard.verzoek import Verzoek


@dataclass(frozen=True, slots=True)
class Pagina:
    """A page: its name (also that of its module and template), where it is, and the function that makes it."""

    naam: str
    pad: str
    toon: Callable[[Verzoek], Response]
    methoden: tuple[str, ...] = ("GET",)
    menu: str = ""
    """What it is called in the menu, when it stands there."""
