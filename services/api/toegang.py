"""How do requests that come at the same time share one installation?"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from threading import RLock

from services.installatie import Installatie

Openen = Callable[[], AbstractContextManager[Installatie]]


class Toegang:
    """
    One installation, for one request at a time: the store of rows has one connection.

    It is opened anew when another policy came into force since, also by another process: what an installation knows
    of policy it learns once.
    """

    def __init__(self, openen: Openen) -> None:
        self._openen = openen
        self._lock = RLock()
        self._stack = ExitStack()
        self._installatie: Installatie | None = None
        self._versie = 0

    def __enter__(self) -> "Toegang":
        """Open the installation (raises as `services.installatie.installatie`)."""
        with self._lock:
            self._open()
        return self

    def __exit__(self, *_: object) -> None:
        """Close it after the request that is being answered."""
        with self._lock:
            self._installatie = None
            self._stack.close()

    @contextmanager
    def hier(self) -> Iterator[Installatie]:
        """Give the installation to one request; others wait."""
        with self._lock:
            geopend = self._installatie
            if geopend is None or geopend.log.beleid().versie != self._versie:
                geopend = self._open()
            yield geopend

    @contextmanager
    def apart(self) -> Iterator[Installatie]:
        """Give an installation of its own to a request that takes long, so that others do not wait."""
        with self._openen() as geopend:
            yield geopend

    def _open(self) -> Installatie:
        self._stack.close()
        self._installatie = self._stack.enter_context(self._openen())
        self._versie = self._installatie.log.beleid().versie
        return self._installatie
