"""Was all of a partition read, and how is something read once more?"""

from collections.abc import Mapping, Sequence

from kafka import KafkaConsumer, TopicPartition
from kafka.consumer.fetcher import ConsumerRecord

Gelezen = Mapping[TopicPartition, Sequence[ConsumerRecord]]


def is_read(client: KafkaConsumer, tp: TopicPartition) -> bool:
    """Say whether all that Kafka has of a partition was given to us; of one that was never looked at nobody knows."""
    hoogste = client.highwater(tp)
    return hoogste is not None and (client.position(tp) or 0) >= hoogste


def read_again(client: KafkaConsumer, nieuw: Gelezen) -> None:
    """Let what was read and perhaps not done be read once more; what was done is passed over then."""
    for tp in nieuw.keys() & client.assignment():
        client.seek(tp, nieuw[tp][0].offset)
