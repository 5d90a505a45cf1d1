"""How does a test hand over deliveries that are taken in while it waits, without starting a process?"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from services.toegang import Toegang
from services.wachtrij import Aanleveringenmap, Innemer, Wachtrij, folder_van, inname


@contextmanager
def wachtrij(toegang: Toegang) -> Iterator[Wachtrij]:
    """Give the queue of an installation, with the one that takes in from it in a thread beside it."""
    folder, stop = folder_van(toegang.settings), threading.Event()
    innemer = Innemer(Aanleveringenmap(folder), inname(toegang.apart))
    draad = threading.Thread(target=innemer.volg, args=(stop,))
    draad.start()
    try:
        yield Wachtrij(folder)
    finally:
        stop.set()
        draad.join()
