"""Are the rows that come through Kafka those of the log, whatever is missing on the way?"""

import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from kafka import KafkaConsumer, KafkaProducer

from projections.stores.postgres import PostgresRows
from projections.stores.rijen import Rijen
from projections.stores.sqlite import SqliteRows
from projections.views import CATALOGUE
from services.consument import volger as module
from services.consument.volger import Kafkavolger
from services.generator.nummers import bsn
from services.kafka.klant import Kafkaplaats, lezer
from services.kafka.topics import TopicError, deel_van, maak_topics
from services.projector import catch_up
from tests.kafka.conftest import Brokers
from tests.kafka.test_relay import geef_door, vul
from tests.kit.kader import landelijk
from tests.kit.vernietigen import AANVRAAG
from tests.kit.winkel import Winkel, csv_van, gebeurtenis, ndjson, rij, voer_uit


@pytest.fixture(autouse=True)
def _look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of these stores goes on a second with every look at it: nothing is late by itself."""
    monkeypatch.setattr(module, "LOOK", 0.0)
    monkeypatch.setattr(module, "LATE", timedelta(days=1))


def volg(winkel: Winkel, plaats: Kafkaplaats, rows: Rijen | None = None) -> Kafkavolger:
    volger = Kafkavolger(winkel.log, rows or winkel.rows, landelijk(), winkel.klok, plaats)
    volger.volg(threading.Event(), eenmaal=True)
    return volger


def assert_rows_are_right(winkel: Winkel, folder: Path) -> None:
    with closing(SqliteRows(folder / "verwacht.rijen")) as rows:
        catch_up(winkel.log, rows, landelijk(), winkel.klok())
        assert {v.name: winkel.rows.all(v) for v in CATALOGUE} == {v.name: rows.all(v) for v in CATALOGUE}


def test_rows_through_kafka_are_those_of_the_log_in_every_view(
    winkel: Winkel, plaats: Kafkaplaats, adres: str, tmp_path: Path
) -> None:
    vul(winkel, 0, 60)
    winkel.lever("g.ndjson", ndjson(*(gebeurtenis("SchoolgangHervat", "2026-03-02", pgn=bsn(i)) for i in range(20))))
    geef_door(winkel, plaats, adres)
    eerst = volg(winkel, plaats)
    vul(winkel, 60, 90)
    winkel.lever("h.ndjson", ndjson(*(gebeurtenis("Overleden", "2026-04-01", pgn=bsn(i)) for i in range(40, 50))))
    geef_door(winkel, plaats, adres)
    volg(winkel, plaats)

    assert eerst.gedaan > 0
    assert eerst.uit_logboek == 0
    assert_rows_are_right(winkel, tmp_path)


def test_what_the_topic_does_not_have_any_more_is_read_from_the_log(
    winkel: Winkel, snel: Kafkaplaats, adres: str, tmp_path: Path
) -> None:
    vul(winkel, 0, 30)
    geef_door(winkel, snel, adres)
    nieuw = Kafkaplaats(snel.adressen, f"{snel.publiek}.2", f"{snel.intern}.2", snel.opties)
    maak_topics(nieuw, 1)
    vul(winkel, 30, 60)
    winkel.lever("g.ndjson", ndjson(*(gebeurtenis("SchoolgangHervat", "2026-03-02", pgn=bsn(i)) for i in range(60))))
    geef_door(winkel, nieuw, adres)
    volger = volg(winkel, nieuw)

    assert volger.uit_logboek > 0
    assert_rows_are_right(winkel, tmp_path)


def test_without_a_relay_the_rows_follow_the_log(
    winkel: Winkel, snel: Kafkaplaats, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LATE", timedelta(0))
    vul(winkel, 0, 30)
    volger = volg(winkel, snel)

    assert (volger.gedaan, volger.uit_logboek > 0) == (0, True)
    assert_rows_are_right(winkel, tmp_path)


def test_messages_that_came_before_and_messages_of_others_change_nothing(
    winkel: Winkel, snel: Kafkaplaats, adres: str, tmp_path: Path
) -> None:
    vul(winkel, 0, 30)
    winkel.volg()
    geef_door(winkel, snel, adres)
    with closing(KafkaProducer(bootstrap_servers=list(snel.adressen))) as producer:
        for deel in range(16):
            producer.send(snel.intern, b"van een ander", b"sleutel", partition=deel)
    vul(winkel, 30, 40)
    winkel.volg()
    volger = volg(winkel, snel)

    assert volger.uit_logboek == 0
    assert_rows_are_right(winkel, tmp_path)


def test_a_dossier_that_is_destroyed_loses_its_rows_in_every_part(
    winkel: Winkel, snel: Kafkaplaats, adres: str, tmp_path: Path
) -> None:
    vul(winkel, 0, 40)
    paren = [(bsn(i), bsn(j)) for i, j in ((0, 1), (2, 3), (4, 5))]
    samen = [gebeurtenis("DossiersSamengevoegd", "2026-03-02", pgn=een, anderPgn=ander) for een, ander in paren]
    winkel.lever("samen.ndjson", ndjson(*samen))
    geef_door(winkel, snel, adres)
    volg(winkel, snel)
    slachtoffer = winkel.log.find([bsn(0)])[bsn(0)]
    voer_uit(tmp_path, "erase", str(slachtoffer), *AANVRAAG, adres=adres)
    geef_door(winkel, snel, adres)
    volg(winkel, snel)

    assert_rows_are_right(winkel, tmp_path)
    assert str(slachtoffer) not in {str(UUID(bytes=rij[0])) for rij in winkel.rows.all(CATALOGUE[0])}


def test_a_client_that_forgot_its_group_is_replaced_by_another(
    winkel: Winkel, snel: Kafkaplaats, adres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As kafka-python forgets it: a rebalance that goes on, and nothing that is to be joined."""
    vul(winkel, 0, 30)
    geef_door(winkel, snel, adres)
    gemaakt: list[KafkaConsumer] = []

    def forgetful(*wat: Any, **hoe: Any) -> KafkaConsumer:
        gemaakt.append(lezer(*wat, **hoe))
        if len(gemaakt) == 1:
            groep = gemaakt[0]._coordinator  # type: ignore[attr-defined] # it is not told to anybody
            monkeypatch.setattr(groep, "rebalance_in_progress", lambda: True)
            monkeypatch.setattr(groep, "need_rejoin", lambda: False)
        return gemaakt[-1]

    monkeypatch.setattr(module, "lezer", forgetful)
    assert volg(winkel, snel).gedaan > 0
    assert len(gemaakt) == 2
    assert_rows_are_right(winkel, tmp_path)


