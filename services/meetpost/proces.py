"""How is a process that runs for long watched: its measurements, its lines, its traces, and whether it lives?"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from domain.errors import VerzuimspoorError
from projections.stores.promise import RowStore
from services.eventlog.log import EventLog
from services.installatie import Installatie
from services.meetpost.standen import Klokstand, Lezer, Logboekstand, Projectiestand, Standen
from services.metingen.hartslag import Hartslag
from services.metingen.logregels import richt_in
from services.metingen.luisteraar import luistert
from services.metingen.namen import HARTSLAG, REGISTER
from services.projector.volger import achterstand
from services.settings import Settings
from services.tijd import nu, vandaag

Oordeel = Callable[[], bool]
TE_LANG = 120.0
"""Seconds that a projector may be behind; whoever is further behind is not ready."""
LOG = logging.getLogger("verzuimspoor.metingen")


def altijd() -> bool:
    """Say yes: of a process that is ready as long as it goes round."""
    return True


@contextmanager
def bewaakt(
    dienst: str, settings: Settings, lezers: Sequence[Lezer], gereed: Oordeel, leeft: Oordeel
) -> Iterator[None]:
    """
    Write lines for machines, and answer whoever watches this process until the end of the block; `dienst` is its name.

    Without VERZUIMSPOOR_METINGEN nobody is answered, and nothing is read for it.

    Raises:
        InstellingError: the address or the form of lines cannot be used.

    """
    richt_in(settings)
    with ExitStack() as opruimen:
        if settings.tracering:
            from services.tracering.zender import gezonden  # who sends nothing need not wait for the SDK

            opruimen.enter_context(gezonden(dienst))
        if settings.metingen:
            standen = Standen(lezers)
            REGISTER.register(standen)
            opruimen.callback(REGISTER.unregister, standen)
            opruimen.enter_context(luistert(settings.metingen, REGISTER, leeft, gereed))
        yield


@contextmanager
def bewaakte_lus(
    dienst: str, settings: Settings, lezers: Sequence[Lezer], hartslag: Hartslag, gereed: Oordeel
) -> Iterator[None]:
    """Watch a process that goes round (raises as `bewaakt`): it is ready when that goes well and `gereed` says so."""
    HARTSLAG.set_function(lambda: hartslag.sinds)
    with bewaakt(dienst, settings, lezers, lambda: hartslag.werkt and gereed(), lambda: hartslag.leeft):
        yield


def lezers_van(hier: Installatie) -> list[Lezer]:
    """Return what is read of an installation for whoever watches: rows, clock, and what goes to a logbook elsewhere."""
    log, rows = hier.kern, hier.eigen_rijen
    lezers: list[Lezer] = [Projectiestand(log, rows, nu), Klokstand(rows, nu, vandaag)]
    return [*lezers, Logboekstand(log, nu)] if hier.settings.logboek else lezers


@dataclass(frozen=True, slots=True)
class Bijtijds:
    """Says whether the rows are not too far behind the log."""

    log: EventLog
    rows: RowStore

    def __call__(self) -> bool:
        """Look; when log and rows cannot be read, it is not so."""
        try:
            achter = achterstand(self.log, self.rows, nu()).seconden
        except VerzuimspoorError as fout:
            LOG.warning("not ready error=%s", type(fout).__name__)
            return False
        if achter >= TE_LANG:
            LOG.warning("not ready behind_seconds=%d", achter)
        return achter < TE_LANG
