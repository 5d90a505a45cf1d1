"""Who sent a request?"""

from starlette.types import Scope

from domain.toegang.gebruiker import LOKAAL, Gebruiker

VRAGER = "verzuimspoor.gebruiker"
"""Where in the scope of a request the middleware that knows puts who asks."""


class VragerOnbekendError(RuntimeError):
    """A request got past everything that says who asks: nothing may be answered."""


def legt_vast_als(scope: Scope) -> str:
    """Return the pseudonym under which whoever asks records, or nothing where nobody logs in."""
    gebruiker = vrager_van(scope)
    return "" if gebruiker == LOKAAL else gebruiker.wie


def vrager_van(scope: Scope) -> Gebruiker:
    """Return who asks (raises VragerOnbekendError)."""
    gebruiker = scope.get(VRAGER)
    if not isinstance(gebruiker, Gebruiker):
        raise VragerOnbekendError("nobody said who asks")
    return gebruiker
