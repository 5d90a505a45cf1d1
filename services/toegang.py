"""How do requests that come at the same time share one installation, and what do they record with?"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from typing import Self

from domain.toegang.bron import Bron, Handeling
from domain.toegang.gebruiker import LOKAAL, Gebruiker
from services.eventlog.log import EventLog
from services.ingest.aanlevering import Omgeving
from services.installatie import MANY, Installatie
from services.portier import Beslissing, Beslist
from services.settings import Settings
from services.tijd import nieuwe_id, nu, vandaag
from services.tracering.stap import is_aan, verwijs
from services.volgt import Volgt

Openen = Callable[[], AbstractContextManager[Installatie]]


def omgeving_van(hier: Installatie, wie: str = "") -> Omgeving:
    """
    Return what recording needs of its surroundings (raises InstellingError).

    What is recorded for somebody who logged in, in a request or (`wie`) after it, says so; else what was set.
    """
    gebruiker = hier.portier.gebruiker
    door = wie or (hier.settings.door if gebruiker == LOKAAL else gebruiker.wie)
    return Omgeving(hier.recording().log, hier.kader, nu, nieuwe_id, vandaag(), door)


class Toegang:
    """
    One installation that stays open; log and rows may be used by several threads at once.

    Each request gets a look of its own: what was recorded about policy until then, also by another process.
    """

    def __init__(self, openen: Openen, hoort: Beslist | None = None) -> None:
        """Open it with `openen` later; `hoort` hears of every decision, in place of who does there."""
        self._openen = openen
        self._hoort = hoort
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
    def hier(
        self,
        gebruiker: Gebruiker,
        bron: Bron,
        handeling: Handeling = Handeling.LEZEN,
        *,
        reden: str = "",
        opnieuw: bool = False,
    ) -> Iterator[Installatie]:
        """
        Give one request the installation as it is now, and as this user may see it.

        There is no other way to it: a page or an address that does not say what it wants, has nothing to answer with.
        `opnieuw` is one request that looks again and again: it is decided each time, and only a refusal is told.

        Raises:
            ToegangGeweigerdError: he may not do this.
            RuntimeError: it is not open yet, or not any more.

        """
        hier = self._installatie = self._opened().now()
        if is_aan():
            verwijs(hier.kern.herkomsten.laatste())
        heard = self._heard(hier)
        yield (only_refusals(heard) if opnieuw else heard).voor(gebruiker, bron, handeling, reden=reden)
        if handeling is Handeling.VASTLEGGEN:
            hier.let_follow()

    def wacht_niet_op(self, volgt: Volgt) -> None:
        """Let questions not wait for rows that another process brings up (raises RuntimeError: it is not open)."""
        self._installatie = replace(self._opened(), volgt=volgt)

    @property
    def settings(self) -> Settings:
        """What was set (raises RuntimeError: it is not open yet, or not any more)."""
        return self._opened().settings

    @property
    def kern(self) -> EventLog:
        """
        The log itself, to write down in it what was shown; never for an answer.

        Raises:
            RuntimeError: it is not open yet, or not any more.

        """
        return self._opened().kern

    def volg(self) -> int:
        """
        Bring the rows up to the log, unless that would take long; return by how many events they are behind then.

        Raises:
            Exception: log, keys or rows cannot be reached, or the rows cannot follow.

        """
        hier = self._opened().now()
        achter = hier.achter
        if not 0 < achter < MANY:
            return max(achter, 0)
        hier.gevolgd_tot()
        return 0

    def _opened(self) -> Installatie:
        if self._installatie is None:
            raise RuntimeError("the installation is not open")
        return self._installatie

    @contextmanager
    def apart_voor(
        self, gebruiker: Gebruiker, bron: Bron, handeling: Handeling = Handeling.LEZEN, *, reden: str = ""
    ) -> Iterator[Installatie]:
        """Open an installation of its own for a request that takes long (raises as `hier` and `__enter__`)."""
        with self._openen() as geopend:
            yield self._heard(geopend).voor(gebruiker, bron, handeling, reden=reden)

    @contextmanager
    def apart(self) -> Iterator[Installatie]:
        """Open an installation of its own for work that nobody asks for, never an answer (raises as `__enter__`)."""
        with self._openen() as geopend:
            yield geopend

    def _heard(self, hier: Installatie) -> Installatie:
        return hier if self._hoort is None else replace(hier, hoort=self._hoort)


def only_refusals(hier: Installatie) -> Installatie:
    """Return the installation that tells of a decision only when it may not."""

    def hear(beslissing: Beslissing) -> None:
        if not beslissing.besluit.mag:
            hier.hoort(beslissing)

    return replace(hier, hoort=hear)
