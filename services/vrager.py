"""Who sent a request?"""

from starlette.types import Scope

from domain.toegang.gebruiker import Gebruiker

GELDT_NOG = "verzuimspoor.geldt_nog"
"""Where in the scope stands, for who shows a token, whether that still holds."""
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


def geldt_nog(scope: Scope) -> bool:
    """Say whether whoever asks is still known by what he showed; an answer without an end asks again and again."""
    nog = scope.get(GELDT_NOG)
    return nog is None or bool(nog())
