"""
Which steps does a technical trace have, and how does one go on in another thread or process?

Without an SDK (`services.tracering.zender`) a step is nothing: nobody records, and nothing is sent along.
A trace of ours always begins with us. It is never the trace of the Logboek Dataverwerkingen, which names pupils by a
pseudonym: whoever could lay the two side by side would know whose lines those are (docs/decisions/0027).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from opentelemetry import context as otel_context
from opentelemetry import trace
from opentelemetry.trace import Link, NonRecordingSpan, Span, SpanContext, SpanKind, Status, StatusCode, TraceFlags

NAAM = "verzuimspoor"
TRACER = trace.get_tracer(NAAM)
MEESTE = 16
"""So many traces at most does one batch go on in; more of them would say no more."""
TRACE_BYTES, SPAN_BYTES = 16, 8
GEEN = b""
"""The place of what is not recorded."""
Kenmerk = str | int


def plaats() -> bytes:
    """Return where we are, as 16 bytes of the trace and 8 of the step; nothing when that is not recorded."""
    waar = trace.get_current_span().get_span_context()
    if not (waar.is_valid and waar.trace_flags.sampled):
        return GEEN
    return waar.trace_id.to_bytes(TRACE_BYTES) + waar.span_id.to_bytes(SPAN_BYTES)


def traceparent() -> str:
    """Return where we are as a header of W3C Trace Context; nothing when that is not recorded."""
    return als_traceparent(waar) if (waar := plaats()) else ""


def als_traceparent(waar: bytes) -> str:
    """Write a place as a header of W3C Trace Context."""
    return f"00-{waar[:TRACE_BYTES].hex()}-{waar[TRACE_BYTES:].hex()}-01"


def uit_traceparent(geschreven: str) -> bytes:
    """Read a place that we wrote; of anything else none."""
    delen = geschreven.split("-")
    try:
        waar = bytes.fromhex(delen[1]) + bytes.fromhex(delen[2])
    except (IndexError, ValueError):
        return GEEN
    return waar if len(waar) == TRACE_BYTES + SPAN_BYTES else GEEN


def is_aan() -> bool:
    """Say whether steps are recorded by this process: only then is it worth a look where an event came from."""
    return not isinstance(trace.get_tracer_provider(), trace.ProxyTracerProvider)


def _of(waar: bytes) -> SpanContext:
    delen = int.from_bytes(waar[:TRACE_BYTES]), int.from_bytes(waar[TRACE_BYTES:])
    return SpanContext(*delen, is_remote=True, trace_flags=TraceFlags(TraceFlags.SAMPLED))


@contextmanager
def stap(
    naam: str, kind: SpanKind = SpanKind.INTERNAL, *, begin: bool = False, na: bytes = GEEN, **kenmerken: Kenmerk
) -> Iterator[Span]:
    """
    Be a step of the trace under way, or of the one that `na` is a place in; `begin` begins one.

    Kenmerken are named with `__` for a dot; only those in `services.tracering.zender` leave. Of an error only its kind
    is told.
    """
    if not (begin or na or is_aan()):
        yield trace.INVALID_SPAN
        return
    context = otel_context.Context() if begin else None
    if na:
        context = trace.set_span_in_context(NonRecordingSpan(_of(na)), otel_context.Context())
    with TRACER.start_as_current_span(
        naam,
        context,
        kind,
        {_dotted(n): w for n, w in kenmerken.items()},
        record_exception=False,
        set_status_on_exception=False,
    ) as span:
        try:
            yield span
        except BaseException as fout:
            span.set_attribute("error.type", type(fout).__name__)
            span.set_status(Status(StatusCode.ERROR))
            raise


@contextmanager
def stappen(
    naam: str, waar: Iterable[bytes], kind: SpanKind = SpanKind.CONSUMER, **kenmerken: Kenmerk
) -> Iterator[dict[bytes, bytes]]:
    """
    Be a step of several traces at once, since what is done comes from all of them; give by place where each is now.

    The first of them is under way inside. What was under way is linked: a page that brings the rows up, say.
    """
    hier = trace.get_current_span().get_span_context()
    verwant = [Link(hier)] if hier.is_valid else []
    eigen = {_dotted(n): w for n, w in kenmerken.items()}
    spans = {
        een: TRACER.start_span(
            naam,
            trace.set_span_in_context(NonRecordingSpan(_of(een)), otel_context.Context()),
            kind,
            eigen,
            links=verwant,
        )
        for een in list(dict.fromkeys(een for een in waar if een))[:MEESTE]
    }
    try:
        with (
            trace.use_span(next(iter(spans.values()), trace.INVALID_SPAN), record_exception=False)
            if spans
            else _niets()
        ):
            yield {een: _place_of(span) for een, span in spans.items()}
    finally:
        for span in spans.values():
            span.end()


@contextmanager
def _niets() -> Iterator[None]:
    yield


def _place_of(span: Span) -> bytes:
    waar = span.get_span_context()
    return waar.trace_id.to_bytes(TRACE_BYTES) + waar.span_id.to_bytes(SPAN_BYTES)


def verwijs(waar: bytes) -> None:
    """Say of the step under way that it shows what another trace brought."""
    if waar:
        trace.get_current_span().add_link(_of(waar))


def _dotted(naam: str) -> str:
    return naam.replace("__", ".")
