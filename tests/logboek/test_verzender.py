"""Does a logbook elsewhere get every line, whatever goes wrong on the way?"""

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, Thread
from threading import Event as Sein
from time import monotonic, sleep

import pytest

from services.generator.nummers import bsn
from services.logboek.openstaand import openstaand
from services.logboek.spoor import lees_traceparent
from services.logboek.verzender import PER_KEER, LogboekError, Ontvanger, Verzender
from services.settings import InstellingError, Settings
from tests.kit.collector import Collector, luistert
from tests.kit.logboek import regels
from tests.kit.postgres import database
from tests.kit.winkel import Winkel, csv_van, open_winkel, rij, start, voer_uit

REGISTER = "https://gemeente.example/api/v1/verwerkingsactiviteiten"


@pytest.fixture
def collector() -> Iterator[Collector]:
    with luistert(Collector()) as bezig:
        yield bezig


def verzender(winkel: Winkel, collector: Collector, seconden: float = 5.0) -> Verzender:
    return Verzender(winkel.log.databank, Ontvanger(collector.adres, "Bearer geheim", seconden), REGISTER)


def everything_came(winkel: Winkel, collector: Collector) -> bool:
    return {r.span_id for r in regels(winkel)} == set(collector.span_ids)


def test_every_line_comes_as_the_standard_says(winkel: Winkel, collector: Collector) -> None:
    assert verzender(winkel, collector).ronde() == 3

    by_id = {span.span_id: span for span in collector.spans}
    for regel in regels(winkel):
        span = by_id[regel.span_id]
        kenmerken = {a.key: a.value.string_value for a in span.attributes}
        assert (span.trace_id, span.parent_span_id) == (regel.trace_id, regel.ouder or b"")
        assert span.start_time_unix_nano == regel.begin_ms * 1_000_000
        assert span.end_time_unix_nano == regel.eind_ms * 1_000_000
        assert kenmerken["dpl.core.processing_activity_id"] == f"{REGISTER}/gegevens-vastleggen/versies/1"
        if regel.betrokkene is not None:
            assert kenmerken["dpl.core.data_subject_id"] == f"1:{regel.betrokkene.hex()}"
            assert kenmerken["dpl.core.data_subject_id_type"] == "verzuimspoor-pseudoniem"
        assert not any("test" in waarde for waarde in kenmerken.values())
    assert len(by_id) == 3
    assert collector.koppen[0]["authorization"] == "Bearer geheim"
    assert openstaand(winkel.log.databank).pakketten == 0


def test_what_was_taken_is_not_sent_again(winkel: Winkel, collector: Collector) -> None:
    zender = verzender(winkel, collector)

    assert [zender.ronde(), zender.ronde()] == [3, 0]
    assert len(collector.spans) == 3


@pytest.mark.parametrize("hoe", ["503", "429", "401", "500", "weg", "onzin"])
def test_what_goes_wrong_keeps_the_lines_for_the_next_time(winkel: Winkel, collector: Collector, hoe: str) -> None:
    collector.eerst = [hoe]
    zender = verzender(winkel, collector)
    with pytest.raises(LogboekError):
        zender.ronde()
    assert openstaand(winkel.log.databank).pakketten == 1

    zender.ronde()
    assert everything_came(winkel, collector)
    assert openstaand(winkel.log.databank).pakketten == 0


@pytest.mark.parametrize("hoe", ["half", "traag"])
def test_a_lost_answer_makes_duplicates_that_are_known_by_their_span(
    winkel: Winkel, collector: Collector, hoe: str
) -> None:
    collector.eerst = [hoe]
    zender = verzender(winkel, collector, seconden=0.3)
    with pytest.raises(LogboekError):
        zender.ronde()
    zender.ontvanger.seconden = 5.0
    zender.ronde()
    deadline = monotonic() + 5
    while len(collector.spans) < 6 and monotonic() < deadline:
        sleep(0.05)

    assert sorted(collector.span_ids) == sorted([r.span_id for r in regels(winkel)] * 2)


def test_a_logbook_that_is_away_for_a_while_misses_nothing(winkel: Winkel) -> None:
    """It goes away, lines come in meanwhile, and it comes back at the same address."""
    collector, stop = Collector(), Sein()
    with luistert(collector):
        zender = verzender(winkel, collector)
        zender.ronde()
    draad = Thread(target=zender.volg, args=(stop,))
    draad.start()
    try:
        for i in range(5):
            winkel.lever(f"{i}.csv", csv_van(rij(meldingsnummer=str(100 + i), pgn=bsn(500 + i))))
        sleep(2.5)
        assert openstaand(winkel.log.databank).pakketten == 5
        with luistert(collector):
            deadline = monotonic() + 20
            while openstaand(winkel.log.databank).pakketten and monotonic() < deadline:
                sleep(0.1)
            stop.set()
            draad.join()
    finally:
        stop.set()
        draad.join()

    assert everything_came(winkel, collector)
    assert len(collector.spans) == len(set(collector.span_ids))


