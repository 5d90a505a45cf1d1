"""Which topics must there be, in how many partitions, and how are they made?"""

import time
from contextlib import closing, suppress
from dataclasses import dataclass
from uuid import UUID

from kafka.admin import NewTopic
from kafka.errors import TopicAlreadyExistsError

from domain.errors import VerzuimspoorError
from services.kafka.klant import BrokerError, Kafkaplaats, beheer, vertaald

DELEN_INTERN = 16
"""As many as the rows have: whoever follows a partition follows a part."""
DELEN_PUBLIEK = 12
BEWAREN = 7 * 24 * 3_600 * 1_000
"""In milliseconds: the log is the record, a topic only passes on."""


SECONDS_TO_APPEAR = 10.0
"""A topic that was made is seen everywhere a moment later."""


class TopicError(VerzuimspoorError):
    """A topic is not there, or is not as we need it."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic that we use: `delen` is in how many partitions it is, nought when it is not there."""

    naam: str
    waarvoor: str
    delen: int
    nodig: int

    @property
    def is_goed(self) -> bool:
        """Whether it can be used: the internal one has as many partitions as the rows have parts."""
        return self.delen == self.nodig if self.waarvoor == "intern" else self.delen > 0


def deel_van(stroom: UUID, delen: int) -> int:
    """Return in which partition a stream is: its id, as a number, modulo how many there are."""
    return stroom.int % delen


def topics(plaats: Kafkaplaats) -> list[Topic]:
    """Return how our topics are (raises BrokerError)."""
    with vertaald(), closing(beheer(plaats, "topics")) as client:
        bekend = {t["name"]: len(t["partitions"]) for t in client.describe_topics([plaats.publiek, plaats.intern])}
    return [
        Topic(plaats.publiek, "publiek", bekend.get(plaats.publiek, 0), DELEN_PUBLIEK),
        Topic(plaats.intern, "intern", bekend.get(plaats.intern, 0), DELEN_INTERN),
    ]


def maak_topics(plaats: Kafkaplaats, kopieen: int) -> list[Topic]:
    """
    Make the topics that are not there, each with so many copies, and return those that were made.

    Raises:
        BrokerError: Kafka does not answer, or does not want it.

    """
    ontbrekend = [topic for topic in topics(plaats) if not topic.delen]
    instellingen = {"cleanup.policy": "delete", "retention.ms": str(BEWAREN)}
    if kopieen > 2:
        instellingen["min.insync.replicas"] = "2"
    with vertaald(), closing(beheer(plaats, "topics")) as client:
        for topic in ontbrekend:
            with suppress(TopicAlreadyExistsError):
                client.create_topics([NewTopic(topic.naam, topic.nodig, kopieen, topic_configs=instellingen)])
    tot = time.monotonic() + SECONDS_TO_APPEAR
    while not all(topic.delen for topic in topics(plaats)):
        if time.monotonic() > tot:
            raise BrokerError("Kafka: een topic dat gemaakt is, laat zich niet zien")
        time.sleep(0.1)
    return ontbrekend


def kijk_na(plaats: Kafkaplaats, delen_publiek: int | None) -> dict[str, int]:
    """
    Return by name in how many partitions our topics are.

    Raises:
        TopicError: one is not there, or has another number of partitions than it had: the order per pupil would break.
        BrokerError: Kafka does not answer.

    """
    publiek, intern = topics(plaats)
    for topic in (publiek, intern):
        if not topic.delen:
            raise TopicError(f"het topic {topic.naam} is er niet; maak het met verzuimspoor topics --maak")
        if not topic.is_goed:
            raise TopicError(f"het topic {topic.naam} heeft {topic.delen} delen, en er zijn er {topic.nodig} nodig")
    if delen_publiek not in (None, publiek.delen):
        raise TopicError(
            f"het topic {publiek.naam} heeft nu {publiek.delen} delen en had er {delen_publiek}: dan klopt de volgorde "
            "per leerling niet meer; kies een nieuw topic"
        )
    return {publiek.naam: publiek.delen, intern.naam: intern.delen}
