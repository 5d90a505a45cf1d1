"""How is the log sent on while the server answers?"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event as Sein
from threading import Thread

from services.logboekdienst import verzender_van
from services.toegang import Openen


@contextmanager
def doorgestuurd(openen: Openen) -> Iterator[None]:
    """Send lines on in a thread of its own, when a logbook elsewhere is named, until the end of the block."""
    stop = Sein()
    with openen() as hier:
        verzender = verzender_van(hier)
        draad = None if verzender is None else Thread(target=verzender.volg, args=(stop,), name="logboek", daemon=True)
        if draad is None:
            yield
            return
        draad.start()
        try:
            yield
        finally:
            stop.set()
            draad.join()
