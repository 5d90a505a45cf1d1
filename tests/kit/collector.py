"""A real logbook elsewhere: it takes OTLP over HTTP on this machine, and can be away, busy, slow or broken."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTracePartialSuccess,
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from tests.kit.sporen import zonder_spoor


@dataclass
class Collector:
    """What it took, and how it behaves: the answers of `eerst` come first, one each, and then it takes everything."""

    poort: int = 0
    spans: list[Span] = field(default_factory=list)
    verzoeken: list[int] = field(default_factory=list)
    """How many spans were in each request that was taken."""
    koppen: list[dict[str, str]] = field(default_factory=list)
    eerst: list[str] = field(default_factory=list)
    """`503`, `400`, `weg` (the connection breaks before it took them), `half` (after), `traag`, `onzin`."""
    lust_niet: set[bytes] = field(default_factory=set)
    """Spans that it refuses, by partial success."""
    slot: Lock = field(default_factory=Lock)

    @property
    def adres(self) -> str:
        """Where lines go."""
        return f"http://127.0.0.1:{self.poort}/v1/traces"

    @property
    def span_ids(self) -> list[bytes]:
        """What came in, as often as it came."""
        return [span.span_id for span in self.spans]

    def neem(self, inhoud: bytes) -> bytes:
        """Take what was sent, and say what was not wanted; a trace of a pupil makes us take nothing."""
        zonder_spoor("what a collector got", inhoud)
        verzoek = ExportTraceServiceRequest.FromString(inhoud)
        spans = [s for bron in verzoek.resource_spans for deel in bron.scope_spans for s in deel.spans]
        goed = [span for span in spans if span.span_id not in self.lust_niet]
        with self.slot:
            self.spans += goed
            self.verzoeken.append(len(spans))
        weg = len(spans) - len(goed)
        deels = ExportTracePartialSuccess(rejected_spans=weg, error_message="dit lust ik niet" if weg else "")
        return ExportTraceServiceResponse(partial_success=deels).SerializeToString()


@contextmanager
def luistert(collector: Collector) -> Iterator[Collector]:
    """Let it listen until the end of the block; the next time it does so at the same port."""

    class Verzoek(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            inhoud = self.rfile.read(int(self.headers["content-length"]))
            collector.koppen.append({naam.lower(): waarde for naam, waarde in self.headers.items()})
            with collector.slot:
                hoe = collector.eerst.pop(0) if collector.eerst else "goed"
            if hoe in ("weg", "half"):
                if hoe == "half":
                    collector.neem(inhoud)
                self.close_connection = True
                self.connection.close()
                return
            if hoe == "traag":
                time.sleep(1.0)
            status = int(hoe) if hoe.isdigit() else 200
            antwoord = b"<html>" if hoe == "onzin" else collector.neem(inhoud) if status == 200 else b""
            self.send_response(status)
            self.send_header("content-length", str(len(antwoord)))
            self.end_headers()
            self.wfile.write(antwoord)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        allow_reuse_address = True

        def handle_error(self, *_: object) -> None:
            """Who was told nothing has gone."""

    server = Server(("127.0.0.1", collector.poort), Verzoek)
    collector.poort = server.server_address[1]
    draad = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    draad.start()
    try:
        yield collector
    finally:
        server.shutdown()
        server.server_close()
        draad.join()
