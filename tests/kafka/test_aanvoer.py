"""Do rows that come through Kafka become what the same file becomes from the command line?"""

import threading
import time
from pathlib import Path

import pytest
from kafka import KafkaProducer
from kafka.errors import KafkaTimeoutError

from services.aanvoer.boek import Aanvoerboek
from services.aanvoer.tabel import AanvoerError
from services.aanvoer.uitval import leveringen
from services.generator.nummers import bsn
from services.kafka.klant import Kafkaplaats
from services.kafka.topics import TopicError
from tests.kafka.conftest import Brokers
from tests.kit.aanvoer import bied, inlezer_van, lees_in
from tests.kit.kafka import eigen_plaats
from tests.kit.winkel import Winkel, csv_van, gebeurtenis, ndjson, open_winkel, rij, voer_uit


def meldingen(aantal: int) -> str:
    """Write a delivery with several rows of each pupil, some over several lines, and some that are wrong."""
    rijen = [
        rij(
            meldingsnummer=str(i),
            pgn=bsn(i % (aantal // 2)),
            toelichting='"een regel\nen nog een"' if i % 7 == 0 else "",
        )
        for i in range(aantal)
    ]
    return csv_van(*rijen)


def test_the_same_events_as_from_the_command_line(winkel: Winkel, plaats: Kafkaplaats, tmp_path: Path) -> None:
    csv = meldingen(120)
    events = ndjson(*(gebeurtenis("SchoolgangHervat", "2026-03-02", pgn=bsn(i)) for i in range(40)))
    with open_winkel(tmp_path / "bestand") as rechtstreeks:
        rechtstreeks.lever("m.csv", csv)
        rechtstreeks.lever("g.ndjson", events)
        verwacht = rechtstreeks.inhoud()
    bied(winkel, plaats, "m.csv", csv)
    bied(winkel, plaats, "g.ndjson", events)
    lees_in(winkel, plaats)

    assert winkel.inhoud() == verwacht
    assert [(een.rijen, een.gelezen, een.nieuw, een.stand) for een in leveringen(Aanvoerboek(winkel.log))] == [
        (40, 40, 40, "klaar"),
        (120, 120, 120, "klaar"),
    ]


def test_two_who_take_in_at_once_share_the_partitions(winkel: Winkel, snel: Kafkaplaats) -> None:
    bied(winkel, snel, "m.csv", meldingen(60))
    stop, inlezers = threading.Event(), [inlezer_van(winkel, snel) for _ in range(2)]
    threads = [threading.Thread(target=inlezer.volg, args=(stop,)) for inlezer in inlezers]
    for thread in threads:
        thread.start()
    boek, tot = Aanvoerboek(winkel.log), time.monotonic() + 60
    while [een.gelezen for een in leveringen(boek)] != [60] and time.monotonic() < tot:
        time.sleep(0.05)
    stop.set()
    for thread in threads:
        thread.join()

    assert [(een.gelezen, een.nieuw) for een in leveringen(boek)] == [(60, 60)]
    assert sum(inlezer.gelezen for inlezer in inlezers) >= 60


def test_the_same_file_offered_twice_changes_nothing(winkel: Winkel, snel: Kafkaplaats) -> None:
    for _ in range(2):
        bied(winkel, snel, "m.csv", meldingen(20))
    lees_in(winkel, snel)

    assert [(een.nieuw, een.ongewijzigd) for een in leveringen(Aanvoerboek(winkel.log))] == [(0, 20), (20, 0)]


def test_a_topic_that_is_not_there_is_named(winkel: Winkel, brokers: Brokers) -> None:
    plaats = eigen_plaats(brokers["ingebed"])
    with pytest.raises(TopicError, match=r"aanvoer is er niet; maak het met verzuimspoor topics --maak"):
        bied(winkel, plaats, "m.csv", meldingen(4))
    with pytest.raises(TopicError, match="is er niet"):
        lees_in(winkel, plaats)


def test_a_topic_that_was_made_anew_is_found_out(winkel: Winkel, snel: Kafkaplaats) -> None:
    bied(winkel, snel, "m.csv", meldingen(24))
    lees_in(winkel, snel)
    with winkel.log.databank.schrijven() as v:
        v.doe("UPDATE verzuimspoor_aanvoer.plaats SET volgende = volgende + 1000")
    bied(winkel, snel, "n.csv", meldingen(24))
    with pytest.raises(TopicError, match="opnieuw gemaakt"):
        lees_in(winkel, snel)


def test_when_the_database_was_put_back_rows_are_taken_in_again(winkel: Winkel, snel: Kafkaplaats) -> None:
    bied(winkel, snel, "m.csv", meldingen(24))
    lees_in(winkel, snel)
    with winkel.log.databank.schrijven() as v:
        v.doe("DELETE FROM verzuimspoor_aanvoer.plaats")
    voor = winkel.aantal()
    lees_in(winkel, snel)

    assert winkel.aantal() == voor


def test_on_a_file_it_says_what_to_do(tmp_path: Path, brokers: Brokers) -> None:
    with open_winkel(tmp_path) as winkel, pytest.raises(AanvoerError, match="verzuimspoor ingest"):
        bied(winkel, eigen_plaats(brokers["ingebed"]), "m.csv", meldingen(4))


def test_a_broker_that_goes_away_while_rows_are_sent_is_told_with_the_remedy(
    winkel: Winkel, snel: Kafkaplaats, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weg(*_: object, **__: object) -> object:
        raise KafkaTimeoutError

    monkeypatch.setattr(KafkaProducer, "send", weg)
    with pytest.raises(AanvoerError, match="bied het bestand opnieuw aan"):
        bied(winkel, snel, "m.csv", meldingen(4))

    assert [een.stand for een in leveringen(Aanvoerboek(winkel.log))] == ["onderweg"]


def test_the_commands_say_what_they_did(winkel: Winkel, snel: Kafkaplaats, adres: str, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text(csv_van(rij(meldingsnummer="1", pgn="123"), rij(meldingsnummer="2")))
    aangeboden = voer_uit(tmp_path, "aanbieden", tmp_path / "m.csv", adres=adres)
    ingelezen = voer_uit(tmp_path, "inlezen", "--eenmaal", adres=adres)
    (apart,) = voer_uit(tmp_path, "uitval", adres=adres)["rijen"]
    getoond = voer_uit(tmp_path, "uitval", "rij", str(apart["nummer"]), adres=adres)
    opnieuw = voer_uit(tmp_path, "uitval", "opnieuw", adres=adres)
    weg = voer_uit(tmp_path, "uitval", "vervalt", str(apart["nummer"]), "--reden", "testrij", adres=adres)

    assert (aangeboden["rijen"], ingelezen["gelezen"], ingelezen["uitval"]) == (2, 2, 1)
    assert (apart["regel"], apart["codes"]) == (2, "pgn-lengte")
    assert ";123;" in getoond["rij"]
    assert (opnieuw["over"], weg["over"]) == (1, 0)
