"""How does a line look on its way to a logbook elsewhere? (OTLP, and the attributes of the Logboek Dataverwerkingen)"""

from collections.abc import Sequence

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)
from opentelemetry.proto.common.v1.common_pb2 import AnyValue, InstrumentationScope, KeyValue
from opentelemetry.proto.resource.v1.resource_pb2 import Resource
from opentelemetry.proto.trace.v1.trace_pb2 import ResourceSpans, ScopeSpans, Span
from opentelemetry.proto.trace.v1.trace_pb2 import Status as Spanstatus

from services.logboek.kenmerken import kenmerken
from services.logboek.regels import Regel

DIENST = "verzuimspoor"
NANOS = 1_000_000
OPGENOMEN = 1
"""The flag that a span is recorded: every one is, whatever the flag of the caller was."""


def verzoek(regels: Sequence[Regel], register_adres: str) -> bytes:
    """Write lines as one request."""
    bron = Resource(attributes=[_attribute("service.name", DIENST)])
    deel = ScopeSpans(
        scope=InstrumentationScope(name="logboek-dataverwerkingen"),
        spans=[_span(regel, register_adres) for regel in regels],
    )
    return ExportTraceServiceRequest(
        resource_spans=[ResourceSpans(resource=bron, scope_spans=[deel])]
    ).SerializeToString()


def geweigerd(antwoord: bytes) -> tuple[int, str]:
    """Return how many lines a logbook did not take, and why (raises ValueError when this is no answer)."""
    try:
        gelezen = ExportTraceServiceResponse.FromString(antwoord)
    except Exception as fout:
        raise ValueError("no answer of a collector") from fout
    return gelezen.partial_success.rejected_spans, gelezen.partial_success.error_message


def _span(regel: Regel, register_adres: str) -> Span:
    return Span(
        trace_id=regel.trace_id,
        span_id=regel.span_id,
        parent_span_id=regel.ouder or b"",
        name=regel.naam,
        kind=Span.SPAN_KIND_INTERNAL,
        start_time_unix_nano=regel.begin_ms * NANOS,
        end_time_unix_nano=regel.eind_ms * NANOS,
        attributes=[_attribute(naam, waarde) for naam, waarde in kenmerken(regel, register_adres).items()],
        status=Spanstatus(code=Spanstatus.StatusCode.ValueType(regel.status)),
        flags=OPGENOMEN,
    )


def _attribute(naam: str, waarde: str) -> KeyValue:
    return KeyValue(key=naam, value=AnyValue(string_value=waarde))
