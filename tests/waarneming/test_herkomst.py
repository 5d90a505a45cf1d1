"""Does a trace go along with an event beside the log, in the form that others read, and never in its way?"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import orjson
import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import NonRecordingSpan, SpanContext, TraceFlags

from domain.tijdzone import micros
from services.api.document import v1
from services.cloudevent import overtredingen
from services.eventlog.herkomst import BEWAREN
from services.generator.nummers import bsn
from services.kafka.intern import lees
from services.relay.berichten import Schrijfwijze
from services.tracering.stap import GEEN, NAAM, als_traceparent, is_aan, plaats, stap, stappen, uit_traceparent
from services.tracering.zender import Zeef, mag_weg
from tests.kit.postgres import database
from tests.kit.winkel import BEGIN, Winkel, csv_van, open_winkel, rij

WAAR = bytes.fromhex("4bf92f3577b34da6a3ce929d0e0e473600f067aa0ba902b7")  # pragma: allowlist secret


@pytest.fixture(params=["sqlite", "postgres"])
def winkel(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Winkel]:
    with ExitStack() as open_:
        adres = open_.enter_context(database()) if request.param == "postgres" else ""
        yield open_.enter_context(open_winkel(tmp_path, adres))


@contextmanager
def in_een_trace(*, opgenomen: bool = True) -> Iterator[None]:
    """Be somewhere in a trace, as a process is that records one."""
    vlag = TraceFlags(TraceFlags.SAMPLED if opgenomen else TraceFlags.DEFAULT)
    delen = int.from_bytes(WAAR[:16]), int.from_bytes(WAAR[16:])
    with trace.use_span(NonRecordingSpan(SpanContext(*delen, is_remote=False, trace_flags=vlag))):
        yield


def lever(winkel: Winkel, nummer: int) -> None:
    winkel.lever(f"{nummer}.csv", csv_van(rij(meldingsnummer=str(nummer), pgn=bsn(nummer))))


def noten(winkel: Winkel) -> int:
    with winkel.log.databank.lezen() as v:
        return int(v.vraag("SELECT count(*) FROM herkomst")[0][0])


def test_an_event_that_came_in_with_a_trace_is_found_by_it_and_others_are_not(winkel: Winkel) -> None:
    lever(winkel, 1)
    zonder = winkel.log.last_id()
    with in_een_trace(opgenomen=False):
        lever(winkel, 2)
    voor = winkel.log.last_id()
    with in_een_trace():
        lever(winkel, 3)
    alle = winkel.log.stored_since(0, 100)
    nieuw = [s for s in alle if s.id > voor]

    assert 0 < zonder < voor < winkel.log.last_id()
    assert winkel.log.herkomsten.van(s.event_id for s in alle) == {s.event_id: WAAR for s in nieuw}
    assert winkel.log.herkomsten.van_dossiers({s.dossier_id for s in alle}, voor, voor + 100) == [WAAR]
    assert winkel.log.herkomsten.van_dossiers({s.dossier_id for s in alle}, 0, voor) == []
    assert winkel.log.herkomsten.laatste() == WAAR


def test_a_note_goes_after_a_week(winkel: Winkel) -> None:
    with winkel.log.databank.schrijven() as v:
        for dagen in (1, 2, 8, 9):
            toen = micros(BEGIN - timedelta(days=dagen))
            v.doe("INSERT INTO herkomst VALUES (?, ?, ?)", (UUID(int=dagen), WAAR, toen))
    assert (noten(winkel), BEWAREN) == (4, timedelta(days=7))
    with in_een_trace():
        lever(winkel, 1)

    assert noten(winkel) == 2 + winkel.log.last_id()


def test_a_note_that_cannot_be_written_is_no_reason_not_to_record(winkel: Winkel) -> None:
    with winkel.log.databank.schrijven() as v:
        v.doe("ALTER TABLE herkomst RENAME TO weg")
    with in_een_trace():
        lever(winkel, 1)

    assert winkel.log.last_id() > 0


def test_both_messages_say_where_and_keep_the_profile(winkel: Winkel) -> None:
    lever(winkel, 1)
    stored = winkel.log.stored_since(0, 10)
    met, zonder = Schrijfwijze(winkel.log, "", "/api/v1").paren(stored[:2], {stored[0].event_id: WAAR})
    gemeld, andere = orjson.loads(met.publiek or b""), orjson.loads(zonder.publiek or b"")

    assert (gemeld["traceparent"], "traceparent" in andere) == (als_traceparent(WAAR), False)
    assert list(overtredingen(gemeld, len(met.publiek or b""))) == []
    assert lees(met.sleutel, stored[0].state, met.koppen(0)).spoor == WAAR
    assert lees(zonder.sleutel, stored[1].state, zonder.koppen(0)).spoor == GEEN


@pytest.mark.parametrize("onzin", ["", "00-xx-yy-01", "00-ab-cd-01", "iets", "00-4bf92f3577b34da6a3ce929d0e0e4736"])
def test_what_is_no_place_is_none(onzin: str) -> None:
    assert uit_traceparent(onzin) == GEEN
    assert uit_traceparent(als_traceparent(WAAR)) == WAAR


def test_when_nobody_records_a_step_is_nothing() -> None:
    with stap("verzoek", begin=True) as een, stappen("topic.lezen", []) as geen:
        assert (een.is_recording(), plaats(), geen, is_aan()) == (False, GEEN, {}, False)


# What may leave


def gemaakt(naam: str, scope: str = NAAM, **wat: str | int) -> ReadableSpan:
    """Return a step as the SDK makes it."""
    bewaard = InMemorySpanExporter()
    gever = TracerProvider()
    gever.add_span_processor(SimpleSpanProcessor(bewaard))
    fout = wat.pop("fout", "")
    span = gever.get_tracer(scope).start_span(naam, attributes={n.replace("__", "."): w for n, w in wat.items()})
    if fout:
        span.record_exception(ValueError(str(fout)))
    span.end()
    [klaar] = bewaard.get_finished_spans()
    return klaar


def test_only_what_was_agreed_leaves() -> None:
    goed = gemaakt("verzoek:api:dossier", http__route="api:dossier", verzuimspoor__positie=123_456_789)
    slecht = [
        gemaakt("GET /api/v1/dossiers/c698bfd3"),
        gemaakt("verzoek", url__path="/dossiers/c698bfd3"),
        gemaakt("verzoek", http__route="/dossiers?pgn=1"),
        gemaakt("verzoek", http__route="999990019"),
        gemaakt("verzoek:999990019"),
        gemaakt("verzoek", fout="van Noor de Vries"),
        gemaakt("verzoek", scope="fastapi"),
    ]
    verstuurd = InMemorySpanExporter()
    Zeef(verstuurd).export([goed, *slecht])

    assert mag_weg(goed)
    assert [span.name for span in verstuurd.get_finished_spans()] == ["verzoek:api:dossier"]


def test_the_framework_records_nothing_by_itself() -> None:
    """With path and query of every request: it would, as soon as there is an SDK."""
    telemetrie = vars(v1())["_telemetry"]

    assert [telemetrie[naam] for naam in ("tracing", "metrics", "logs", "auto_configure")] == [False] * 4
