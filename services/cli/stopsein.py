"""When does a command that goes on stop?"""

import signal
from threading import Event as Sein


def stopsein() -> Sein:
    """Return what is set once the process is told to stop (SIGTERM, or Ctrl+C)."""
    stop = Sein()
    for teken in (signal.SIGTERM, signal.SIGINT):
        signal.signal(teken, lambda *_: stop.set())
    return stop
