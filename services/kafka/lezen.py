"""How much of a partition was not read yet, and how is something read once more?"""

from collections.abc import Mapping, Sequence

from kafka import KafkaConsumer, TopicPartition
from kafka.consumer.fetcher import ConsumerRecord

from services.kafka.klant import BrokerError

Gelezen = Mapping[TopicPartition, Sequence[ConsumerRecord]]


def ontvang(client: KafkaConsumer, wacht_ms: int, hoogstens: int | None = None) -> Gelezen:
    """
    Return the next messages by partition, after at most `wacht_ms`.

    Raises:
        BrokerError: the client forgot that it was joining its group, and would wait for ever: begin with another one.

    """
    nieuw: Gelezen = client.poll(timeout_ms=wacht_ms, max_records=hoogstens)
    if not nieuw and _forgot_its_group(client):
        raise BrokerError("Kafka: de client raakte zijn plaats in de groep kwijt")
    return nieuw


def _forgot_its_group(client: KafkaConsumer) -> bool:
    """
    Say whether a rebalance goes on that nobody waits for the end of.

    In kafka-python 3.0.12 two polls may wait for the same one: the first that ends says that nothing is to be joined,
    while the other began the next (seen on a busy machine: a member without heartbeat or partitions, for ever). Asked
    twice, since one may end while we look.
    """
    groep = client._coordinator  # type: ignore[attr-defined] # it is not told to anybody
    return not groep.need_rejoin() and groep.rebalance_in_progress() and not groep.need_rejoin()


def is_read(client: KafkaConsumer, tp: TopicPartition) -> bool:
    """Say whether all that Kafka has of a partition was given to us; of one that was never looked at nobody knows."""
    return client.highwater(tp) is not None and not lag_of(client, tp)


def lag_of(client: KafkaConsumer, tp: TopicPartition) -> int:
    """Return how many messages of a partition were not given to us; of one that was never looked at none is known."""
    hoogste = client.highwater(tp)
    return 0 if hoogste is None else max(hoogste - (client.position(tp) or 0), 0)


def read_again(client: KafkaConsumer, nieuw: Gelezen) -> None:
    """Let what was read and perhaps not done be read once more; what was done is passed over then."""
    for tp in nieuw.keys() & client.assignment():
        client.seek(tp, nieuw[tp][0].offset)
