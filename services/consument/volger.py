"""How do the rows follow what comes through Kafka, and the log where something is missing?"""

import logging
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event as Sein

from kafka import KafkaConsumer
from kafka.structs import OffsetAndMetadata

from domain.kader import Kader
from domain.tijdzone import moment_of
from projections.stores.databank import OpslagError
from projections.stores.promise import RowStore, Schrijver
from projections.stores.schrijver import Wachtend
from services.collector import resting
from services.consument.berichten import Deelberichten, gelezen
from services.eventlog.log import EventLog, Horizon
from services.kafka.klant import BrokerError, Kafkaplaats, lezer, vertaald
from services.kafka.lezen import Gelezen, is_read, lag_of, ontvang, read_again
from services.kafka.topics import DELEN_INTERN, TopicError
from services.metingen.hartslag import Hartslag
from services.metingen.namen import BATCHES, CONSUMENT_ACHTER
from services.projector.batch import Volgwerk
from services.projector.kaders import verloop_of
from services.projector.projector import use_frames
from services.tracering.stap import stappen

GROEP = "verzuimspoor-projecties"
PER_POLL = 2_000
BATCH = 2_000
LOOK = 1.0
"""Seconds between two looks at the log, whether something does not come through Kafka."""
LATE = timedelta(seconds=10)
"""So long after its receipt an event is no longer waited for."""
PATIENCE = (0.1, 0.3, 1.0, 2.0, 3.0)
"""Seconds until we try again, after database or Kafka did not do it."""
logger = logging.getLogger("verzuimspoor.project")


