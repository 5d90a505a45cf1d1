"""What stands on the two topics, and who passes it on?"""

import logging
import os
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID

import orjson
import pytest
from cloudevents.core.bindings import kafka as binding
from cloudevents.core.formats.json import JSONFormat
from kafka.admin import ConfigResource, ConfigResourceType, NewTopic
from kafka.consumer.fetcher import ConsumerRecord

from domain.events import CATALOGUE
from projections.stores.databank.wekker import Slaap
from services.cloudevent import overtredingen
from services.eventlog.errors import SleutelOntbreektError
from services.generator.nummers import bsn
from services.kafka.intern import lees
from services.kafka.klant import Kafkaplaats, beheer
from services.kafka.topics import TopicError, deel_van
from services.relay.berichten import Paar, Schrijfwijze, is_shielded
from services.relay.relay import Relay, maak_relay
from services.relay.toppen import lees_toppen
from services.relay.zender import BezorgError, Zender
from services.tijd import nieuwe_id
from tests.kafka.conftest import Brokers, prepared
from tests.kit.kafka import lees_alles
from tests.kit.vernietigen import AANVRAAG
from tests.kit.winkel import PGN, Winkel, csv_van, gebeurtenis, ndjson, rij, voer_uit

OIN = "00000001823288444000"


def maak(winkel: Winkel, plaats: Kafkaplaats, adres: str) -> Relay:
    relay = maak_relay(winkel.log, plaats, adres, OIN, "https://verzuim.voorbeeld/api/v1", nieuwe_id)
    relay.eenmaal = True
    return relay


def geef_door(winkel: Winkel, plaats: Kafkaplaats, adres: str) -> int:
    relay = maak(winkel, plaats, adres)
    relay.volg(Event(), Slaap())
    return relay.doorgegeven


def vul(winkel: Winkel, van: int = 0, tot: int = 20) -> None:
    winkel.lever(f"{van}.csv", csv_van(*(rij(meldingsnummer=str(i), pgn=bsn(i)) for i in range(van, tot))))


def places(records: Iterable[ConsumerRecord]) -> dict[tuple[str, int], list[int]]:
    """Return by partition the places in the log, in the order in which they stand there."""
    by_partition: dict[tuple[str, int], list[int]] = defaultdict(list)
    for record in sorted(records, key=lambda r: (r.partition, r.offset)):
        velden = dict(record.headers)
        positie = int(velden["ce_positie"]) if "ce_positie" in velden else said(record)["data"]["positie"]
        by_partition[record.topic, record.partition].append(positie)
    return by_partition


def said(record: ConsumerRecord) -> dict[str, Any]:
    gelezen: dict[str, Any] = orjson.loads(record.value)
    return gelezen


def test_both_topics_hold_every_event_once_and_in_order(winkel: Winkel, plaats: Kafkaplaats, adres: str) -> None:
    vul(winkel)
    eerste = geef_door(winkel, plaats, adres)
    vul(winkel, 20, 40)
    tweede = geef_door(winkel, plaats, adres)
    alles = winkel.log.last_id()

    assert eerste + tweede == 2 * alles
    for topic in (plaats.publiek, plaats.intern):
        gevonden = places(lees_alles(plaats, topic, alles))
        assert sorted(positie for posities in gevonden.values() for positie in posities) == list(range(1, alles + 1))
        assert all(posities == sorted(posities) for posities in gevonden.values())


def test_passing_on_again_passes_nothing_on(winkel: Winkel, snel: Kafkaplaats, adres: str) -> None:
    vul(winkel)

    assert geef_door(winkel, snel, adres) > 0
    assert geef_door(winkel, snel, adres) == 0


def test_the_public_topic_says_what_the_profile_wants_and_nothing_personal(
    winkel: Winkel, plaats: Kafkaplaats, adres: str
) -> None:
    vul(winkel, 0, 3)
    winkel.lever("g.ndjson", ndjson(gebeurtenis("SchoolgangHervat", "2026-03-02", pgn=bsn(1))))
    geef_door(winkel, plaats, adres)
    records = lees_alles(plaats, plaats.publiek, winkel.log.last_id())

    for record in records:
        bericht = binding.KafkaMessage(headers=dict(record.headers), key=None, value=record.value)
        gelezen = binding.from_kafka(bericht, JSONFormat())
        assert dict(record.headers)["content-type"].startswith(b"application/cloudevents+json")
        assert list(overtredingen(said(record), len(record.value))) == []
        assert record.key == str(gelezen.get_subject()).encode()
        assert gelezen.get_source() == f"urn:nld:oin:{OIN}:systeem:verzuimspoor"
        assert said(record)["dataref"].startswith("https://verzuim.voorbeeld/api/v1/dossiers/")
        assert set(said(record)["data"]) == {"positie", "stroom", "versie"}
    alles = b"".join(record.value + (record.key or b"") for record in records)
    assert not [woord for woord in (bsn(0), bsn(1), "99AA", "2012-02-10", "0014") if woord.encode() in alles]


