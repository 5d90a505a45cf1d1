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
DELEN_AANVOER = 12
"""Rows of a pupil are in one partition: so many processes may take in at once, and the number may not change."""
BEWAREN = 7 * 24 * 3_600 * 1_000
"""In milliseconds: the log is the record, a topic only passes on."""
BEWAREN_AANVOER = 3 * 24 * 3_600 * 1_000
"""Rows of a delivery are personal data, encrypted: kept as short as a weekend allows."""

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
        """Whether it can be used: of our own topics we reckon with the number of partitions."""
        return self.delen > 0 if self.waarvoor == "publiek" else self.delen == self.nodig

    @property
    def bewaren(self) -> int:
        """For how many milliseconds it keeps a message."""
        return BEWAREN_AANVOER if self.waarvoor == "aanlevering" else BEWAREN


def deel_van(stroom: UUID, delen: int) -> int:
    """Return in which partition a stream is: its id, as a number, modulo how many there are."""
    return stroom.int % delen


def topics(plaats: Kafkaplaats) -> list[Topic]:
    """Return how our topics are (raises BrokerError)."""
    namen = [plaats.publiek, plaats.intern, plaats.aanvoer]
    with vertaald(), closing(beheer(plaats, "topics")) as client:
        bekend = {t["name"]: len(t["partitions"]) for t in client.describe_topics(namen)}
    return [
        Topic(plaats.publiek, "publiek", bekend.get(plaats.publiek, 0), DELEN_PUBLIEK),
        Topic(plaats.intern, "intern", bekend.get(plaats.intern, 0), DELEN_INTERN),
        Topic(plaats.aanvoer, "aanlevering", bekend.get(plaats.aanvoer, 0), DELEN_AANVOER),
    ]


def maak_topics(plaats: Kafkaplaats, kopieen: int) -> list[Topic]:
    """
    Make the topics that are not there, each with so many copies, and return those that were made.

    Raises:
        BrokerError: Kafka does not answer, or does not want it.

    """
    ontbrekend = [topic for topic in topics(plaats) if not topic.delen]
    kopie = {"min.insync.replicas": "2"} if kopieen > 2 else {}
    with vertaald(), closing(beheer(plaats, "topics")) as client:
        for topic in ontbrekend:
            instellingen = {"cleanup.policy": "delete", "retention.ms": str(topic.bewaren), **kopie}
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
    Return by name in how many partitions the topics of the relay are.

    Raises:
        TopicError: one is not there, or has another number of partitions than it had: the order per pupil would break.
        BrokerError: Kafka does not answer.

    """
    publiek, intern, _ = topics(plaats)
    for topic in (publiek, intern):
        moet_goed_zijn(topic)
    if delen_publiek not in (None, publiek.delen):
        raise TopicError(
            f"het topic {publiek.naam} heeft nu {publiek.delen} delen en had er {delen_publiek}: dan klopt de volgorde "
            "per leerling niet meer; kies een nieuw topic"
        )
    return {publiek.naam: publiek.delen, intern.naam: intern.delen}


def kijk_aanvoer_na(plaats: Kafkaplaats) -> None:
    """Refuse a topic of deliveries that is not there or not as we need it (raises TopicError, BrokerError)."""
    moet_goed_zijn(topics(plaats)[2])


def moet_goed_zijn(topic: Topic) -> None:
    """Refuse a topic that cannot be used (raises TopicError)."""
    if not topic.delen:
        raise TopicError(f"het topic {topic.naam} is er niet; maak het met verzuimspoor topics --maak")
    if not topic.is_goed:
        raise TopicError(f"het topic {topic.naam} heeft {topic.delen} delen, en er zijn er {topic.nodig} nodig")
