"""How is the server watched, on an address apart from those it serves?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from services.meetpost.proces import altijd, bewaakt, lezers_van
from services.meetpost.standen import Wachtrijstand
from services.server.gezondheid import Oordeel
from services.tijd import nu
from services.toegang import Toegang
from services.wachtrij import Wachtrij


@contextmanager
def bewaakt_server(toegang: Toegang, rij: Wachtrij, stopt: Callable[[], bool]) -> Iterator[None]:
    """
    Watch the server until the end of the block; it reads the store through connections of its own.

    Raises:
        InstellingError: what was set for it cannot be used.

    """
    oordeel = Oordeel(toegang, stopt)
    if not toegang.settings.metingen:
        with bewaakt("serve", toegang.settings, [], oordeel, altijd):
            yield
        return
    with (
        toegang.apart() as hier,
        bewaakt("serve", toegang.settings, [*lezers_van(hier), Wachtrijstand(rij.lijst, nu)], oordeel, altijd),
    ):
        yield
