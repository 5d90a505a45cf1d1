"""Up to which event does a topic hold what was recorded, in each of its partitions?"""

import time
from collections.abc import Mapping
from contextlib import closing
from uuid import UUID

import orjson
from kafka import KafkaConsumer, TopicPartition
from kafka.consumer.fetcher import ConsumerRecord

from services.eventlog.log import EventLog
from services.kafka.intern import BerichtError, positie_van
from services.kafka.klant import BrokerError, Kafkaplaats, lezer, vertaald
from services.kafka.topics import TopicError

Toppen = dict[tuple[str, int], int]
"""By topic and partition the place in the log of the last message; nought where there is none."""
RUST = 0.3
"""Seconds in which nothing may be added before we believe that it is the end."""
PATIENCE = 30.0


Ids = dict[int, UUID]
"""By place in the log the id of the event that a message says is there."""


def lees_toppen(plaats: Kafkaplaats, delen: Mapping[str, int], ids: Ids | None = None) -> Toppen:
    """
    Return up to where each partition is, when two looks in a row say the same.

    What a relay before us had on its way may arrive a moment after it is gone. Which events the last messages are about
    is added to `ids`.

    Raises:
        BrokerError: Kafka does not answer, or somebody goes on adding.
        BerichtError: the last message is not one of ours.

    """
    tot = time.monotonic() + PATIENCE
    with vertaald(), closing(lezer(plaats, "relay-toppen", max_poll_records=2_000)) as client:
        vorige = _look(client, plaats, delen, tot, ids)
        while time.monotonic() < tot:
            time.sleep(RUST)
            nu = _look(client, plaats, delen, tot, ids)
            if nu == vorige:
                return nu
            vorige = nu
    raise BrokerError("Kafka: een ander blijft berichten op de topics zetten")


def van_dit_logboek(log: EventLog, ids: Ids) -> None:
    """
    Refuse to go on where topics hold events that the log has not.

    It was put back from a copy, and gives their places to others: whoever passes over what is there would never tell
    of those (raises TopicError, OpslagError).
    """
    for positie, event_id in sorted(ids.items(), reverse=True):
        if [s.event_id for s in log.stored_since(positie - 1, 1) if s.id == positie] != [event_id]:
            raise TopicError(
                f"op de topics staat een gebeurtenis {positie} die het logboek niet heeft: het is teruggezet of van "
                "een ander; kies nieuwe topics en draai verzuimspoor relay --opnieuw (deploy/runbook.md)"
            )


def _look(client: KafkaConsumer, plaats: Kafkaplaats, delen: Mapping[str, int], tot: float, ids: Ids | None) -> Toppen:
    toppen: Toppen = {(naam, deel): 0 for naam, aantal in delen.items() for deel in range(aantal)}
    alle = [TopicPartition(naam, deel) for naam, deel in toppen]
    begin, eind = client.beginning_offsets(alle), client.end_offsets(alle)
    gevuld = [tp for tp in alle if eind[tp] > begin[tp]]
    client.assign(gevuld)
    client.resume(*client.paused())
    for tp in gevuld:
        client.seek(tp, max(begin[tp], eind[tp] - 1))
    wacht = set(gevuld)
    while wacht:
        if time.monotonic() > tot:
            raise BrokerError("Kafka: het einde van de topics is niet te lezen")
        for tp, records in client.poll(timeout_ms=200).items():
            laatste = records[-1]
            is_publiek = tp.topic == plaats.publiek
            positie = public_position(laatste.value) if is_publiek else positie_van(laatste.headers)
            toppen[tp.topic, tp.partition] = positie
            if ids is not None:
                ids[positie] = _id_of(laatste, is_publiek=is_publiek)
        for tp in list(wacht):
            if toppen[tp.topic, tp.partition] and (client.position(tp) or 0) >= (client.highwater(tp) or 0):
                wacht.discard(tp)
                client.pause(tp)
    return toppen


def _id_of(record: ConsumerRecord, *, is_publiek: bool) -> UUID:
    """Return the id of the event of a message (raises BerichtError)."""
    try:
        return UUID(orjson.loads(record.value)["id"] if is_publiek else dict(record.headers)["ce_id"].decode())
    except (KeyError, TypeError, ValueError):
        raise BerichtError("op een topic staat een bericht dat niet van ons is") from None


def public_position(waarde: bytes | None) -> int:
    """Return the place in the log of a message of the public topic (raises BerichtError)."""
    try:
        return int(orjson.loads(waarde or b"")["data"]["positie"])
    except (KeyError, TypeError, ValueError):
        raise BerichtError("op het publieke topic staat een bericht dat niet van ons is") from None
