"""Up to which event does a topic hold what was recorded, in each of its partitions?"""

import time
from collections.abc import Mapping
from contextlib import closing

import orjson
from kafka import KafkaConsumer, TopicPartition

from services.kafka.intern import BerichtError, positie_van
from services.kafka.klant import BrokerError, Kafkaplaats, lezer, vertaald

Toppen = dict[tuple[str, int], int]
"""By topic and partition the place in the log of the last message; nought where there is none."""
RUST = 0.3
"""Seconds in which nothing may be added before we believe that it is the end."""
PATIENCE = 30.0


def lees_toppen(plaats: Kafkaplaats, delen: Mapping[str, int]) -> Toppen:
    """
    Return up to where each partition is, when two looks in a row say the same.

    What a relay before us had on its way may arrive a moment after it is gone.

    Raises:
        BrokerError: Kafka does not answer, or somebody goes on adding.
        BerichtError: the last message is not one of ours.

    """
    tot = time.monotonic() + PATIENCE
    with vertaald(), closing(lezer(plaats, "relay-toppen", max_poll_records=2_000)) as client:
        vorige = _look(client, plaats, delen, tot)
        while time.monotonic() < tot:
            time.sleep(RUST)
            nu = _look(client, plaats, delen, tot)
            if nu == vorige:
                return nu
            vorige = nu
    raise BrokerError("Kafka: een ander blijft berichten op de topics zetten")


def _look(client: KafkaConsumer, plaats: Kafkaplaats, delen: Mapping[str, int], tot: float) -> Toppen:
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
            toppen[tp.topic, tp.partition] = (
                public_position(laatste.value) if is_publiek else positie_van(laatste.headers)
            )
        for tp in list(wacht):
            if toppen[tp.topic, tp.partition] and (client.position(tp) or 0) >= (client.highwater(tp) or 0):
                wacht.discard(tp)
                client.pause(tp)
    return toppen


def public_position(waarde: bytes | None) -> int:
    """Return the place in the log of a message of the public topic (raises BerichtError)."""
    try:
        return int(orjson.loads(waarde or b"")["data"]["positie"])
    except (KeyError, TypeError, ValueError):
        raise BerichtError("op het publieke topic staat een bericht dat niet van ons is") from None
