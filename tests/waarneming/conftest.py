"""A whole installation, watched: every process that goes on, on PostgreSQL and Kafka, with a collector of traces."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from services.kafka.topics import maak_topics
from tests.kit.apiserver import Api, draait
from tests.kit.collector import Collector, luistert
from tests.kit.kafka import SNEL, broker, eigen_plaats
from tests.kit.postgres import database
from tests.kit.waarneming import Bewaakt, draaiend
from tests.kit.zaaksysteem import GEHEIM, Zaaksysteem
from tests.kit.zaken import als_toml


@dataclass
class Huis:
    """Everything that runs."""

    api: Api
    serve: Bewaakt
    inname: Bewaakt
    relay: Bewaakt
    project: Bewaakt
    inlezen: Bewaakt
    zaken: Bewaakt
    berichten: Bewaakt
    collector: Collector
    logboek: Collector
    adres: str

    @property
    def processen(self) -> list[Bewaakt]:
        """Those that are watched."""
        return [self.serve, self.inname, self.relay, self.project, self.inlezen, self.zaken, self.berichten]


def _post(folder: Path) -> Path:
    """Say where messages go; nobody gets one here."""
    regels = (
        'dashboard = "https://verzuim.voorbeeld"',
        'afzender = "v@gemeente.voorbeeld"',
        'domeinen = ["gemeente.voorbeeld"]',
        "[smtp]",
    )
    path = folder / "berichten.toml"
    path.write_text("\n".join((*regels, 'server = "mail.voorbeeld"')), encoding="utf-8")
    return path


@pytest.fixture(scope="package")
def huis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Huis]:
    folder: Path = tmp_path_factory.mktemp("huis")
    with ExitStack() as open_:
        adres, collector = open_.enter_context(database()), open_.enter_context(luistert(Collector()))
        logboek = open_.enter_context(luistert(Collector()))
        gekozen = open_.enter_context(broker("ingebed"))
        plaats = eigen_plaats(gekozen)
        maak_topics(plaats, 1)
        omgeving = {
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "VERZUIMSPOOR_DB": adres,
            "VERZUIMSPOOR_SLEUTELS": str(folder / "verzuimspoor.sleutels"),
            "VERZUIMSPOOR_ROL": "dienst",
            "VERZUIMSPOOR_KAFKA": gekozen.adres,
            "VERZUIMSPOOR_KAFKA_PUBLIEK": plaats.publiek,
            "VERZUIMSPOOR_KAFKA_INTERN": plaats.intern,
            "VERZUIMSPOOR_KAFKA_AANLEVERING": plaats.aanvoer,
            "VERZUIMSPOOR_KAFKA_OPTIES": SNEL,
            "VERZUIMSPOOR_LOGBOEK": logboek.adres,
            "VERZUIMSPOOR_ZAKEN": str(als_toml(folder, Zaaksysteem("https://zaken.voorbeeld/api/v1"))),
            "VERZUIMSPOOR_ZAKEN_GEHEIM": GEHEIM,
            "VERZUIMSPOOR_BERICHTEN": str(_post(folder)),
            "VERZUIMSPOOR_METINGEN": "127.0.0.1:0",
            "VERZUIMSPOOR_LOG_VERZOEKEN": "true",
            "VERZUIMSPOOR_TRACERING": "true",
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": collector.adres,
            "OTEL_BSP_SCHEDULE_DELAY": "100",
        }
        relay = open_.enter_context(draaiend(folder, "relay", "relay", **omgeving))
        project = open_.enter_context(draaiend(folder, "project", "project", "--via-kafka", **omgeving))
        api = open_.enter_context(draait(folder, "--zonder-inname", **omgeving))
        inname = open_.enter_context(draaiend(folder, "inname", "inname", **omgeving))
        inlezen = open_.enter_context(draaiend(folder, "inlezen", "inlezen", **omgeving))
        zaken = open_.enter_context(draaiend(folder, "zaken", "zaken", **omgeving))
        berichten = open_.enter_context(draaiend(folder, "berichten", "berichten", **omgeving))
        serve = Bewaakt("serve", api.fouten)
        yield Huis(api, serve, inname, relay, project, inlezen, zaken, berichten, collector, logboek, adres)
