"""How does a trace go on with what is passed on?"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from uuid import UUID

from opentelemetry.trace import SpanKind

from services.eventlog.log import EventLog
from services.eventlog.recorder import StampedNotification
from services.tracering.stap import is_aan, stappen


@contextmanager
def doorgevend(log: EventLog, gelezen: Sequence[StampedNotification]) -> Iterator[Mapping[UUID, bytes]]:
    """Be the step that hands these events over; give by event where that is in its trace (raises OpslagError)."""
    if not is_aan():
        yield {}
        return
    herkomst = log.herkomsten.van([s.event_id for s in gelezen])
    with stappen("relay.doorgeven", herkomst.values(), SpanKind.PRODUCER, verzuimspoor__berichten=len(gelezen)) as nu:
        yield {event_id: nu[waar] for event_id, waar in herkomst.items() if waar in nu}
