"""Who logged in, so that what he hears follows the roles and the work area that he has now?"""

import logging
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Protocol

from domain.errors import VerzuimspoorError
from domain.toegang.gebruiker import Gebruiker
from services.berichten.tabel import Berichttabel
from services.eventlog.log import EventLog
from services.settings import Settings
from services.tijd import nu

logger = logging.getLogger("verzuimspoor.berichten")


class Huis(Protocol):
    """What serves: its settings and its log."""

    @property
    def settings(self) -> Settings:
        """What was set."""

    @property
    def kern(self) -> EventLog:
        """The log, of which the keys seal addresses."""


def gezien_door(huis: Huis) -> Callable[[Sequence[Gebruiker]], None]:
    """Return what hears of each login; it does nothing where nobody sends messages, and never stands in the way."""

    def gezien(rollen: Sequence[Gebruiker]) -> None:
        if not huis.settings.berichten:
            return
        try:
            with closing(Berichttabel(huis.settings.berichten_adres, huis.kern.sleutels.berichtsleutel)) as tabel:
                tabel.abonnementen.gezien(rollen, int(nu().timestamp() * 1_000))
        except VerzuimspoorError as fout:  # nobody is kept from his work because of this
            logger.warning("login not noted error=%s", type(fout).__name__)

    return gezien
