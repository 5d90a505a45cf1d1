"""How much of a partition was not read yet, and how is something read once more?"""

from collections.abc import Mapping, Sequence

from kafka import KafkaConsumer, TopicPartition
from kafka.consumer.fetcher import ConsumerRecord

Gelezen = Mapping[TopicPartition, Sequence[ConsumerRecord]]


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
