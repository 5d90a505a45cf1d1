"""How does one batch of events become changes of rows, and what when an event of a dossier cannot be followed?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from domain.kaderverloop import Kaderverloop
from projections.bitemporaal import Aangroei, Wijziging, wijzigingen
from projections.stores.promise import RowStore, Schrijver
from projections.stores.schrijver import Wachtend
from projections.views import CATALOGUE
from projections.views.view import View
from services.eventlog.log import EventLog, Horizon, Verwijzing
from services.eventlog.verwijzing import Streams
from services.projector.fouten import is_of_the_database, said_of
from services.projector.leerlingen import Melden
from services.tracering.stap import is_aan, stappen


@dataclass(frozen=True, slots=True)
class Volgwerk:
    """What is followed in a transaction: the log up to its horizon, for one part, within the frames that hold."""

    log: EventLog
    rows: RowStore
    schrijver: Schrijver
    verloop: Kaderverloop
    horizon: Horizon
    melden: Melden | None = None
    """None: the first event that cannot be followed stops everything."""
    gekregen: Streams = field(default_factory=dict)
    """Dossiers of which every event up to the horizon is at hand: they need not be read."""

    def een_batch(self, batch: int) -> int:
        """
        Bring the views that are furthest behind one batch further, at most to where the others are.

        Raises:
            EventLogError: an event cannot be read, and nobody is to be told.
            BotsingError: rows contradict each other, and nobody is to be told.

        """
        positions = self.schrijver.positions()
        van = min(positions.values())
        if van >= self.horizon.last_id:
            return van
        views = [view for view in CATALOGUE if positions[view.name] == van]
        grens = min([self.horizon.last_id, *(position for position in positions.values() if position > van)])
        gelezen = self.log.since(van, batch * self.rows.delen, grens)
        tot_en_met = gelezen[-1].notification_id
        nieuw = self._first_new(gelezen)
        with self._step(nieuw, van, tot_en_met):
            self._follow(views, nieuw, self._destroyed(van, tot_en_met), tot_en_met)
        for view in views:
            self.schrijver.move(view, tot_en_met)
        return tot_en_met if len(views) == len(CATALOGUE) else min(self.schrijver.positions().values())

    def gegeven(self, gelezen: Iterable[Verwijzing]) -> None:
        """
        Follow what somebody else read: every event of this part after where all its views are, up to the horizon.

        Raises as `een_batch`.
        """
        tot_en_met = self.horizon.last_id
        van = min(self.schrijver.positions().values())
        self._follow(CATALOGUE, self._first_new(gelezen), self._destroyed(van, tot_en_met), tot_en_met)
        for view in CATALOGUE:
            self.schrijver.move(view, tot_en_met)

    @contextmanager
    def _step(self, nieuw: Mapping[UUID, Verwijzing], van: int, tot_en_met: int) -> Iterator[None]:
        """Be a step of the traces in which these dossiers were recorded, where traces are kept."""
        if not (nieuw and is_aan()):
            yield
            return
        waar = self.log.herkomsten.van_dossiers(nieuw, van, tot_en_met)
        with stappen(
            "projectie.volgen", waar, verzuimspoor__deel=self.schrijver.deel, verzuimspoor__positie=tot_en_met
        ):
            yield

    def _first_new(self, gelezen: Iterable[Verwijzing]) -> dict[UUID, Verwijzing]:
        """Return by dossier of this part the first event that the rows do not know, but of those that wait."""
        wachtend = self.schrijver.waiting()
        eerste: dict[UUID, Verwijzing] = {}
        for verwijzing in gelezen:
            if verwijzing.is_dossier and self._is_here(verwijzing.dossier_id) and verwijzing.dossier_id not in wachtend:
                eerste.setdefault(verwijzing.dossier_id, verwijzing)
        return eerste

    def _destroyed(self, van: int, tot_en_met: int) -> set[UUID]:
        hier = {d for d in self.log.vernietigingen.stromen_tussen(van, tot_en_met) if self._is_here(d)}
        self.schrijver.go_on(hier & self.schrijver.waiting().keys())
        return hier

    def _is_here(self, dossier_id: UUID) -> bool:
        return self.rows.deel_van(dossier_id) == self.schrijver.deel

    def _follow(
        self, views: Sequence[View], eerste: Mapping[UUID, Verwijzing], vernietigd: set[UUID], tot_en_met: int
    ) -> None:
        versies = {d: verwijzing.versie for d, verwijzing in eerste.items()} | dict.fromkeys(vernietigd, 0)
        try:
            with self.schrijver.attempt():
                self._apply(views, versies, vernietigd, tot_en_met)
        except Exception as fout:
            if self.melden is None or is_of_the_database(fout):
                raise
            for dossier_id, versie in versies.items():
                self._follow_one(views, dossier_id, versie, vernietigd, tot_en_met, eerste.get(dossier_id))

    def _follow_one(
        self,
        views: Sequence[View],
        dossier_id: UUID,
        versie: int,
        vernietigd: set[UUID],
        tot_en_met: int,
        verwijzing: Verwijzing | None,
    ) -> None:
        """Follow one dossier by itself, or let it wait: whatever is wrong with it, the others go on."""
        try:
            with self.schrijver.attempt():
                self._apply(views, {dossier_id: versie}, vernietigd, tot_en_met)
        except Exception as fout:  # a mistake in a rule stops one dossier, not all
            if is_of_the_database(fout):
                raise
            self._let_wait(dossier_id, verwijzing, fout)

    def _let_wait(self, dossier_id: UUID, verwijzing: Verwijzing | None, fout: Exception) -> None:
        nummer = self.horizon.last_id if verwijzing is None else verwijzing.notification_id
        wachtend = Wachtend(dossier_id, nummer, said_of(fout), self.horizon.moment)
        self.schrijver.let_wait(wachtend)
        if self.melden is not None:
            self.melden(wachtend)

    def _apply(self, views: Sequence[View], versies: Mapping[UUID, int], opnieuw: set[UUID], tot_en_met: int) -> None:
        """Make the rows follow dossiers from these versions on; those that begin anew lose the rows they had."""
        dossiers = self.log.dossiers(versies, tot_en_met, self.gekregen)
        bekend = [dossier_id for dossier_id, versie in versies.items() if versie > 1]
        staand = {view.name: self.schrijver.staand(view, bekend) for view in views}
        by_view: dict[str, dict[UUID, Wijziging]] = {view.name: {} for view in views}
        for dossier_id, versie in versies.items():
            open_ = {view.name: staand[view.name].get(dossier_id, {}) for view in views}
            aangroei = Aangroei(dossiers[dossier_id], versie)
            for name, wijziging in wijzigingen(views, aangroei, open_, self.verloop).items():
                wijziging.opnieuw |= dossier_id in opnieuw
                by_view[name][dossier_id] = wijziging
        for view in views:
            self.schrijver.apply(view, by_view[view.name])

    def probeer_wachtende(self) -> list[UUID]:
        """
        Make the rows of those that wait anew, as far as the others are, and return who goes on.

        Whoever cannot be followed still goes on waiting.
        """
        positions = set(self.schrijver.positions().values())
        if len(positions) > 1:
            return []
        (stand,) = positions
        verder = []
        for dossier_id in self.schrijver.waiting():
            try:
                with self.schrijver.attempt():
                    self._apply(CATALOGUE, {dossier_id: 0}, {dossier_id}, stand)
            except Exception as fout:  # whatever is wrong with it, the others go on
                if is_of_the_database(fout):
                    raise
            else:
                verder.append(dossier_id)
        self.schrijver.go_on(verder)
        return verder
