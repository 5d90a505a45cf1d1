"""What is a page?"""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from domain.toegang.bron import Bron, Handeling
from services.dashboard.verzoek import Verzoek


@dataclass(frozen=True, slots=True)
class Pagina:
    """A page: its name (also that of its module and template), where it is, and the function that makes it."""

    naam: str
    pad: str
    toon: Callable[[Verzoek], Response]
    bron: Bron
    """What it shows: the policy says who may see that."""
    methoden: tuple[str, ...] = ("GET",)
    bij_post: tuple[Bron, Handeling] | None = None
    """What its form does, when that is something else than showing it."""
    handeling: Handeling = Handeling.LEZEN
    menu: str = ""
    """What it is called in the menu, when it stands there."""

    def wil(self, methode: str) -> tuple[Bron, Handeling]:
        """Return what somebody wants who asks for it so."""
        if methode == "POST" and self.bij_post is not None:
            return self.bij_post
        return self.bron, self.handeling
