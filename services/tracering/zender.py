"""How do steps of a trace leave this process, and how does nothing personal leave with them?"""

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult

from services.tracering.stap import NAAM

LOG = logging.getLogger("verzuimspoor.tracering")
KENMERKEN = frozenset(
    {
        "error.type",
        "http.request.method",
        "http.response.status_code",
        "http.route",
        "verzuimspoor.berichten",
        "verzuimspoor.deel",
        "verzuimspoor.gebeurtenissen",
        "verzuimspoor.positie",
        "verzuimspoor.rijen",
    }
)
"""All that a step says of itself: how much, where in the log, and by which route; never about whom or by whom."""
WOORD = re.compile(r"(?!.*[0-9]{8})[\w.:-]{1,80}")


class Zeef(SpanExporter):
    """
    Lets through the steps that are as agreed, and drops every other one whole.

    A library that makes steps of its own would put addresses, queries or texts of errors in them, and those say whom it
    was about.
    """

    def __init__(self, naar: SpanExporter) -> None:
        self._naar = naar
        self._gezegd = False

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        """Send on what may leave."""
        goed = [span for span in spans if mag_weg(span)]
        if len(goed) < len(spans) and not self._gezegd:
            self._gezegd = True
            LOG.warning("steps of a trace dropped: not as agreed")
        return self._naar.export(goed) if goed else SpanExportResult.SUCCESS

    def shutdown(self) -> None:
        """Send nothing any more."""
        self._naar.shutdown()

    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        """Send what waits."""
        return self._naar.force_flush(timeout_millis)


def mag_weg(span: ReadableSpan) -> bool:
    """Say whether a step is one of ours, that says of itself only what was agreed."""
    scope = span.instrumentation_scope
    return (
        scope is not None
        and scope.name == NAAM
        and WOORD.fullmatch(span.name) is not None
        and not span.events
        and not span.status.description
        and all(_is_agreed(naam, waarde) for naam, waarde in (span.attributes or {}).items())
        and not any(link.attributes for link in span.links)
    )


def _is_agreed(naam: str, waarde: object) -> bool:
    return naam in KENMERKEN and (
        isinstance(waarde, int) or (isinstance(waarde, str) and bool(WOORD.fullmatch(waarde)))
    )


@contextmanager
def gezonden(dienst: str) -> Iterator[None]:
    """
    Record the steps of this process until the end of the block, and send them by OTLP over HTTP.

    Where to, how many, how long: the SDK reads that itself in the variables OTEL_* of OpenTelemetry. `dienst` is what
    this process is called when these do not say. A collector that is away holds up nothing: what does not fit is
    dropped.
    """
    bron = Resource.create()
    if str(bron.attributes.get(SERVICE_NAME, "")).startswith("unknown_service"):
        bron = bron.merge(Resource({SERVICE_NAME: f"{NAAM}-{dienst}"}))
    gever = TracerProvider(resource=bron, shutdown_on_exit=False)
    gever.add_span_processor(BatchSpanProcessor(Zeef(OTLPSpanExporter())))
    trace.set_tracer_provider(gever)
    try:
        yield
    finally:
        gever.shutdown()
