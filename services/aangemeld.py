"""What may a page say about whoever logged in, and by which mark are forms of that session known?"""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.types import Scope

from domain.toegang.gebruiker import Rol

AANGEMELD = "verzuimspoor.aangemeld"
"""Where in the scope of a request the middleware that knows puts it; nothing is there when nobody logs in."""

ROLNAMEN: Mapping[Rol, str] = {
    Rol.LEERPLICHTAMBTENAAR: "leerplichtambtenaar",
    Rol.RMC: "RMC-medewerker",
    Rol.SCHOOL: "medewerker van een school",
    Rol.JGZ: "jeugdarts of jeugdverpleegkundige",
    Rol.SWV: "medewerker van het samenwerkingsverband",
    Rol.CASUSREGISSEUR: "casusregisseur",
    Rol.REGIOCOORDINATOR: "regiocoördinator",
    Rol.AUDITOR: "auditor",
    Rol.BESTUUR: "bestuurder",
    Rol.BEHEERDER: "functioneel beheerder",
    Rol.LOKAAL: "lokaal",
}
"""What a role is called on a page."""


@dataclass(frozen=True, slots=True)
class Aangemeld:
    """
    Somebody who logged in, as every page shows it.

    `naam` is what the provider calls him, for his own eyes: it goes to no log and no store of ours. `bewijs` is what
    each form of this session must carry. `kan_wisselen`: there is another role to choose.
    """

    naam: str
    rol: Rol
    bewijs: str
    kan_wisselen: bool

    @property
    def rolnaam(self) -> str:
        """What the role is called."""
        return ROLNAMEN[self.rol]


def aangemeld_van(scope: Scope) -> Aangemeld | None:
    """Return who logged in, or None where nobody does."""
    gevonden = scope.get(AANGEMELD)
    return gevonden if isinstance(gevonden, Aangemeld) else None
