"""How do requests that come at the same time share one installation?"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Self

from services.installatie import Installatie

Openen = Callable[[], AbstractContextManager[Installatie]]


class Toegang:
    """
    One installation that stays open; log and rows may be used by several threads at once.

    Each request gets a look of its own: what was recorded about policy until then, also by another process.
    """

    def __init__(self, openen: Openen) -> None:
        self._openen = openen
        self._open = ExitStack()
        self._installatie: Installatie | None = None

    def __enter__(self) -> Self:
        """Open the installation (raises as `services.installatie.installatie`)."""
        self._installatie = self._open.enter_context(self._openen())
        return self

    def __exit__(self, *_: object) -> None:
        """Close it, after the last request."""
        self._installatie = None
        self._open.close()

    @contextmanager
    def hier(self) -> Iterator[Installatie]:
        """Give one request the installation as it is now (raises RuntimeError before it is open and after)."""
        if self._installatie is None:
            raise RuntimeError("the installation is not open")
        yield self._installatie.now()

    @contextmanager
    def apart(self) -> Iterator[Installatie]:
        """Open an installation of its own, for what goes on longer than a request (raises as `__enter__`)."""
        with self._openen() as geopend:
            yield geopend
