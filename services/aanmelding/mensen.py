"""Who may be chosen at the door of a demo?"""

from collections.abc import Sequence

from domain.toegang.gebruiker import Rol

MENSEN: Sequence[tuple[Rol, str]] = (
    (Rol.LEERPLICHTAMBTENAAR, "Fatima Yilmaz"),
    (Rol.RMC, "Jeroen Postma"),
    (Rol.SCHOOL, "Anneke Wiersma"),
    (Rol.JGZ, "Soraya Ramdin"),
    (Rol.SWV, "Pieter Haan"),
    (Rol.CASUSREGISSEUR, "Mila Novak"),
    (Rol.REGIOCOORDINATOR, "Karim Haddad"),
    (Rol.AUDITOR, "Willemijn Smit"),
    (Rol.BESTUUR, "Thomas Meijer"),
    (Rol.BEHEERDER, "Ayla Demir"),
)
"""Nobody of these exists."""


def pseudoniem_van(rol: Rol) -> str:
    """Return under which pseudonym the invented person in a role works."""
    return f"voorbeeld-{rol.value}"