def test_what_tells_of_enforcement_is_no_more_than_that_something_was_recorded(winkel: Winkel) -> None:
    winkel.lever(
        "g.ndjson",
        ndjson(
            gebeurtenis("SchoolgangGestaakt", "2026-03-02"), gebeurtenis("VerdachteGehoord", "2026-03-03", wie="ouder")
        ),
    )
    paren = Schrijfwijze(winkel.log, OIN, "/api/v1").paren(winkel.log.stored_since(0, 10))
    gezegd = {paar.stored.topic: orjson.loads(paar.publiek or b"{}")["type"] for paar in paren}

    assert gezegd == {
        "SchoolgangGestaakt.v1": "nl.leerplicht.schoolgang-gestaakt.v1",
        "VerdachteGehoord.v1": "nl.leerplicht.afgeschermd.v1",
    }
    assert not [paar for paar in paren if b"verdachte" in (paar.publiek or b"")]
    assert [lees_koppen["ce_type"] for paar in paren if (lees_koppen := dict(paar.koppen(0)))][-1].endswith(
        b"gehoord.v1"
    )
    assert {soort.type_name() for soort in CATALOGUE if is_shielded(f"{soort.type_name()}.v1")} == {
        soort.type_name() for soort in CATALOGUE if soort.wpg
    } | {"HandhavingVernietigd"}


def test_an_internal_message_is_the_stored_event_and_reads_back_as_it(
    winkel: Winkel, plaats: Kafkaplaats, adres: str
) -> None:
    vul(winkel)
    geef_door(winkel, plaats, adres)
    records = lees_alles(plaats, plaats.intern, winkel.log.last_id())
    gelezen = sorted((lees(r.key, r.value, r.headers) for r in records), key=lambda b: b.stored.id)
    een = records[0]
    bericht = binding.KafkaMessage(headers=dict(een.headers), key=None, value=een.value)

    assert [bericht.stored for bericht in gelezen] == winkel.log.stored_since(0, 1_000)
    assert list(winkel.log.decode([b.stored for b in gelezen])) == list(
        winkel.log.decode(winkel.log.stored_since(0, 1_000))
    )
    assert binding.from_kafka(bericht, JSONFormat()).get_type().startswith("nl.leerplicht.")
    assert not [r for r in records if PGN.encode() in r.value or b"99AA" in r.value]


def test_each_internal_message_names_the_one_before_it_in_its_partition(
    winkel: Winkel, snel: Kafkaplaats, adres: str
) -> None:
    for van in (0, 10, 20):
        vul(winkel, van, van + 10)
        geef_door(winkel, snel, adres)
    records = lees_alles(snel, snel.intern, winkel.log.last_id())
    by_partition: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for record in sorted(records, key=lambda r: (r.partition, r.offset)):
        bericht = lees(record.key, record.value, record.headers)
        by_partition[record.partition].append((bericht.vorige, bericht.stored.id))
        assert record.partition == deel_van(UUID(record.key.decode()), 16)

    for stapjes in by_partition.values():
        assert [vorige for vorige, _ in stapjes[1:]] == [positie for _, positie in stapjes[:-1]]
        assert stapjes[0][0] < stapjes[0][1]


def test_what_was_destroyed_is_not_told_any_more_and_its_word_is(
    winkel: Winkel, snel: Kafkaplaats, adres: str, tmp_path: Path
) -> None:
    vul(winkel, 0, 3)
    slachtoffer = winkel.log.find([bsn(1)])[bsn(1)]
    weg = [s.id for s in winkel.log.stored_since(0, 100) if s.dossier_id == slachtoffer]
    voer_uit(tmp_path, "erase", str(slachtoffer), *AANVRAAG, adres=adres)
    geef_door(winkel, snel, adres)
    laatste = winkel.log.last_id()
    publiek = places(lees_alles(snel, snel.publiek, laatste - len(weg)))
    intern = lees_alles(snel, snel.intern, laatste)
    onleesbaar = [lees(r.key, r.value, r.headers).stored for r in intern]

    assert sorted(p for posities in publiek.values() for p in posities) == [
        p for p in range(1, laatste + 1) if p not in weg
    ]
    assert len(intern) == laatste
    assert [v.feit.name for v in winkel.log.decode([s for s in onleesbaar if s.dossier_id == slachtoffer])] == [
        "DossierVernietigd.v1"
    ]