@dataclass(slots=True)
class Kafkavolger:
    """
    Follows the internal topic in a consumer group: a partition is a part of the dossiers, of one process at a time.

    Rows and the place in the log that they are at change in one transaction, which holds the part. So what a process
    that lost its partition still does, does nothing; and what Kafka believes to have been read is a hint. A message
    names the one before it: whoever did not have that reads the log instead.
    """

    log: EventLog
    rows: RowStore
    kader: Kader
    nu: Callable[[], datetime]
    plaats: Kafkaplaats
    gedaan: int = 0
    """Batches that came through Kafka."""
    uit_logboek: int = 0
    """Batches that were read from the log, since something was missing."""
    hartslag: Hartslag = field(default_factory=Hartslag)
    _gekeken: float = field(default=0.0, init=False)
    _gemeten: set[int] = field(default_factory=set, init=False)

    def volg(self, stop: Sein, *, eenmaal: bool = False) -> None:
        """
        Follow until `stop`, or with `eenmaal` until nothing is left; what goes wrong is tried again.

        Raises:
            TopicError: the rows do not have as many parts as the topic.

        """
        if self.rows.delen != DELEN_INTERN:
            raise TopicError("projecties volgen via Kafka kan alleen op een server (PostgreSQL)")
        mislukt = 0
        while not stop.is_set():
            voor = self.gedaan
            try:
                with vertaald(), closing(lezer(self.plaats, "projecties", GROEP, max_poll_records=PER_POLL)) as client:
                    client.subscribe([self.plaats.intern])
                    self._read(client, stop, eenmaal=eenmaal)
                    return
            except BrokerError as fout:
                mislukt = self._try_later(fout, 0 if self.gedaan > voor else mislukt, stop)

    def _read(self, client: KafkaConsumer, stop: Sein, *, eenmaal: bool) -> None:
        mislukt = 0
        while not stop.is_set() and not (eenmaal and self._is_done()):
            nieuw = ontvang(client, 250)
            try:
                self._apply(client, nieuw)
                self._look_at_the_log(tp.partition for tp in client.assignment() - nieuw.keys() if is_read(client, tp))
                self._measure(client)
                self.hartslag.gelukt()
                mislukt = 0
            except OpslagError as fout:
                read_again(client, nieuw)
                mislukt = self._try_later(fout, mislukt, stop)

    def _measure(self, client: KafkaConsumer) -> None:
        """Say of each part that we have how many messages we have not read; of one that went to another nothing."""
        achter = {tp.partition: lag_of(client, tp) for tp in client.assignment()}
        for deel in self._gemeten - achter.keys():
            CONSUMENT_ACHTER.remove(str(deel))
        for deel, berichten in achter.items():
            CONSUMENT_ACHTER.labels(str(deel)).set(berichten)
        self._gemeten = set(achter)

    def _is_done(self) -> bool:
        return min(self.rows.positions().values()) >= self.log.last_id()

    def _try_later(self, fout: Exception, mislukt: int, stop: Sein) -> int:
        self.hartslag.rond()
        wachten = PATIENCE[min(mislukt, len(PATIENCE) - 1)]
        logger.warning("%s; over %.1f s nog eens", fout, wachten)
        stop.wait(wachten)
        return mislukt + 1

    def _apply(self, client: KafkaConsumer, nieuw: Gelezen) -> None:
        for tp, records in nieuw.items():
            self._follow(tp.partition, gelezen(records))
            self.gedaan += 1
            BATCHES.labels("kafka").inc()
            client.commit_async({tp: OffsetAndMetadata(records[-1].offset + 1, "", -1)})

    def _follow(self, deel: int, berichten: Deelberichten) -> None:
        """Bring a part up to the last of these messages; raises OpslagError, and then nothing of it was done."""
        aantal = len(berichten.berichten)
        with stappen("topic.lezen", berichten.sporen, verzuimspoor__deel=deel, verzuimspoor__berichten=aantal) as hier:
            with resting(), self.rows.writing(deel) as schrijver:
                stand = self._begin(schrijver)
                nieuw = berichten.after(stand)
                if not nieuw:
                    return
                tot = nieuw.tot_en_met
                if nieuw.follows_on(stand) and len(set(schrijver.positions().values())) == 1:
                    werk = self._werk(schrijver, Horizon(tot, self.nu()), nieuw)
                    with stappen("projectie.volgen", hier.values(), verzuimspoor__positie=tot):
                        werk.gegeven(nieuw.verwijzingen)
                    return
            self._from_the_log(deel, tot)

    def _begin(self, schrijver: Schrijver) -> int:
        use_frames(schrijver, verloop_of(self.log, self.kader))
        return min(schrijver.positions().values())

    def _werk(self, schrijver: Schrijver, horizon: Horizon, berichten: Deelberichten | None = None) -> Volgwerk:
        gekregen = {} if berichten is None else berichten.whole_streams
        verloop = verloop_of(self.log, self.kader)
        return Volgwerk(self.log, self.rows, schrijver, verloop, horizon, self._let_know, gekregen)

    def _from_the_log(self, deel: int, tot: int) -> None:
        logger.info("deel %d leest het logboek tot en met gebeurtenis %d", deel, tot)
        stand = 0
        while stand < tot:
            with resting(), self.rows.writing(deel) as schrijver:
                self._begin(schrijver)
                stand = self._werk(schrijver, Horizon(tot, self.nu())).een_batch(BATCH)
            self.uit_logboek += 1
            BATCHES.labels("logboek").inc()

    def _look_at_the_log(self, delen: Iterable[int]) -> None:
        """
        Say of parts to which nothing came that nothing was to come; what should have come is read from the log.

        Without this a quiet part would stay behind for ever, and one that Kafka keeps something from too.
        """
        if time.monotonic() < self._gekeken + LOOK:
            return
        self._gekeken = time.monotonic()
        horizon: Horizon | None = None
        laatste, standen = self.log.last_id(), self.rows.positions_by_part()
        for deel in delen:
            if min(standen[deel].values()) < laatste:
                horizon = horizon or self.log.horizon(self.nu())
                self._look_at(deel, horizon)

    def _look_at(self, deel: int, horizon: Horizon) -> None:
        with self.rows.writing_if_free(deel) as schrijver:
            if schrijver is None:
                return
            stand = self._begin(schrijver)
            eerste = self._first_of(deel, stand, horizon)
            if eerste > horizon.last_id and len(set(schrijver.positions().values())) == 1:
                self._werk(schrijver, horizon).gegeven([])
                schrijver.follow(horizon.moment)
                return
        if eerste > horizon.last_id or self._is_late(eerste):
            self._from_the_log(deel, horizon.last_id)

    def _first_of(self, deel: int, stand: int, horizon: Horizon) -> int:
        """Return the first event of a part after `stand`, or a place after the horizon when there is none."""
        while stand < horizon.last_id:
            verwijzingen = self.log.since(stand, BATCH, horizon.last_id)
            for verwijzing in verwijzingen:
                if verwijzing.is_dossier and self.rows.deel_van(verwijzing.dossier_id) == deel:
                    return verwijzing.notification_id
            stand = verwijzingen[-1].notification_id
        return horizon.last_id + 1

    def _is_late(self, nummer: int) -> bool:
        (stored,) = self.log.stored_since(nummer - 1, 1)
        return moment_of(stored.ontvangen_op) < self.nu() - LATE

    def _let_know(self, wachtend: Wachtend) -> None:
        logger.error(
            "dossier %s wacht sinds gebeurtenis %d: %s", wachtend.dossier_id, wachtend.notification_id, wachtend.fout
        )
