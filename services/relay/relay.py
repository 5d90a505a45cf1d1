"""How does the log go to Kafka, for as long as it takes and whatever happens meanwhile?"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from threading import Event as Sein
from uuid import UUID

from projections.stores.databank import OpslagError
from projections.stores.databank.wekker import Wekker
from services.eventlog.log import EventLog
from services.kafka.intern import BerichtError
from services.kafka.klant import BrokerError, Kafkaplaats
from services.kafka.topics import TopicError, kijk_na
from services.metingen.hartslag import Hartslag
from services.metingen.namen import BERICHTEN
from services.relay.berichten import Schrijfwijze
from services.relay.sporen import doorgevend
from services.relay.stand import Relaystand
from services.relay.toppen import Ids, lees_toppen, van_dit_logboek
from services.relay.zender import SLACK, BezorgError, Zender

BATCH = 1_000
POLL = 0.25
"""Seconds until we look again, when nobody woke us."""
STANDBY = 1.0
"""Seconds until a relay that waits tries whether the other is gone."""
PATIENCE = (0.1, 0.3, 1.0, 2.0, 3.0)
"""Seconds until we try again, after database or Kafka did not do it."""
logger = logging.getLogger("verzuimspoor.relay")


@dataclass(slots=True)
class Relay:
    """
    Passes on what is recorded: one at a time, whoever else waits to take over.

    Where to go on is not remembered but looked up: the last message of each partition says up to where it is. What is
    kept in the database only says where to begin to look.
    """

    log: EventLog
    schrijfwijze: Schrijfwijze
    plaats: Kafkaplaats
    adres: str
    houder: UUID
    doorgegeven: int = 0
    """Messages that this process handed over."""
    eenmaal: bool = False
    hartslag: Hartslag = field(default_factory=Hartslag)
    actief: bool = False
    """Whether this is the one that passes on now."""

    def volg(self, stop: Sein, wekker: Wekker) -> None:
        """
        Pass on until `stop`, or with `eenmaal` until nothing is left; what goes wrong is tried again.

        Raises:
            TopicError, BerichtError: a topic is not as it must be, which no trying mends.
            OpslagError, BezorgError, BrokerError: with `eenmaal`, when trying again did not help.

        """
        mislukt = 0
        while not stop.is_set():
            voor = self.doorgegeven
            try:
                klaar = self._as_the_only_one(stop, wekker)
            except (TopicError, BerichtError):
                raise
            except (OpslagError, BezorgError, BrokerError) as fout:
                mislukt = 0 if self.doorgegeven > voor else mislukt
                wachten = PATIENCE[min(mislukt, len(PATIENCE) - 1)]
                mislukt += 1
                if self.eenmaal and mislukt > len(PATIENCE):
                    raise
                self.hartslag.rond()
                logger.warning("%s; over %.1f s nog eens", fout, wachten)
                stop.wait(wachten)
                continue
            if klaar:
                return

    def _as_the_only_one(self, stop: Sein, wekker: Wekker) -> bool:
        """Take the lock and pass on; return whether there is nothing left to do."""
        with Relaystand(self.adres, self.houder) as stand:
            gemeld = False
            while not stand.neem():
                self.hartslag.gelukt()
                if not gemeld:
                    logger.info("een andere relay geeft door; deze wacht tot zij weg is")
                    gemeld = True
                if stop.wait(STANDBY):
                    return True
            bekend = stand.lees()
            if stop.wait(bekend.onderweg):
                return True
            delen = kijk_na(self.plaats, bekend.delen_publiek)
            if bekend.delen_publiek is None:
                stand.onthoud_delen(delen[self.plaats.publiek])
            ids: Ids = {}
            toppen = lees_toppen(self.plaats, delen, ids)
            van_dit_logboek(self.log, ids)
            logger.info("geeft door vanaf gebeurtenis %d", bekend.position + 1)
            zender = Zender(self.plaats, delen, toppen, bekend.position)
            try:
                self.actief = True
                with zender:
                    return self._pass_on(stop, wekker, stand, zender, bekend.position)
            finally:
                self.actief = False
                self.doorgegeven += zender.verstuurd
                stand.stil(zender.bevestigd)

    def _pass_on(self, stop: Sein, wekker: Wekker, stand: Relaystand, zender: Zender, position: int) -> bool:
        gezegd, geteld = -1, 0
        while not stop.is_set():
            self.hartslag.gelukt()
            BERICHTEN.inc(zender.verstuurd - geteld)
            geteld = zender.verstuurd
            gelezen = self.log.stored_since(position, BATCH)
            if gelezen:
                with doorgevend(self.log, gelezen) as sporen:
                    paren = self.schrijfwijze.paren(gelezen, sporen)
                    zender.maak_ruimte()
                    zender.stuur(paren, partial(promise, stand, zender))
                position = gelezen[-1].id
                continue
            zender.wacht()
            if gezegd != zender.bevestigd:
                gezegd = zender.bevestigd
                stand.stil(gezegd)
            if self.eenmaal:
                return True
            wekker.wacht(POLL)
        zender.wacht()
        return True


def promise(stand: Relaystand, zender: Zender) -> float:
    """Write down how long what we hand over may be on its way; return until when that holds (raises OpslagError)."""
    tot = time.monotonic() + SLACK
    stand.onderweg(zender.bevestigd, zender.onderweg_hoogstens)
    return tot


def maak_relay(
    log: EventLog, plaats: Kafkaplaats, adres: str, oin: str, basispad: str, houder: Callable[[], UUID]
) -> Relay:
    """Return a relay of this log; it connects when it begins."""
    return Relay(log, Schrijfwijze(log, oin, basispad), plaats, adres, houder())
