"""What do messages of one partition of the internal topic say together: is anything missing, and what is whole?"""

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from kafka.consumer.fetcher import ConsumerRecord

from services.eventlog.recorder import StampedNotification
from services.eventlog.verwijzing import Streams, Verwijzing
from services.kafka.intern import BerichtError, InternBericht, lees

logger = logging.getLogger("verzuimspoor.project")


@dataclass(frozen=True, slots=True)
class Deelberichten:
    """Messages of one partition, in order."""

    berichten: Sequence[InternBericht]

    def __bool__(self) -> bool:
        return bool(self.berichten)

    @property
    def tot_en_met(self) -> int:
        """The place in the log of the last of them."""
        return self.berichten[-1].stored.id

    def after(self, stand: int) -> "Deelberichten":
        """Return those that are after a place in the log; one that came twice is there once."""
        return Deelberichten(list(_rising(self.berichten, stand)))

    def follows_on(self, stand: int) -> bool:
        """Say whether nothing is missing between a place in the log and the last of them."""
        voor = stand
        for bericht in self.berichten:
            if bericht.vorige > voor:
                return False
            voor = bericht.stored.id
        return True

    @property
    def verwijzingen(self) -> Iterator[Verwijzing]:
        """Yield which events they are."""
        for bericht in self.berichten:
            s = bericht.stored
            yield Verwijzing(s.id, s.dossier_id, s.originator_version, bericht.stroom == "dossier")

    @property
    def sporen(self) -> list[bytes]:
        """The places in technical traces with which they came."""
        return [bericht.spoor for bericht in self.berichten if bericht.spoor]

    @property
    def whole_streams(self) -> Streams:
        """Return the streams of which every event is among them: those that begin here."""
        stromen: dict[UUID, list[StampedNotification]] = defaultdict(list)
        for bericht in self.berichten:
            stromen[bericht.stored.dossier_id].append(bericht.stored)
        return {stroom: stored for stroom, stored in stromen.items() if stored[0].originator_version == 1}


def _rising(berichten: Sequence[InternBericht], stand: int) -> Iterator[InternBericht]:
    for bericht in berichten:
        if bericht.stored.id > stand:
            yield bericht
            stand = bericht.stored.id


def gelezen(records: Sequence[ConsumerRecord]) -> Deelberichten:
    """Read what Kafka gave; what is not ours is passed over, and if it stood for ours that is noticed as missing."""
    berichten = []
    for record in records:
        try:
            berichten.append(lees(record.key, record.value, record.headers))
        except BerichtError as fout:
            logger.error("%s (deel %d, plaats %d)", fout, record.partition, record.offset)
    return Deelberichten(berichten)
