"""How do the rows keep up with the log, and how are they made anew?"""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from domain.kader import Kader
from domain.kaderverloop import Kaderverloop
from projections.bitemporaal import Aangroei, Wijziging, wijzigingen
from projections.stores.promise import RowStore, Schrijver
from projections.views import CATALOGUE
from projections.views.view import View
from services.beleid import kaderverloop
from services.collector import resting
from services.eventlog.log import EventLog, Horizon

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
    log: EventLog, rows: RowStore, schrijver: Schrijver, kader: Kader, horizon: Horizon, batch: int
) -> int:
    """Bring one part a batch further, in a transaction that is open; return where it is (raises as `catch_up`)."""
    verloop = verloop_of(log, kader)
    _within(schrijver, verloop)
    stand = _one_batch(log, rows, schrijver, verloop, horizon, batch)
    if stand >= horizon.last_id:
        schrijver.follow(horizon.moment)
    return stand


def verloop_of(log: EventLog, kader: Kader) -> Kaderverloop:
    """Return the course of frames that was recorded; a frame that was asked for holds in spite of it."""
    return Kaderverloop(kader) if kader.gevraagd else kaderverloop(kader, log.beleid())


def _within(schrijver: Schrijver, verloop: Kaderverloop) -> None:
    """Start anew when the course of policy and calendar is another than that of the rows."""
    vorige = schrijver.kader()
    if vorige == verloop.kenmerk:
        return
    if vorige is not None:
        for view in CATALOGUE:
            schrijver.clear(view)
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


def _one_batch(
    log: EventLog, rows: RowStore, schrijver: Schrijver, verloop: Kaderverloop, horizon: Horizon, batch: int
) -> int:
    """Bring the views that are furthest behind one batch further, at most to where the others are."""
    positions = schrijver.positions()
    van = min(positions.values())
    if van >= horizon.last_id:
        return van
    views = [view for view in CATALOGUE if positions[view.name] == van]
    grens = min([horizon.last_id, *(position for position in positions.values() if position > van)])
    gelezen = log.since(van, batch * rows.delen, grens)
    tot_en_met = gelezen[-1].notification_id
    eerste_nieuwe: dict[UUID, int] = {}
    for verwijzing in gelezen:
        if verwijzing.is_dossier and rows.deel_van(verwijzing.dossier_id) == schrijver.deel:
            eerste_nieuwe.setdefault(verwijzing.dossier_id, verwijzing.versie)
    hier = (d for d in log.vernietigingen.stromen_tussen(van, tot_en_met) if rows.deel_van(d) == schrijver.deel)
    vernietigd = dict.fromkeys(hier, 0)
    eerste_nieuwe |= vernietigd
    dossiers = log.dossiers(eerste_nieuwe, tot_en_met)
    bekend = [dossier_id for dossier_id, versie in eerste_nieuwe.items() if versie > 1]
    staand = {view.name: schrijver.staand(view, bekend) for view in views}
    by_view: dict[str, dict[UUID, Wijziging]] = {view.name: {} for view in views}
    for dossier_id, versie in eerste_nieuwe.items():
        aangroei = Aangroei(dossiers[dossier_id], versie)
        open_ = {view.name: staand[view.name].get(dossier_id, {}) for view in views}
        for name, wijziging in wijzigingen(views, aangroei, open_, verloop).items():
            wijziging.opnieuw |= dossier_id in vernietigd
            by_view[name][dossier_id] = wijziging
    for view in views:
        schrijver.apply(view, by_view[view.name])
        schrijver.move(view, tot_en_met)
    return tot_en_met if len(views) == len(CATALOGUE) else min(schrijver.positions().values())
