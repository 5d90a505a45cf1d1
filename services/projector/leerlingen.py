"""How are rows made anew pupil by pupil, each read whole once, by as many processes as there are?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from domain.kader import Kader
from domain.kaderverloop import Kaderverloop
from domain.tijdzone import micros
from projections.bitemporaal import Aangroei, Wijziging, wijzigingen
from projections.stores.promise import RowStore, Schrijver
from projections.stores.schrijver import Wachtend
from projections.stores.stroken import Strook, aantal_voor
from projections.views import BY_NAME
from projections.views.view import View
from services.collector import resting
from services.eventlog.dossierlijst import aantal_dossiers, dossiers_na
from services.eventlog.log import EventLog
from services.projector.fouten import is_of_the_database, said_of
from services.projector.kaders import Kaders
from services.tijd import nieuwe_id

LEERLINGEN = 250
"""Pupils in one transaction."""
VERLATEN = 60 * 1_000_000
"""Microseconds after which whoever was at a strip is thought to be there no more."""
Melden = Callable[[Wachtend], None]
"""Told of every dossier that begins to wait."""
Gevonden = dict[UUID, dict[str, Wijziging]]
"""By dossier and view, its rows."""


@dataclass(slots=True)
class Herbouwer:
    """
    Does its share of a rebuild by pupil.

    A rebuild is as of one position of the log; what came later is followed afterwards, as always. Rows are computed
    while nobody is kept waiting. They are stored together with how far the strip is, and only if nobody else was there
    first: two that are at the same strip do it twice, and store it once.
    """

    log: EventLog
    rows: RowStore
    kader: Kader
    nu: Callable[[], datetime]
    melden: Melden | None = None
    """None: the first dossier that cannot be followed stops everything."""
    tegelijk: int = LEERLINGEN
    _wie: str = field(default_factory=lambda: str(nieuwe_id()))
    _kaders: Kaders | None = None

    def stap(self, deel: int | None = None) -> bool:
        """
        Give some pupils their rows, of one part or of any; return False when nothing is left to do.

        Raises:
            EventLogError: an event cannot be read, and nobody is to be told.
            OpslagError: the database did not do it.

        """
        stroken = [s for s in self.rows.stroken() if not s.klaar and deel in (None, s.deel)]
        if not stroken:
            return False
        strook = min(stroken, key=self._preference)
        verloop = self._verloop()
        if strook.kader == verloop.kenmerk:
            with resting():
                self._next_of(strook, verloop)
        else:
            self._anew(strook.deel, verloop)
        return True

    def _preference(self, strook: Strook) -> tuple[bool, bool, int]:
        """Go on with one's own strip, else with one that nobody is at."""
        bezet = strook.wie not in ("", self._wie) and strook.sinds > micros(self.nu()) - VERLATEN
        return bezet, strook.wie != self._wie, strook.nummer

    def _verloop(self) -> Kaderverloop:
        self._kaders = self._kaders or Kaders(self.log, self.kader)
        return self._kaders.nu()

    def _anew(self, deel: int, verloop: Kaderverloop) -> None:
        """Begin a part again: policy or calendar changed since."""
        horizon = self.log.horizon(self.nu())
        with self.rows.writing(deel) as schrijver:
            stroken = schrijver.stroken()
            if stroken and stroken[0].kader != verloop.kenmerk:
                views = [BY_NAME[naam] for naam in stroken[0].views]
                begin(self.log, self.rows, schrijver, views, horizon.last_id, verloop.kenmerk)

    def _next_of(self, strook: Strook, verloop: Kaderverloop) -> None:
        if strook.wie != self._wie:
            with self.rows.writing(strook.deel) as schrijver:
                schrijver.neem(strook, self._wie, micros(self.nu()))
        gezien = self.log.last_id()
        dossier_ids = dossiers_na(
            *(self.log.databank, strook.laatste, strook.voor, strook.position),
            *((strook.deel, self.rows.delen), self.tegelijk),
        )
        views = [BY_NAME[naam] for naam in strook.views]
        wachtend = {w.dossier_id for w in self.rows.waiting()}
        te_maken = [dossier_id for dossier_id in dossier_ids if dossier_id not in wachtend]
        gevonden, fouten = self._computed(views, te_maken, strook.position, verloop)
        with self.rows.writing(strook.deel) as schrijver:
            klaar = len(dossier_ids) < self.tegelijk
            if not schrijver.verder(strook, dossier_ids, micros(self.nu()), klaar=klaar):
                return
            for dossier_id in self._destroyed_since(gezien) & gevonden.keys():
                del gevonden[dossier_id]
            fouten |= self._store(schrijver, views, gevonden)
            nieuw = [Wachtend(d, strook.position, said_of(fout), self.nu()) for d, fout in fouten.items()]
            for een in nieuw:
                schrijver.let_wait(een)
        for een in nieuw if self.melden is not None else ():
            self.melden(een)  # type: ignore[misc] # it is somebody

    def _destroyed_since(self, gezien: int) -> set[UUID]:
        """Return who was destroyed while we computed: whoever destroys waits for us, or we see it here."""
        nu = self.log.last_id()
        return set(self.log.vernietigingen.stromen_tussen(gezien, nu)) if nu > gezien else set()

    def _computed(
        self, views: Sequence[View], dossier_ids: Sequence[UUID], position: int, verloop: Kaderverloop
    ) -> tuple[Gevonden, dict[UUID, Exception]]:
        try:
            return self._rows_of(views, dossier_ids, position, verloop), {}
        except Exception as fout:
            if self.melden is None or is_of_the_database(fout):
                raise
        gevonden: Gevonden = {}
        fouten: dict[UUID, Exception] = {}
        for dossier_id in dossier_ids:
            try:
                gevonden |= self._rows_of(views, [dossier_id], position, verloop)
            except Exception as fout:  # a mistake in a rule stops one dossier, not all
                if is_of_the_database(fout):
                    raise
                fouten[dossier_id] = fout
        return gevonden, fouten

    def _rows_of(
        self, views: Sequence[View], dossier_ids: Sequence[UUID], position: int, verloop: Kaderverloop
    ) -> Gevonden:
        geen: Mapping[str, Mapping[object, int]] = {view.name: {} for view in views}
        dossiers = self.log.dossiers(dossier_ids, position)
        return {
            dossier_id: wijzigingen(views, Aangroei(dossiers[dossier_id], eerste_nieuwe=0), geen, verloop)
            for dossier_id in dossier_ids
        }

    def _store(self, schrijver: Schrijver, views: Sequence[View], gevonden: Gevonden) -> dict[UUID, Exception]:
        """Store the rows of these dossiers; return those whose rows contradict each other."""
        fouten: dict[UUID, Exception] = {}
        try:
            with schrijver.attempt():
                _apply(schrijver, views, gevonden)
        except Exception as fout:
            if self.melden is None or is_of_the_database(fout):
                raise
            for dossier_id, wijziging in gevonden.items():
                try:
                    with schrijver.attempt():
                        _apply(schrijver, views, {dossier_id: wijziging})
                except Exception as eigen:
                    if is_of_the_database(eigen):
                        raise
                    fouten[dossier_id] = eigen
        return fouten


def begin(
    log: EventLog, rows: RowStore, schrijver: Schrijver, views: Sequence[View], position: int, kader: int
) -> None:
    """Begin to make views anew by pupil, in the part of an open transaction, as of a position of the log."""
    stroken = aantal_voor(aantal_dossiers(log.databank, position), rows.delen, LEERLINGEN)
    schrijver.begin(views, position, kader, stroken)
    schrijver.use(kader)


def _apply(schrijver: Schrijver, views: Sequence[View], gevonden: Gevonden) -> None:
    for view in views:
        schrijver.apply(view, {dossier_id: per_view[view.name] for dossier_id, per_view in gevonden.items()})
