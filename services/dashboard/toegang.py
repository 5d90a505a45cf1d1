"""How do several requests work with one installation?"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from threading import Lock

from services.installatie import Installatie, installatie


class Toegang:
    """
    One installation that stays open, with which one thread at a time works.

    It is opened anew when policy or a calendar was recorded since: pages then answer by what holds now.
    """

    def __init__(self, db: str | None = None, sleutels: str | None = None) -> None:
        self._db, self._sleutels = db, sleutels
        self._slot = Lock()
        self._open = ExitStack()
        self._hier: Installatie | None = None
        self._versies = 0

    @contextmanager
    def __call__(self) -> Iterator[Installatie]:
        """Give the installation to one thread; the others wait (raises as `services.installatie.installatie`)."""
        with self._slot:
            yield self._current()

    @contextmanager
    def apart(self) -> Iterator[Installatie]:
        """Open an installation of its own, for what takes long beside the pages (raises as that)."""
        with installatie(self._db, None, self._sleutels) as hier:
            yield hier

    def sluit(self) -> None:
        """Close it."""
        with self._slot:
            self._open.close()
            self._hier = None

    def _current(self) -> Installatie:
        if self._hier is not None and self._hier.log.beleid().versie != self._versies:
            self._open.close()
            self._hier = None
        if self._hier is None:
            self._hier = self._open.enter_context(installatie(self._db, None, self._sleutels))
            self._versies = self._hier.log.beleid().versie
        return replace(self._hier)
