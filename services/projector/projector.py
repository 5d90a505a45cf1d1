"""
How do the rows keep up with the log, and how are they made anew?

What is computed of a pupil at one moment goes with him to the next (decision 0014), within a batch and no further.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from domain.kader import Kader
from domain.kaderverloop import Kaderverloop
from projections.stores.promise import RowStore, Schrijver
from projections.views import CATALOGUE
from projections.views.view import View
from services.beleid import kaderverloop
from services.collector import resting
from services.eventlog.log import EventLog, Horizon
from services.projector.batch import Melden, Volgwerk

BATCH = 5_000
"""Events in one transaction."""
BATCH_OF_A_REBUILD = 20_000
"""Nobody waits for its rows, and a pupil of whom events lie far apart is read again less often."""
Voortgang = Callable[[int, int], None]
"""Told after each batch: how far, of how much."""


def catch_up(
    log: EventLog, rows: RowStore, kader: Kader, nu: datetime, *, batch: int = BATCH, voortgang: Voortgang | None = None
) -> datetime:
    """
    Bring the rows up to all that was recorded, and return the moment up to which they now follow.

    The policy and the calendar are those that were recorded, else those of `kader`; rows of another course of them are
    made anew first. Rows and position change in one transaction; a kill leaves
    the last batch that was done, and another process may do the same work at the same time.

    Raises:
        EventLogError: an event cannot be read; the rows stay where they were and later events wait.

    """
    horizon = log.horizon(nu)
    if rows.follow_where_all_is(horizon.last_id, verloop_of(log, kader).kenmerk, horizon.moment):
        return horizon.moment
    for deel in range(rows.delen):
        achter = True
        while achter:
            with resting(), rows.writing(deel) as schrijver:
                stand = volg_een_batch(log, rows, schrijver, kader, horizon, batch)
                achter = stand < horizon.last_id
            if voortgang is not None:
                voortgang(deel * horizon.last_id + stand, rows.delen * horizon.last_id)
    return horizon.moment


def volg_een_batch(
    log: EventLog,
    rows: RowStore,
    schrijver: Schrijver,
    kader: Kader,
    horizon: Horizon,
    batch: int,
    melden: Melden | None = None,
) -> int:
    """
    Bring one part a batch further, in a transaction that is open; return where it is (raises as `catch_up`).

    With `melden` a dossier that cannot be followed waits, and the others go on.
    """
    verloop = verloop_of(log, kader)
    use_frames(schrijver, verloop)
    stand = Volgwerk(log, rows, schrijver, verloop, horizon, melden).een_batch(batch)
    if stand >= horizon.last_id:
        schrijver.follow(horizon.moment)
    return stand


def verloop_of(log: EventLog, kader: Kader) -> Kaderverloop:
    """Return the course of frames that was recorded; a frame that was asked for holds in spite of it."""
    return Kaderverloop(kader) if kader.gevraagd else kaderverloop(kader, log.beleid())


def use_frames(schrijver: Schrijver, verloop: Kaderverloop) -> None:
    """Start anew when the course of policy and calendar is another than that of the rows."""
    vorige = schrijver.kader()
    if vorige == verloop.kenmerk:
        return
    if vorige is not None:
        for view in CATALOGUE:
            schrijver.clear(view)
        schrijver.go_on(list(schrijver.waiting()))
    schrijver.use(verloop.kenmerk)


def rebuild(
    log: EventLog,
    rows: RowStore,
    kader: Kader,
    nu: datetime,
    views: Sequence[View] = CATALOGUE,
    *,
    batch: int = BATCH_OF_A_REBUILD,
    voortgang: Voortgang | None = None,
) -> datetime:
    """Make the rows of some views anew from the log (raises as `catch_up`); killed, the next catch-up goes on."""
    for deel in range(rows.delen):
        with rows.writing(deel) as schrijver:
            for view in views:
                schrijver.clear(view)
    return catch_up(log, rows, kader, nu, batch=batch, voortgang=voortgang)
