"""How does a process follow the log live, beside others that do, whatever happens to the database meanwhile?"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event as Sein

from domain.kader import Kader
from domain.tijdzone import moment_of
from projections.stores.databank import OpslagError
from projections.stores.databank.wekker import Wekker
from projections.stores.promise import RowStore
from services.collector import resting
from services.eventlog.log import EventLog
from services.metingen.hartslag import Hartslag
from services.metingen.namen import BATCHES
from services.projector.batch import Volgwerk
from services.projector.fouten import laat_weten
from services.projector.geduld import Geduld
from services.projector.kaders import verloop_of
from services.projector.leerlingen import Herbouwer
from services.projector.projector import BATCH, VER, volg_een_batch

POLL = 0.25
"""Seconds until we look again, when nobody woke us."""
logger = logging.getLogger("verzuimspoor.project")


@dataclass(frozen=True, slots=True)
class Achterstand:
    """How far the rows are behind the log: in events, and in seconds since the first that they do not know."""

    gebeurtenissen: int
    seconden: float
    wachtend: int


def achterstand(log: EventLog, rows: RowStore, nu: datetime) -> Achterstand:
    """Return how far the rows are behind, in the part and the view that are furthest behind."""
    stand = min(rows.positions().values())
    gebeurtenissen = max(log.last_id() - stand, 0)
    eerste = log.stored_since(stand, 1) if gebeurtenissen else []
    seconden = (nu - moment_of(eerste[0].ontvangen_op)).total_seconds() if eerste else 0.0
    return Achterstand(gebeurtenissen, max(seconden, 0.0), len(rows.waiting()))


@dataclass(slots=True)
class Volger:
    """
    Follows the log until it is told to stop.

    Parts of the dossiers are taken one batch at a time by whichever process has room: rows and position are one
    transaction, and who holds a part is the only one that changes it. A process that dies gives its part back at once.
    """

    log: EventLog
    rows: RowStore
    kader: Kader
    nu: Callable[[], datetime]
    batch: int = BATCH
    ver: int = VER
    gedaan: int = 0
    """Batches that this process did."""
    hartslag: Hartslag = field(default_factory=Hartslag, init=False)
    _herbouwer: Herbouwer | None = field(default=None, init=False)

    def volg(self, stop: Sein, wekker: Wekker) -> None:
        """Follow until `stop`; what goes wrong with the database is tried again, for as long as it takes."""
        geduld = Geduld(logger, self.hartslag)
        while not stop.is_set():
            try:
                bij = self.ronde()
            except OpslagError as fout:
                geduld.wacht(fout, stop)
                continue
            geduld.gelukt()
            if bij and not stop.is_set():
                wekker.wacht(POLL)

    def ronde(self) -> bool:
        """Bring every part that is free a batch further; return whether nothing was left to do (raises OpslagError)."""
        standen = [min(posities.values()) for posities in self.rows.positions_by_part()]
        if min(standen) >= self.log.last_id():
            return True
        horizon = self.log.horizon(self.nu())
        bij = True
        if self._by_pupil():
            return False
        for deel, stand in enumerate(standen):
            if stand >= horizon.last_id:
                continue
            with resting(), self.rows.writing_if_free(deel) as schrijver:
                if schrijver is None:
                    continue
                stand = volg_een_batch(
                    *(self.log, self.rows, schrijver, self.kader, horizon, self.batch, laat_weten, self.ver)
                )
                bij = bij and stand >= horizon.last_id
            self.gedaan += 1
            BATCHES.labels("logboek").inc()
            self.hartslag.gelukt()
        return bij

    def _by_pupil(self) -> bool:
        """Do a bit of a rebuild by pupil, if one is on its way; return whether so."""
        self._herbouwer = self._herbouwer or Herbouwer(self.log, self.rows, self.kader, self.nu, laat_weten)
        gedaan = self._herbouwer.stap()
        self.gedaan += gedaan
        return gedaan

    def probeer_wachtende(self) -> int:
        """Follow the dossiers that wait anew, and return how many go on (raises OpslagError)."""
        verder = 0
        horizon, verloop = self.log.horizon(self.nu()), verloop_of(self.log, self.kader)
        for deel in sorted({self.rows.deel_van(w.dossier_id) for w in self.rows.waiting()}):
            with self.rows.writing(deel) as schrijver:
                werk = Volgwerk(self.log, self.rows, schrijver, verloop, horizon)
                verder += len(werk.probeer_wachtende())
        return verder
