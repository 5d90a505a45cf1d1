"""Who asks, in which role and for whom?"""

from dataclasses import dataclass
from enum import StrEnum


class Rol(StrEnum):
    """In what role somebody asks; what each may see is in docs/toegang.md."""

    LEERPLICHTAMBTENAAR = "leerplichtambtenaar"
    RMC = "rmc"
    SCHOOL = "school"
    JGZ = "jgz"
    SWV = "swv"
    CASUSREGISSEUR = "casusregisseur"
    REGIOCOORDINATOR = "regiocoordinator"
    AUDITOR = "auditor"
    BESTUUR = "bestuur"
    BEHEERDER = "beheerder"
    LOKAAL = "lokaal"
    """Whoever holds the store and its keys on this machine itself: no rule of ours could keep anything from him."""


@dataclass(frozen=True, slots=True)
class Gebruiker:
    """
    Somebody, or another system, who asks.

    `wie` is a pseudonym. `gemeenten` (CBS codes of four digits) and `scholen` (BRINs) are his work area; which of the
    two counts depends on the role, and an empty one is no area, not every area. `scopes` are what a system may do
    within its role; None for a person.
    """

    wie: str
    rol: Rol
    gemeenten: frozenset[str] = frozenset()
    scholen: frozenset[str] = frozenset()
    scopes: frozenset[str] | None = None


LOKAAL = Gebruiker("lokaal", Rol.LOKAAL)
"""Who asks where nobody logs in: on the command line, and on a server that only this machine can reach."""
