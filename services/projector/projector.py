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
from services.collector import resting
from services.eventlog.log import EventLog, Horizon
from services.projector.batch import Volgwerk
from services.projector.kaders import verloop_of
from services.projector.leerlingen import LEERLINGEN, Herbouwer, Melden, begin

NIETS = 0
"""Where rows are that are being made from the beginning."""
BATCH = 5_000
"""Events in one transaction."""
VER = 2 * BATCH
"""So many events behind, rows that are at the beginning are made by pupil: each is then read and computed once."""
Voortgang = Callable[[int, int], None]
"""Told after each batch: how far, of how much."""


def catch_up(
    log: EventLog,
    rows: RowStore,
    kader: Kader,
    nu: datetime,
    *,
    batch: int = BATCH,
    ver: int = VER,
    voortgang: Voortgang | None = None,
    melden: Melden | None = None,
) -> datetime:
    """
    Bring the rows up to all that was recorded, and return the moment up to which they now follow.

    The policy and the calendar are those that were recorded, else those of `kader`; rows of another course of them are
    made anew first. Rows and position change in one transaction; a kill leaves
    the last batch that was done, and another process may do the same work at the same time.

    With `melden` a dossier that cannot be followed waits, and the others go on.

    Raises:
        EventLogError: an event cannot be read; the rows stay where they were and later events wait.

    """
    horizon = log.horizon(nu)
    if rows.follow_where_all_is(horizon.last_id, verloop_of(log, kader).kenmerk, horizon.moment):
        return horizon.moment
    herbouwer = Herbouwer(log, rows, kader, lambda: nu, melden)
    for deel in range(rows.delen):
        achter = True
        while achter:
            with resting(), rows.writing(deel) as schrijver:
                stand = volg_een_batch(log, rows, schrijver, kader, horizon, batch, melden, ver)
                achter = stand < horizon.last_id
            if achter and stand == NIETS:
                _by_pupil(herbouwer, deel, horizon.last_id, voortgang)
            elif voortgang is not None:
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
    ver: int = VER,
) -> int:
    """
    Bring one part a batch further, in a transaction that is open; return where it is (raises as `catch_up`).

    With `melden` a dossier that cannot be followed waits, and the others go on. A part that is far behind from the
    beginning is not followed but made by pupil: then it stays at NIETS, and a `Herbouwer` has work to do.
    """
    verloop = verloop_of(log, kader)
    use_frames(schrijver, verloop)
    if schrijver.stroken():
        return NIETS
    begin_bij = [view for view in CATALOGUE if schrijver.positions()[view.name] == NIETS]
    if begin_bij and horizon.last_id > ver:
        begin(log, rows, schrijver, begin_bij, horizon.last_id, verloop.kenmerk)
        return NIETS
    stand = Volgwerk(log, rows, schrijver, verloop, horizon, melden).een_batch(batch)
    if stand >= horizon.last_id:
        schrijver.follow(horizon.moment)
    return stand


def _by_pupil(herbouwer: Herbouwer, deel: int, last_id: int, voortgang: Voortgang | None) -> None:
    """Do what is left of a rebuild of one part, with whoever else is at it."""
    delen = herbouwer.rows.delen
    while herbouwer.stap(deel):
        if voortgang is not None:
            voortgang(int((deel + _part_done(herbouwer, deel)) * last_id), delen * last_id)


def _part_done(herbouwer: Herbouwer, deel: int) -> float:
    klaar = [strook.klaar for strook in herbouwer.rows.stroken() if strook.deel == deel]
    return sum(klaar) / len(klaar) if klaar else 1.0


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
    tegelijk: int = LEERLINGEN,
    voortgang: Voortgang | None = None,
) -> datetime:
    """
    Make the rows of some views anew from the log, pupil by pupil (raises as `catch_up`).

    Killed, the next catch-up goes on where it was.
    """
    horizon, verloop = log.horizon(nu), verloop_of(log, kader)
    for deel in range(rows.delen):
        with rows.writing(deel) as schrijver:
            use_frames(schrijver, verloop)
            begin(log, rows, schrijver, views, horizon.last_id, verloop.kenmerk)
    herbouwer = Herbouwer(log, rows, kader, lambda: nu, tegelijk=tegelijk)
    for deel in range(rows.delen):
        _by_pupil(herbouwer, deel, horizon.last_id, voortgang)
    return catch_up(log, rows, kader, nu)