def test_what_is_refused_stays_and_does_not_hold_up_the_rest(winkel: Winkel, collector: Collector) -> None:
    for i in range(3):
        winkel.lever(f"{i}.csv", csv_van(rij(meldingsnummer=str(100 + i), pgn=bsn(500 + i))))
    lust_niet = regels(winkel)[-1].span_id
    collector.lust_niet = {lust_niet}
    zender = verzender(winkel, collector)
    zender.ronde()

    assert set(collector.span_ids) == {r.span_id for r in regels(winkel)} - {lust_niet}
    assert openstaand(winkel.log.databank).pakketten == 1
    assert len(zender.geweigerd) == 1

    collector.lust_niet = set()
    zender.geweigerd.clear()
    zender.ronde()
    assert everything_came(winkel, collector)
    assert openstaand(winkel.log.databank).pakketten == 0


def test_a_bad_request_is_found_among_good_ones(winkel: Winkel, collector: Collector) -> None:
    winkel.lever("een.csv", csv_van(rij(meldingsnummer="100", pgn=bsn(500))))
    collector.eerst = ["400", "400"]
    zender = verzender(winkel, collector)
    zender.ronde()

    assert len(zender.geweigerd) == 1
    assert openstaand(winkel.log.databank).pakketten == 1


def test_many_lines_go_in_requests_of_bounded_size(winkel: Winkel, collector: Collector) -> None:
    veel = [rij(meldingsnummer=str(1_000 + i), pgn=bsn(1_000 + i)) for i in range(PER_KEER + 100)]
    winkel.lever("veel.csv", csv_van(*veel))
    verzender(winkel, collector).ronde()

    assert everything_came(winkel, collector)
    assert max(collector.verzoeken) <= PER_KEER
    assert len(collector.spans) == len(set(collector.span_ids)) == PER_KEER + 100 + 1 + 3


@pytest.mark.trager
def test_a_sender_that_is_killed_half_way_loses_nothing(tmp_path: Path, collector: Collector) -> None:
    with open_winkel(tmp_path) as winkel:
        for i in range(12):
            winkel.lever(f"{i}.csv", csv_van(rij(meldingsnummer=str(100 + i), pgn=bsn(500 + i))))
    collector.eerst = ["traag"]
    omgeving = pytest.MonkeyPatch()
    omgeving.setenv("VERZUIMSPOOR_LOGBOEK", collector.adres)
    process = start(tmp_path, "logboek", "verstuur", "--eenmaal")
    deadline = monotonic() + 30
    while not collector.koppen and monotonic() < deadline:
        sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    antwoord = voer_uit(tmp_path, "logboek", "verstuur", "--eenmaal")
    omgeving.undo()

    assert antwoord["over"] == 0
    with open_winkel(tmp_path) as winkel:
        assert everything_came(winkel, collector)


@pytest.mark.parametrize(
    "adres",
    ["http://logboek.example/v1/traces", "ftp://logboek.example", "logboek.example", "http://127.0.0.1.example/"],
)
def test_lines_go_over_tls_unless_they_stay_on_this_machine(adres: str) -> None:
    with pytest.raises(InstellingError, match="LOGBOEK"):
        Settings().with_options(logboek=adres).check()
    Settings().with_options(logboek="https://logboek.example/v1/traces").check()
    Settings().with_options(logboek="http://127.0.0.1:4318/v1/traces").check()


def test_how_long_the_oldest_waits_is_known(winkel: Winkel) -> None:
    stand = openstaand(winkel.log.databank)

    assert stand.pakketten == 1
    assert stand.oudste_ms is not None
    assert abs(datetime.fromtimestamp(stand.oudste_ms / 1000, UTC).timestamp() - datetime.now(UTC).timestamp()) < 600  # noqa: TID251 - how long ago


def test_two_that_send_at_once_send_every_line_once(collector: Collector, tmp_path: Path) -> None:
    with database() as adres, open_winkel(tmp_path, adres) as winkel:
        winkel.lever("veel.csv", csv_van(*(rij(meldingsnummer=str(n), pgn=bsn(n)) for n in range(60))))
        for _ in range(20):
            winkel.lever("een.csv", csv_van(rij(meldingsnummer="1", pgn=bsn(1))))
        begin = Barrier(4)

        def send() -> int:
            begin.wait()
            return verzender(winkel, collector).ronde()

        with ThreadPoolExecutor(4) as draden:
            verstuurd = [taak.result() for taak in [draden.submit(send) for _ in range(4)]]
        verstuurd.append(verzender(winkel, collector).ronde())

        assert sum(verstuurd) == len(regels(winkel)) == len(collector.span_ids) == len(set(collector.span_ids))


def test_every_request_says_in_which_trace_it_is(winkel: Winkel, collector: Collector) -> None:
    verzender(winkel, collector).ronde()

    assert all(lees_traceparent(koppen["traceparent"]) for koppen in collector.koppen)