def test_on_a_file_nobody_follows_through_kafka(winkel: Winkel, brokers: Brokers, tmp_path: Path) -> None:
    plaats = Kafkaplaats((brokers["ingebed"].adres,), "a", "b", {})
    with closing(SqliteRows(tmp_path / "hier.rijen")) as rows, pytest.raises(TopicError, match="alleen op een server"):
        volg(winkel, plaats, rows)


def test_a_partition_is_a_part_of_the_rows(winkel: Winkel) -> None:
    assert isinstance(winkel.rows, PostgresRows)
    vul(winkel, 0, 40)
    dossiers = {v.dossier_id for v in winkel.log.since(0, 1_000, 1_000)}

    assert {deel_van(d, 16) for d in dossiers} == {winkel.rows.deel_van(d) for d in dossiers}
    assert all(deel_van(d, 16) == winkel.rows.deel_van(d) for d in dossiers)


def test_the_same_row_twice_in_a_delivery_is_followed_once(
    winkel: Winkel, snel: Kafkaplaats, adres: str, tmp_path: Path
) -> None:
    regel = rij(meldingsnummer="1", pgn=bsn(1))
    winkel.lever("a.csv", csv_van(regel, regel))
    geef_door(winkel, snel, adres)
    volg(winkel, snel)
    volg(winkel, snel)

    assert_rows_are_right(winkel, tmp_path)
