"""How long does whoever follows the log wait, when the database did not do it?"""

import logging
from dataclasses import dataclass
from threading import Event as Sein

from services.metingen.hartslag import Hartslag

PATIENCE = (0.1, 0.3, 1.0, 3.0, 5.0)
"""Seconds until we try again, after the database did not do it."""


@dataclass(slots=True)
class Geduld:
    """Waits longer each time in a row, and says so."""

    logger: logging.Logger
    hartslag: Hartslag
    mislukt: int = 0

    def gelukt(self) -> None:
        """Begin anew: it was done."""
        self.hartslag.gelukt()
        self.mislukt = 0

    def wacht(self, fout: Exception, stop: Sein) -> None:
        """Wait until it may be tried again, or until `stop`."""
        self.hartslag.rond()
        wachten = PATIENCE[min(self.mislukt, len(PATIENCE) - 1)]
        self.mislukt += 1
        self.logger.warning("%s; over %.1f s nog eens", fout, wachten)
        stop.wait(wachten)
