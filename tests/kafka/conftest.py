"""Which brokers do these tests run on?"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from services.generator.nummers import bsn
from services.kafka.klant import Kafkaplaats
from services.kafka.topics import maak_topics
from tests.kit.aanvoer import LEERLINGEN, Proef
from tests.kit.kafka import SNEL, Broker, broker, eigen_plaats, has_apache
from tests.kit.postgres import database
from tests.kit.winkel import Winkel, open_winkel

ZONDER_APACHE = "Apache Kafka needs java and mvn, and they are not there"
BROKERS = ("ingebed", "apache")


class Brokers:
    """One broker of each kind for the whole run, started when it is first asked for."""

    def __init__(self, opruimen: ExitStack) -> None:
        self._opruimen = opruimen
        self._lopend: dict[str, Broker] = {}

    def __getitem__(self, naam: str) -> Broker:
        if naam == "apache" and not has_apache():
            pytest.skip(ZONDER_APACHE)
        if naam not in self._lopend:
            self._lopend[naam] = self._opruimen.enter_context(broker(naam))
        return self._lopend[naam]


@pytest.fixture(scope="session")
def brokers() -> Iterator[Brokers]:
    with ExitStack() as opruimen:
        yield Brokers(opruimen)


@pytest.fixture(params=BROKERS)
def hier(request: pytest.FixtureRequest, brokers: Brokers) -> Broker:
    """A broker: what uses this runs on each kind."""
    return brokers[request.param]


def prepared(gekozen: Broker, monkeypatch: pytest.MonkeyPatch) -> Kafkaplaats:
    """Make topics of a test's own, and let every command find them."""
    plaats = eigen_plaats(gekozen)
    for naam, waarde in {
        "KAFKA": gekozen.adres,
        "KAFKA_PUBLIEK": plaats.publiek,
        "KAFKA_INTERN": plaats.intern,
        "KAFKA_AANLEVERING": plaats.aanvoer,
        "KAFKA_OPTIES": SNEL,
    }.items():
        monkeypatch.setenv(f"VERZUIMSPOOR_{naam}", waarde)
    maak_topics(plaats, 1)
    return plaats


@pytest.fixture
def snel(brokers: Brokers, monkeypatch: pytest.MonkeyPatch) -> Kafkaplaats:
    """Topics on the broker that is there at once, for what does not depend on which it is."""
    return prepared(brokers["ingebed"], monkeypatch)


@pytest.fixture
def plaats(hier: Broker, monkeypatch: pytest.MonkeyPatch) -> Kafkaplaats:
    return prepared(hier, monkeypatch)


@pytest.fixture
def adres() -> Iterator[str]:
    with database() as gemaakt:
        yield gemaakt


@pytest.fixture
def winkel(adres: str, tmp_path: Path) -> Iterator[Winkel]:
    """A store on a server, which what is passed on comes from."""
    with open_winkel(tmp_path, adres) as geopend:
        yield geopend


@pytest.fixture(scope="package")
def samen(brokers: Brokers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Winkel, Kafkaplaats, str]]:
    folder = tmp_path_factory.mktemp("uitval")
    with pytest.MonkeyPatch.context() as patch, database() as adres, open_winkel(folder, adres) as winkel:
        yield winkel, prepared(brokers["ingebed"], patch), adres


@pytest.fixture
def proef(samen: tuple[Winkel, Kafkaplaats, str]) -> Iterator[Proef]:
    proef = Proef(*samen, bsn(next(LEERLINGEN)), bsn(next(LEERLINGEN)))
    yield proef
    proef.lees_in()
    with proef.winkel.log.databank.schrijven() as v:
        for tabel in ("uitval", "vervallen", "voortgang", "onbruikbaar", "vergeten", "levering"):
            v.doe(f"DELETE FROM verzuimspoor_aanvoer.{tabel}")  # noqa: S608 - our own names
