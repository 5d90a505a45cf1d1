"""What is a page?"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from starlette.responses import Response

from domain.toegang.bron import Bron, Handeling
from services.dashboard.verzoek import Verzoek


class Groep(StrEnum):
    """What stands together in the menu, by its heading; what somebody begins with has none."""

    BEGIN = ""
    WERK = "Werk"
    LEERLINGEN = "Leerlingen"
    CIJFERS = "Cijfers"
    GEGEVENS = "Gegevens en beleid"


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
    groep: Groep = Groep.BEGIN

    def wil(self, methode: str) -> tuple[Bron, Handeling]:
        """Return what somebody wants who asks for it so."""
        if methode == "POST" and self.bij_post is not None:
            return self.bij_post
        return self.bron, self.handeling
