"""How do zaken follow the log, for as long as it takes and whatever happens meanwhile?"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event as Sein
from uuid import UUID

from domain.events.termijn import SignaalGegeven
from domain.kader import Kader
from domain.kaderverloop import BELEIDSTROOM
from domain.tijdzone import AMSTERDAM
from projections.stores.databank import OpslagError
from projections.stores.databank.wekker import Wekker
from services.eventlog.log import EventLog
from services.eventlog.recorder import StampedNotification
from services.metingen.hartslag import Hartslag
from services.projector.fouten import is_of_the_database, said_of
from services.projector.geduld import Geduld
from services.projector.kaders import Kaders
from services.zaken.bijhouden import Bijhouder
from services.zaken.fouten import LaterError, NooitError, ZaakError
from services.zaken.instellingen import Zaakinrichting
from services.zaken.klant import Zakenklant
from services.zaken.oordeel import Oordeel, oordeel
from services.zaken.tabel import Geval, Zakentabel
from services.zaken.werk import Zaakwerk, resolved
from services.zaken.zetel import Zetel

BATCH = 1_000
PER_KEER = 50
POLL = 1.0
"""Seconds until we look again, when nobody woke us."""
STANDBY = 2.0
"""Seconds until a process that waits tries whether the other is gone."""
LONGEST_PAUSE = 3_600.0
"""Seconds until we try one zaak again, at most."""
LONGEST_REST = 300.0
"""Seconds until we try any zaak again, at most."""
IN_A_ROW = 3
"""So many failures one after the other are no longer about one zaak."""
logger = logging.getLogger("verzuimspoor.zaken")


@dataclass(slots=True)
class Zakenvolger:
    """
    Opens and closes zaken: one process at a time, whoever else waits to take over.

    First the table is brought up to the log, which asks nobody else; then what is to be done is done, each by itself:
    one that fails waits longer each time, one that can never succeed is set apart, and neither holds up the others.
    """

    log: EventLog
    kader: Kader
    tabel: Zakentabel
    inrichting: Zaakinrichting
    nu: Callable[[], datetime]
    wie: str
    namens: str
    gedaan: Counter[str] = field(default_factory=Counter)
    """What this process brought to which stand."""
    fout: LaterError | None = None
    """Why nothing is asked for a while, when that is so."""
    hartslag: Hartslag = field(default_factory=Hartslag)
    _rust_tot: float = 0.0
    _op_rij: int = 0

    def volg(self, stop: Sein, wekker: Wekker, maak_zetel: Callable[[], Zetel]) -> None:
        """Follow until `stop`; what goes wrong with the database is tried again, for as long as it takes."""
        geduld = Geduld(logger, self.hartslag)
        while not stop.is_set():
            try:
                with maak_zetel() as zetel:
                    while self._sit(stop, zetel):
                        self.ronde(stop, zetel)
                        geduld.gelukt()
                        wekker.wacht(POLL)
            except OpslagError as fout:
                geduld.wacht(fout, stop)

    def _sit(self, stop: Sein, zetel: Zetel) -> bool:
        """Wait until the seat is ours; return whether it is, and we were not told to stop."""
        gemeld = False
        while not stop.is_set() and not zetel.neem():
            if not gemeld:
                logger.info("een ander proces opent zaken; dit wacht tot het weg is")
                gemeld = True
            self.hartslag.gelukt()
            stop.wait(STANDBY)
        return not stop.is_set()

    def ronde(self, stop: Sein, zetel: Zetel) -> None:
        """Bring the table up to the log, and do what there is to do now (raises OpslagError, EventLogError)."""
        zetel.houdt()
        while self._read_on() and not stop.is_set():
            pass
        if self.nu().timestamp() < self._rust_tot:
            return
        self.fout = None
        with Zakenklant(self.inrichting, self.nu) as klant:
            werk = Zaakwerk(self.log, self.tabel, klant, self.inrichting, self.nu, zetel.houdt, self.wie, self.namens)
            while not stop.is_set() and (te_doen := self.tabel.te_doen(self._now_ms(), PER_KEER)):
                for geval in te_doen:
                    if stop.is_set() or not self._do(werk, geval):
                        return

    def _do(self, werk: Zaakwerk, geval: Geval) -> bool:
        """Bring one further; return whether others may be tried too."""
        try:
            stand = werk.doe(geval)
        except NooitError as fout:
            logger.error("zaak set apart case=%s reason=%s", geval.geval_id, fout.reden)
            self.tabel.zet_apart(geval.geval_id, fout.reden)
            self.gedaan["apart"] += 1
        except LaterError as fout:
            logger.warning("zaak waits case=%s reason=%s", geval.geval_id, fout.reden)
            return self._postpone(geval, fout)
        except Exception as fout:
            if is_of_the_database(fout):
                raise
            logger.error("zaak set apart case=%s reason=%s", geval.geval_id, type(fout).__name__)
            self.tabel.zet_apart(geval.geval_id, f"het dossier is niet te lezen: {type(fout).__name__}")
            self.gedaan["apart"] += 1
        else:
            self.gedaan["niet-nodig" if stand is None else stand.value] += 1
        self._op_rij = 0
        return True

    def _postpone(self, geval: Geval, fout: LaterError) -> bool:
        begin = self.inrichting.instellingen.tijden.herhaal_seconden
        nu = self.nu().timestamp()
        wachten = max(fout.seconden or 0.0, min(begin * 2.0 ** min(geval.pogingen, 30), LONGEST_PAUSE))
        self.tabel.later(geval.geval_id, int((nu + wachten) * 1_000), fout.reden)
        self._op_rij += 1
        if not (fout.voor_alles or self._op_rij >= IN_A_ROW):
            return True
        rust = min(begin * 2.0 ** min(self._op_rij - 1, 30), LONGEST_REST)
        self._rust_tot = nu + (rust if fout.seconden is None else fout.seconden)
        self.fout = fout
        return False

    def _read_on(self) -> bool:
        """Take in a batch of the log, or a new day; return whether there may be more."""
        position, gezien = self.tabel.plaats()
        dag = self.nu().astimezone(AMSTERDAM).date()
        gelezen = self.log.stored_since(position, BATCH)
        if not gelezen and gezien == dag.isoformat():
            return False
        iedereen = gezien != dag.isoformat() or any(s.dossier_id == BELEIDSTROOM for s in gelezen)
        wie = self._concerned(gelezen) | (self.tabel.te_bezien() if iedereen else set())
        oordelen, onbezien = self._judged(wie)
        bijhouder = Bijhouder(self.tabel.databank, self.inrichting.instellingen, dag, self._now_ms())
        with self.tabel.databank.schrijven() as v:
            v.doe_veel("DELETE FROM onbezien WHERE dossier_id = ?", [(een,) for een in wie])
            v.doe_veel("INSERT INTO onbezien VALUES (?, ?)", list(onbezien.items()))
            for een in oordelen:
                bijhouder.houd_bij(v, een)
            verder = gelezen[-1].id if gelezen else position
            v.doe("UPDATE plaats SET position = ?, dag = ?", (verder, dag.isoformat()))
        return True

    def _concerned(self, gelezen: Sequence[StampedNotification]) -> set[UUID]:
        """Return of whom something is read that may matter: who got a signal, and who has a zaak."""
        gesignaleerd = {s.dossier_id for s in gelezen if s.topic == SignaalGegeven.name}
        bekend = self.tabel.dossiers()
        if not bekend:
            return gesignaleerd
        stromen = self.log.stromen_of({s.dossier_id for s in gelezen})
        return gesignaleerd | {wie for wie, deze in stromen.items() if bekend & {wie, *deze}}

    def _judged(self, wie: Iterable[UUID]) -> tuple[list[Oordeel], dict[UUID, str]]:
        """
        Judge each pupil once, under the dossier in which everything about him is now; say of whom that cannot be done.

        Raises:
            OpslagError: the database did not do it, for nobody.

        """
        nu = self.nu()
        lijn = Kaders(self.log, self.kader).nu().lijn(nu) if wie else ()
        dag, soorten = nu.astimezone(AMSTERDAM).date(), self.inrichting.instellingen.signalen
        gevonden: dict[UUID, Oordeel] = {}
        onbezien: dict[UUID, str] = {}
        for een in wie:
            try:
                huidig = resolved(self.log, een)
                if huidig not in gevonden:
                    gevonden[huidig] = oordeel(self.log.dossier(huidig), lijn, dag, soorten)
            except Exception as fout:  # whatever is wrong with it, the others go on
                if is_of_the_database(fout):
                    raise
                logger.error("dossier %s wacht: %s", een, said_of(fout))
                onbezien[een] = said_of(fout)
        return list(gevonden.values()), onbezien

    def _now_ms(self) -> int:
        return int(self.nu().timestamp() * 1_000)


def klaagt(volger: Zakenvolger) -> None:
    """Raise why nothing could be asked, if that is so (raises ZaakError)."""
    if volger.fout is not None:
        raise ZaakError(volger.fout.reden)
