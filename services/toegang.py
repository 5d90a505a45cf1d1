"""How do requests that come at the same time share one installation, and what do they record with?"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Self

from services.ingest.aanlevering import Omgeving
from services.installatie import Installatie
from services.tijd import nieuwe_id, nu, vandaag

Openen = Callable[[], AbstractContextManager[Installatie]]


def omgeving_van(hier: Installatie, wie: str = "") -> Omgeving:
    """
    Return what recording needs of its surroundings (raises InstellingError).

    `wie` is the pseudonym of whoever logged in to record it; without one it is the one that was set.
    """
    return Omgeving(hier.recording().log, hier.kader, nu, nieuwe_id, vandaag(), wie or hier.settings.door)


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

    def sluit_ook(self, sluit: Callable[[], None]) -> None:
        """Close something else as well, when the installation closes."""
        self._open.callback(sluit)

    @contextmanager
    def hier(self) -> Iterator[Installatie]:
        """Give one request the installation as it is now (raises RuntimeError before it is open and after)."""
        if self._installatie is None:
            raise RuntimeError("the installation is not open")
        hier = self._installatie = self._installatie.now()
        yield hier

    @contextmanager
    def apart(self) -> Iterator[Installatie]:
        """Open an installation of its own, for what goes on longer than a request (raises as `__enter__`)."""
        with self._openen() as geopend:
            yield geopend
