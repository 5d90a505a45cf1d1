"""Does a reader have everything once when a topic is filled anew, and is he told nothing of a log that was put back?"""

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from kafka.consumer.fetcher import ConsumerRecord

from services.kafka.klant import Kafkaplaats
from services.kafka.topics import maak_topics
from services.tijd import nieuwe_id
from tests.kafka.conftest import Brokers
from tests.kit.draaiboek import draaiboek
from tests.kit.kafka import SNEL, TIJDEN, Broker, eigen_plaats, lees_alles
from tests.kit.stadhuis import LATER, OUD, VERZOEK, WEG, Stadhuis, names, reports, stadhuis
from tests.kit.winkel import ROOT

pytestmark = pytest.mark.trager
PAGE = ROOT / "deploy" / "runbook.md"


@pytest.fixture
def broker(brokers: Brokers) -> Broker:
    return brokers["ingebed"]


@pytest.fixture
def plaats(broker: Broker) -> Kafkaplaats:
    gekozen = eigen_plaats(broker)
    maak_topics(gekozen, 1)
    return gekozen


@pytest.fixture
def huis(plaats: Kafkaplaats, broker: Broker, tmp_path: Path) -> Iterator[Stadhuis]:
    kafka = {"": broker.adres, "_PUBLIEK": plaats.publiek, "_INTERN": plaats.intern, "_OPTIES": SNEL}
    meer = {f"VERZUIMSPOOR_KAFKA{naam}": waarde for naam, waarde in kafka.items()}
    with stadhuis(tmp_path / "huis", meer=meer) as gemaakt:
        gemaakt.lever("meldingen.csv", reports(OUD, WEG))
        gemaakt.lever("namen.ndjson", names(OUD, WEG))
        yield gemaakt


def ids_of(records: list[ConsumerRecord]) -> list[str]:
    return [orjson.loads(record.value)["id"] for record in records]


def test_a_reader_who_begins_anew_has_every_event_once(huis: Stadhuis, plaats: Kafkaplaats, tmp_path: Path) -> None:
    huis.doe("relay", "--eenmaal")
    eerst = ids_of(lees_alles(plaats, plaats.publiek, 4))
    huis.doe("erase", "--pgn", "-", *VERZOEK, getypt=f"{WEG}\n")
    huis.lever("later.csv", reports(LATER))
    volgende = nieuwe_id().hex[:8]
    boek = draaiboek(PAGE, tmp_path / "boek")
    gedaan = boek.speel("topics-opnieuw", {**huis.omgeving, "VOLGENDE": volgende, "KOPIEEN": "1"})
    assert gedaan.code == 0, gedaan.fout

    publiek, intern = f"verzuimspoor.gebeurtenissen.{volgende}", f"verzuimspoor.intern.{volgende}"
    nieuw = Kafkaplaats(plaats.adressen, publiek, intern, dict(TIJDEN))
    laatste = huis.vraag("relay", "--stand")["doorgegevenTot"]
    opnieuw = ids_of(lees_alles(nieuw, publiek, 4))
    erbij = [een for een in opnieuw if een not in eerst]

    assert len(opnieuw) == len(set(opnieuw)), "each stands there once"
    assert len(lees_alles(nieuw, intern, laatste)) == laatste, "and the internal topic has all of them"
    assert erbij, "and what came since is there"
    assert set(eerst) - set(opnieuw), "but not what was destroyed since"


def test_projections_that_are_there_do_nothing_twice(huis: Stadhuis, plaats: Kafkaplaats) -> None:
    huis.doe("relay", "--eenmaal")
    gedaan = huis.vraag("project", "--via-kafka", "--eenmaal")

    assert (gedaan["gebeurtenissen"], gedaan["batches"]) == (0, 0)


def test_the_relay_refuses_topics_that_hold_what_the_log_has_not(huis: Stadhuis, tmp_path: Path) -> None:
    """The copy is of before; what came after it stands on the topics, at places that others get now."""
    with stadhuis(tmp_path / "terug", huis, huis.meer) as terug:
        huis.lever("later.csv", reports(LATER))
        huis.doe("relay", "--eenmaal")

        verder = terug.doe("relay", "--eenmaal", code=1)
        terug.lever("anders.csv", reports("999990032", "999990044"))
        gelijk = terug.doe("relay", "--eenmaal", code=1)

    assert "die het logboek niet heeft" in verder
    assert "die het logboek niet heeft" in gelijk
