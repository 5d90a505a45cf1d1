"""Who sent a request?"""

from starlette.types import Scope

from domain.toegang.gebruiker import Gebruiker

VRAGER = "verzuimspoor.gebruiker"
"""Where in the scope of a request the middleware that knows puts who asks."""


class VragerOnbekendError(RuntimeError):
    """A request got past everything that says who asks: nothing may be answered."""


def vrager_van(scope: Scope) -> Gebruiker:
    """Return who asks (raises VragerOnbekendError)."""
    gebruiker = scope.get(VRAGER)
    if not isinstance(gebruiker, Gebruiker):
        raise VragerOnbekendError("nobody said who asks")
    return gebruiker
