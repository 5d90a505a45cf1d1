"""How do we connect to Kafka, and with which promises?"""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer
from kafka.errors import KafkaError

from domain.errors import VerzuimspoorError
from services.settings import InstellingError, Settings

VERBINDING = ("security_protocol", "ssl_", "sasl_")
"""How the options of security begin."""
TIJDEN = {"request_timeout_ms", "reconnect_backoff_max_ms", "connections_max_idle_ms", "client_dns_lookup"}
VAN_PRODUCENT = {"delivery_timeout_ms", "linger_ms", "batch_size", "compression_type"}
VAN_LEZER = {"session_timeout_ms", "heartbeat_interval_ms", "max_poll_interval_ms", "group_instance_id"}
VAST: dict[str, Any] = {
    "allow_auto_create_topics": False,
    "bootstrap_timeout_ms": 5_000,
    "reconnect_backoff_max_ms": 1_000,
}
PRODUCENT: dict[str, Any] = {
    "acks": "all",
    "enable_idempotence": True,
    "max_in_flight_requests_per_connection": 5,
    "delivery_timeout_ms": 10_000,
    "request_timeout_ms": 5_000,
    "linger_ms": 5,
    "batch_size": 65_536,
    "compression_type": "lz4",
    "max_block_ms": 5_000,
}
LEZER: dict[str, Any] = {
    "enable_auto_commit": False,
    "auto_offset_reset": "earliest",
    "isolation_level": "read_committed",
    "session_timeout_ms": 15_000,
    "heartbeat_interval_ms": 3_000,
    "max_poll_interval_ms": 300_000,
}


class BrokerError(VerzuimspoorError):
    """Kafka did not do what was asked; trying again may help."""


@contextmanager
def vertaald() -> Iterator[None]:
    """Raise what the client raises as an error of ours; without its text, in which what was sent may stand."""
    try:
        yield
    except KafkaError as fout:
        raise BrokerError(f"Kafka: {type(fout).__name__}") from fout


@dataclass(frozen=True, slots=True)
class Kafkaplaats:
    """Where Kafka is, what our topics are called there, and how to connect; what it holds may be a secret."""

    adressen: tuple[str, ...]
    publiek: str
    intern: str
    opties: dict[str, Any]
    aanvoer: str = "verzuimspoor.aanlevering"

    @property
    def bezorgtijd(self) -> float:
        """Return how many seconds after it was handed over a message may still arrive."""
        return float(self.opties.get("delivery_timeout_ms", PRODUCENT["delivery_timeout_ms"])) / 1_000


def kafkaplaats(settings: Settings) -> Kafkaplaats:
    """
    Return what the settings say of Kafka.

    Raises:
        InstellingError: Kafka is not set, or the options cannot be used; no value of an option is named.

    """
    adressen = tuple(deel.strip() for deel in settings.kafka.split(",") if deel.strip())
    if not adressen:
        raise InstellingError("noem de brokers van Kafka (VERZUIMSPOOR_KAFKA=host:9092,...)")
    if settings.kafka_publiek == settings.kafka_intern:
        raise InstellingError("het publieke en het interne topic zijn twee topics: geef ze elk een eigen naam")
    if settings.kafka_aanlevering in (settings.kafka_publiek, settings.kafka_intern):
        raise InstellingError("het topic van aanleveringen is een eigen topic: geef het een eigen naam")
    geheim = settings.kafka_opties
    try:
        opties = json.loads(geheim.get_secret_value()) if geheim is not None else {}
    except ValueError:
        raise InstellingError("VERZUIMSPOOR_KAFKA_OPTIES is geen JSON") from None
    if not isinstance(opties, dict):
        raise InstellingError("VERZUIMSPOOR_KAFKA_OPTIES is geen JSON-object")
    if onbekend := sorted(naam for naam in opties if not _is_option(naam)):
        raise InstellingError(f"VERZUIMSPOOR_KAFKA_OPTIES: deze namen zijn er niet: {', '.join(onbekend)}")
    return Kafkaplaats(adressen, settings.kafka_publiek, settings.kafka_intern, opties, settings.kafka_aanlevering)


def _is_option(naam: str) -> bool:
    return naam.startswith(VERBINDING) or naam in TIJDEN | VAN_PRODUCENT | VAN_LEZER


def producent(plaats: Kafkaplaats, wie: str) -> KafkaProducer:
    """Return a producer that keeps order within a partition and writes nothing twice in its life."""
    return KafkaProducer(**_given(plaats, wie, PRODUCENT, VAN_PRODUCENT))


def lezer(plaats: Kafkaplaats, wie: str, groep: str | None = None, max_poll_records: int = 500) -> KafkaConsumer:
    """Return a consumer that begins at the beginning and commits nothing by itself."""
    basis = LEZER if groep is not None else {n: w for n, w in LEZER.items() if n not in VAN_LEZER}
    return KafkaConsumer(
        **_given(plaats, wie, basis, VAN_LEZER if groep is not None else set()),
        group_id=groep,
        max_poll_records=max_poll_records,
    )


def beheer(plaats: Kafkaplaats, wie: str) -> KafkaAdminClient:
    """Return who makes topics and looks at them."""
    gegeven = _given(plaats, wie, {}, set())
    del gegeven["allow_auto_create_topics"]
    return KafkaAdminClient(**gegeven)


def _given(plaats: Kafkaplaats, wie: str, basis: dict[str, Any], eigen: set[str]) -> dict[str, Any]:
    """Return the configuration of a client; topics are made by whoever may, never because somebody asked."""
    let_nobody_read_along()
    passend = {n: w for n, w in plaats.opties.items() if n in eigen or n in TIJDEN or n.startswith(VERBINDING)}
    wie_waar = {"bootstrap_servers": list(plaats.adressen), "client_id": f"verzuimspoor-{wie}"}
    return {**wie_waar, **VAST, **basis, **passend}


def let_nobody_read_along() -> None:
    """See to it that the client never logs below INFO, however the logs are set: it would write every key and value."""
    namen = ["kafka", *(naam for naam in logging.Logger.manager.loggerDict if naam.startswith("kafka."))]
    for naam in namen:
        logger = logging.getLogger(naam)
        if logger.level < logging.INFO and (naam == "kafka" or logger.level != logging.NOTSET):
            logger.setLevel(logging.INFO)
