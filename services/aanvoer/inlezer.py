"""How are the rows on the topic taken in by as many processes as there is room for, each row once?"""

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain
from threading import Event as Sein

from kafka import KafkaConsumer, TopicPartition
from kafka.consumer.fetcher import ConsumerRecord
from kafka.structs import OffsetAndMetadata

from projections.stores.databank import OpslagError
from services.aanvoer.beoordelen import NIET_TE_BESLISSEN, WACHT, OnbeslistError, beoordeel, leg_vast, uitvaller
from services.aanvoer.boek import Aanvoerboek, AchterhaaldError, Stuk
from services.aanvoer.sorteren import Partij, partijen
from services.eventlog.errors import EventLogError
from services.eventlog.opnieuw import until_first
from services.ingest.aanlevering import Omgeving
from services.kafka.klant import BrokerError, Kafkaplaats, lezer, vertaald
from services.kafka.lezen import is_read, ontvang, read_again
from services.kafka.topics import DELEN_AANVOER, TopicError, kijk_aanvoer_na
from services.logboek import Handeling, bezig
from services.logboek.spoor import nieuw_spoor
from services.metingen.hartslag import Hartslag
from services.metingen.namen import tel_rijen

GROEP = "verzuimspoor-inlezen"
MOST, FEWEST = 2_000, 50
"""Rows that are asked for at once: fewer as soon as storing them takes long."""
SLOW, QUICK = 4.0, 1.0
"""Seconds that storing a batch takes when it is to be smaller, or may be larger."""
LOOK = 2.0
"""Seconds between two looks whether deliveries are done."""
PATIENCE = (0.1, 0.3, 1.0, 2.0, 3.0)
"""Seconds until we try again, after database or Kafka did not do it."""
logger = logging.getLogger("verzuimspoor.inlezen")