def test_a_key_that_is_gone_makes_the_topic_unreadable_too(winkel: Winkel, snel: Kafkaplaats, adres: str) -> None:
    vul(winkel, 0, 2)
    geef_door(winkel, snel, adres)
    records = lees_alles(snel, snel.intern, winkel.log.last_id())
    slachtoffer = winkel.log.find([bsn(1)])[bsn(1)]
    winkel.log.sleutels.destroy([(slachtoffer, 0)])
    stored = [lees(r.key, r.value, r.headers).stored for r in records]

    assert list(winkel.log.decode([s for s in stored if s.dossier_id != slachtoffer]))
    with pytest.raises(SleutelOntbreektError):
        list(winkel.log.decode([s for s in stored if s.dossier_id == slachtoffer]))


def test_a_topic_that_got_more_partitions_is_refused(winkel: Winkel, snel: Kafkaplaats, adres: str) -> None:
    vul(winkel, 0, 2)
    geef_door(winkel, snel, adres)
    client = beheer(snel, "test")
    client.create_topics([NewTopic(f"{snel.publiek}.anders", 3, 1)])
    client.close()
    anders = Kafkaplaats(snel.adressen, f"{snel.publiek}.anders", snel.intern, snel.opties)

    with pytest.raises(TopicError, match="heeft nu 3 delen en had er 12"):
        geef_door(winkel, anders, adres)


def test_a_topic_that_is_not_there_is_named(winkel: Winkel, snel: Kafkaplaats, adres: str) -> None:
    anders = Kafkaplaats(snel.adressen, f"{snel.publiek}.weg", snel.intern, snel.opties)

    with pytest.raises(TopicError, match="topics --maak"):
        geef_door(winkel, anders, adres)


def test_the_client_never_logs_what_it_sends(
    winkel: Winkel, snel: Kafkaplaats, adres: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("kafka").setLevel(logging.DEBUG)
    logging.getLogger("kafka.producer.kafka").setLevel(logging.DEBUG)
    vul(winkel, 0, 2)
    geef_door(winkel, snel, adres)
    dossier = str(winkel.log.find([bsn(1)])[bsn(1)])

    assert [r for r in caplog.records if r.name.startswith("kafka") and r.levelno < logging.INFO] == []
    assert dossier not in caplog.text


def test_after_a_message_that_is_refused_none_of_its_partition_follows(
    winkel: Winkel, brokers: Brokers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The client may go on by itself: then it would send what comes after, and nobody could see what is missing."""
    plaats = prepared(brokers["apache"], monkeypatch)
    vul(winkel, 0, 1)
    eerste = winkel.log.stored_since(0, 1)[0]
    delen = {plaats.publiek: 12, plaats.intern: 16}
    (paar,) = Schrijfwijze(winkel.log, OIN, "").paren([eerste])
    met_gaten = [
        replace(paar, stored=replace(eerste, id=nummer, state=os.urandom(size)), publiek=None)
        for nummer, size in ((1, 10), (2, 900_000), (3, 10))  # what is random does not compress
    ]
    anders = replace(plaats, opties={**plaats.opties, "batch_size": 100})
    small_messages_only(plaats)
    with pytest.raises(BezorgError, match="niet bezorgd"):
        send(Zender(anders, delen, lees_toppen(plaats, delen), 0), met_gaten)
    gelezen = [record.value for record in lees_alles(plaats, plaats.intern, 1)]

    assert gelezen in ([], [met_gaten[0].stored.state])


def send(zender: Zender, paren: list[Paar]) -> None:
    with zender:
        zender.stuur(paren, lambda: time.monotonic() + 5)
        zender.wacht()


def small_messages_only(plaats: Kafkaplaats) -> None:
    """Let the broker refuse a large message, which the client lets through."""
    client = beheer(plaats, "test")
    client.alter_configs([ConfigResource(ConfigResourceType.TOPIC, plaats.intern, {"max.message.bytes": "10000"})])
    client.close()
