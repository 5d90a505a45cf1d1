"""How does a trace come in with a request, and go out with an answer? (W3C Trace Context)"""

import os
import re
from dataclasses import dataclass

TRACE_BYTES, SPAN_BYTES = 16, 8
VORM = re.compile(r"(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?")
VERSIE_NUL = "00"
LENGTH_OF_VERSION_ZERO = 55


@dataclass(frozen=True, slots=True)
class Spoor:
    """The place of one action: in which trace (16 bytes), as which span (8 bytes), under which other one."""

    trace_id: bytes
    span_id: bytes
    ouder: bytes | None = None

    @property
    def traceparent(self) -> str:
        """Write it for whoever is called from here; the flag says that it is recorded, as everything is."""
        return f"{VERSIE_NUL}-{self.trace_id.hex()}-{self.span_id.hex()}-01"


def nieuw_spoor(traceparent: str | None = None) -> Spoor:
    """
    Return the place of a new action, within the trace that was sent along.

    A header that is no traceparent is passed over, as the standard says; the sampling flag in it changes nothing.
    """
    trace_id, ouder = lees_traceparent(traceparent) or (os.urandom(TRACE_BYTES), None)
    return Spoor(trace_id, os.urandom(SPAN_BYTES), ouder)


def lees_traceparent(geschreven: str | None) -> tuple[bytes, bytes] | None:
    """Return the trace and the span that a header names, if it is one; a later version is read as far as we know it."""
    if geschreven is None or VORM.fullmatch(geschreven) is None:
        return None
    if geschreven.startswith(VERSIE_NUL) and len(geschreven) != LENGTH_OF_VERSION_ZERO:
        return None
    _, trace_id, span_id, *_ = geschreven.split("-")
    return bytes.fromhex(trace_id), bytes.fromhex(span_id)


def spans(aantal: int) -> list[bytes]:
    """Return so many new spans."""
    ruw = os.urandom(SPAN_BYTES * aantal)
    return [ruw[i : i + SPAN_BYTES] for i in range(0, len(ruw), SPAN_BYTES)]
