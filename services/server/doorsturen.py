"""How is the log sent on while the server answers?"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event as Sein
from threading import Thread

from services.logboekdienst import verzender_van
from services.settings import InstellingError
from services.toegang import Openen


@contextmanager
def doorgestuurd(openen: Openen) -> Iterator[None]:
    """Send lines on in a thread of its own, until the end of the block (raises InstellingError: nowhere is named)."""
    stop = Sein()
    with openen() as hier:
        verzender = verzender_van(hier)
        if verzender is None:
            raise InstellingError("noem met VERZUIMSPOOR_LOGBOEK waar het logboek elders is")
        draad = Thread(target=verzender.volg, args=(stop,), name="logboek", daemon=True)
        draad.start()
        try:
            yield
        finally:
            stop.set()
            draad.join()