@dataclass(slots=True)
class Inlezer:
    """
    Takes in rows in a consumer group: a partition is of one process at a time, and if two believe so, one is undone.

    What rows become and the place in the partition change in one transaction of the log, from the place that was
    believed. What Kafka believes to have been read is a hint.
    """

    omgeving: Callable[[], Omgeving]
    """Gives what deciding needs, as it is at that moment."""
    plaats: Kafkaplaats
    boek: Aanvoerboek
    gelezen: int = 0
    """Messages that this process was through with."""
    hartslag: Hartslag = field(default_factory=Hartslag)
    _hoeveel: int = field(default=MOST, init=False)
    _gekeken: float = field(default=0.0, init=False)
    _teruggezocht: dict[TopicPartition, int] = field(default_factory=dict, init=False)

    def volg(self, stop: Sein, *, eenmaal: bool = False) -> None:
        """
        Take in until `stop`, or with `eenmaal` until nothing is left; what goes wrong is tried again.

        Raises:
            TopicError: the topic is not there, or is not the one that we took in from.
            OpslagError, EventLogError, BrokerError: with `eenmaal`, when trying again did not help.

        """
        mislukt = 0
        while not stop.is_set():
            voor = self.gelezen
            self.hartslag.rond()
            try:
                kijk_aanvoer_na(self.plaats)
                groep = None if eenmaal else GROEP
                with vertaald(), closing(lezer(self.plaats, "inlezen", groep, max_poll_records=MOST)) as client:
                    if eenmaal:
                        self._take_all(client)
                    else:
                        client.subscribe([self.plaats.aanvoer])
                    self._read(client, stop, eenmaal=eenmaal)
                    return
            except BrokerError as fout:
                mislukt = self._count(fout, 0 if self.gelezen > voor else mislukt, eenmaal=eenmaal)
                stop.wait(PATIENCE[min(mislukt, len(PATIENCE)) - 1])

    def _take_all(self, client: KafkaConsumer) -> None:
        """Take every partition without a group: another who takes in the same is stopped by the database."""
        alle = [TopicPartition(self.plaats.aanvoer, deel) for deel in range(DELEN_AANVOER)]
        client.assign(alle)
        for tp in alle:
            client.seek(tp, self.boek.volgende(tp.topic, tp.partition))

    def _read(self, client: KafkaConsumer, stop: Sein, *, eenmaal: bool) -> None:
        mislukt = 0
        while not stop.is_set():
            nieuw = ontvang(client, 250, self._hoeveel)
            try:
                for tp, records in nieuw.items():
                    self._apply(client, tp, records)
                self._tidy(client, now=False)
                self.hartslag.gelukt()
                mislukt = 0
            except (OpslagError, EventLogError) as fout:
                self.hartslag.rond()
                read_again(client, nieuw)
                mislukt = self._count(fout, mislukt, eenmaal=eenmaal)
                self._rest(client, PATIENCE[min(mislukt, len(PATIENCE)) - 1], stop)
            if eenmaal and not mislukt and not nieuw and all(is_read(client, tp) for tp in client.assignment()):
                self._tidy(client, now=True)
                return

    def _count(self, fout: Exception, mislukt: int, *, eenmaal: bool) -> int:
        if eenmaal and mislukt >= len(PATIENCE):
            raise fout
        logger.warning("%s; over %.1f s nog eens", fout, PATIENCE[min(mislukt, len(PATIENCE) - 1)])
        return mislukt + 1

    def _rest(self, client: KafkaConsumer, seconden: float, stop: Sein) -> None:
        """Ask for nothing for a while; the group goes on knowing us."""
        tot = time.monotonic() + seconden
        while (over := tot - time.monotonic()) > 0 and not stop.is_set():
            client.pause(*client.assignment())
            read_again(client, client.poll(timeout_ms=0))
            stop.wait(min(over, 0.5))
        client.resume(*client.paused())

    def _apply(self, client: KafkaConsumer, tp: TopicPartition, records: Sequence[ConsumerRecord]) -> None:
        """Take in records of one partition (raises OpslagError, EventLogError: then they are to be read again)."""
        van = self.boek.volgende(tp.topic, tp.partition)
        nieuw = [record for record in records if record.offset >= van]
        if nieuw and nieuw[0].offset > van and self._teruggezocht.get(tp) != van:
            self._teruggezocht[tp] = van  # the database was put back, or what was there is gone: look once
            client.seek(tp, van)
            return
        begin = time.monotonic()
        try:
            for partij in partijen(self.boek, tp.topic, tp.partition, van, nieuw):
                self._take(partij)
        except AchterhaaldError:
            logger.info("deel %d is ook door een ander ingelezen; verder vanaf daar", tp.partition)
            if tp in client.assignment():
                client.seek(tp, self.boek.volgende(tp.topic, tp.partition))
            return
        self.gelezen += len(nieuw)
        self._adapt(time.monotonic() - begin)
        if client.config["group_id"] is not None:
            client.commit_async({tp: OffsetAndMetadata(records[-1].offset + 1, "", -1)})

    def _is_the_same(self, client: KafkaConsumer) -> None:
        """Refuse a topic on which less stands than was taken in already: it is another one of that name."""
        plaatsen = self.boek.plaatsen(self.plaats.aanvoer)
        for tp in client.assignment():
            hoogste = client.highwater(tp)
            if hoogste is not None and hoogste < plaatsen.get(tp.partition, 0):
                raise TopicError(
                    f"het topic {tp.topic} is opnieuw gemaakt: er staat minder op dan al is ingelezen; "
                    "kies een topic met een nieuwe naam, en bied aan wat nog niet klaar was"
                )

    def _adapt(self, seconden: float) -> None:
        if seconden > SLOW:
            self._hoeveel = max(FEWEST, self._hoeveel // 2)
        elif seconden < QUICK:
            self._hoeveel = min(MOST, self._hoeveel * 2)

    def _take(self, partij: Partij) -> None:
        """Take in rows together; those of which nothing can be decided are looked at one by one."""
        omgeving = self.omgeving()
        with bezig(Handeling(nieuw_spoor(), "dienst:inlezen", omgeving.door)):
            self._decide_and_store(omgeving, partij)

    def _decide_and_store(self, omgeving: Omgeving, partij: Partij) -> None:
        try:
            until_first(lambda: self._once(omgeving, partij))
        except OnbeslistError as fout:
            if len(partij.rijen) > 1:
                for helft in partij.in_tweeen():
                    self._decide_and_store(omgeving, helft)
                return
            logger.error("een rij van levering %s is niet te beslissen: %s", partij.stuk.levering, fout)
            until_first(lambda: self._set_apart(omgeving, partij))

    def _once(self, omgeving: Omgeving, partij: Partij) -> None:
        stuk = replace(partij.stuk, op=omgeving.klok())
        if partij.levering is None or not partij.rijen:
            with omgeving.log.databank.schrijven() as v:
                stuk.schrijf(v)
            return
        dicht = self.boek.dicht({rij.plek.groep for rij in partij.rijen})
        oordeel = beoordeel(omgeving, partij.levering, partij.rijen, dicht)
        stuk.nieuw, stuk.ongewijzigd = oordeel.plan.geteld, oordeel.plan.ongewijzigd
        stuk.uitval = oordeel.uitval(partij.levering, partij.rijen)
        leg_vast(omgeving, oordeel.plan, stuk.schrijf)
        _measure(stuk)

    def _set_apart(self, omgeving: Omgeving, partij: Partij) -> None:
        dicht = self.boek.dicht({rij.plek.groep for rij in partij.rijen})
        waarom = () if dicht else (NIET_TE_BESLISSEN,)
        uitval = [uitvaller(partij.levering, rij, waarom) for rij in partij.rijen if partij.levering is not None]
        stuk = replace(partij.stuk, op=omgeving.klok(), uitval=uitval)
        with omgeving.log.databank.schrijven() as v:
            stuk.schrijf(v)

    def _tidy(self, client: KafkaConsumer, *, now: bool) -> None:
        if now or time.monotonic() > self._gekeken + LOOK:
            self._gekeken = time.monotonic()
            self._is_the_same(client)
            try:
                self.boek.ruim_op(self.omgeving().klok())
            except (OpslagError, EventLogError) as fout:  # rows go on coming in; the next look tries again
                logger.warning("leveringen die klaar zijn, zijn niet op te ruimen: %s", fout)


def _measure(stuk: Stuk) -> None:
    """Count what was stored; a row that waits is counted when it is decided on."""
    slecht = [een.codes.split(" | ") for een in stuk.uitval if een.codes != WACHT]
    tel_rijen(stuk.nieuw, stuk.ongewijzigd, len(slecht), chain.from_iterable(slecht))
