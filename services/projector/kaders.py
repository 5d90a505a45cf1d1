"""Within which course of policy and calendar are rows computed now?"""

from domain.kader import Kader
from domain.kaderverloop import Kaderverloop
from services.beleid import kaderverloop
from services.eventlog.log import EventLog


def verloop_of(log: EventLog, kader: Kader) -> Kaderverloop:
    """Return the course of frames that was recorded; a frame that was asked for holds in spite of it."""
    return Kaderverloop(kader) if kader.gevraagd else kaderverloop(kader, log.beleid())


class Kaders:
    """The course of frames, made again only when something about it was recorded; what is remembered goes with it."""

    def __init__(self, log: EventLog, kader: Kader) -> None:
        self._log = log
        self._kader = kader
        self._gezien = -1
        self._verloop = Kaderverloop(kader)

    def nu(self) -> Kaderverloop:
        """Return it as it is now (raises EventLogError)."""
        last_id = self._log.last_id()
        if last_id != self._gezien:
            verloop = verloop_of(self._log, self._kader)
            if self._gezien < 0 or verloop.kenmerk != self._verloop.kenmerk:
                self._verloop = verloop
            self._gezien = last_id
        return self._verloop
