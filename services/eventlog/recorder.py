"""How are events written so that their order has no gap and no reader skips one?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from eventsourcing.persistence import (
    ApplicationRecorder,
    IntegrityError,
    Notification,
    OperationalError,
    StoredEvent,
    Subscription,
)

from projections.stores.databank import (
    BotsingError,
    Databank,
    OpslagError,
    PostgresDatabank,
    uuid_of,
)
from services.eventlog import zegeltabel
from services.eventlog.bijschrift import Bijschrift as Bijschrift  # what goes beside events is given to a recorder
from services.eventlog.bijschrift import schrijf
from services.eventlog.zegeltabel import Kop, Ruwerij

TABLE = "gebeurtenissen"
COLUMNS = ("notification_id", "originator_id", "originator_version", "topic", "state", "event_id", "ontvangen_op")
ALLES = 1 << 62


@dataclass(frozen=True)
class IdentifiedEvent(StoredEvent):
    """A stored event with the id by which it is known to be the same."""

    event_id: UUID


@dataclass(frozen=True)
class StampedNotification(Notification):
    """A notification with its id and the moment of its receipt, in microseconds since 1970 (UTC)."""

    event_id: UUID
    ontvangen_op: int

    @property
    def dossier_id(self) -> UUID:
        """The dossier it belongs to; the library leaves open whether that is text."""
        return uuid_of(self.originator_id)


@dataclass(frozen=True, slots=True)
class Hoofd:
    """The head of the log: the last number given out, the last moment of receipt, and the last block of the seal."""

    last_id: int
    ontvangen_op: int
    kop: Kop


class Recorder(ApplicationRecorder):
    """
    The library's promise of an application recorder, with one head row that numbers and stamps.

    Every append first moves the head, so writers queue there: numbers follow the order of commits and roll back with
    their transaction, and the stamp of receipt never goes back. The table of events itself is never locked.
    """

    def __init__(self, databank: Databank, stempelsleutel: bytes) -> None:
        self.databank = databank
        self._stempelsleutel = stempelsleutel
        is_sqlite = not isinstance(databank, PostgresDatabank)
        state = "CAST(state AS BLOB)" if is_sqlite else "state"
        self._stored = ", ".join(state if kolom == "state" else kolom for kolom in COLUMNS)
        """As read: whatever was written over a state is bytes that do not decrypt, so that `verify` can say so."""

    def seal_older_events(self) -> None:
        """Seal a log from before the seal, whole or not at all, as one writer."""
        with self.databank.schrijven() as v:
            zegeltabel.bezegel_achteraf(zegeltabel.opname_in(self.databank, v), v, self._stempelsleutel)

    def insert_events(
        self, stored_events: Sequence[StoredEvent], *, nu: int = 0, bijschrift: Bijschrift | None = None, **_: object
    ) -> list[int]:
        """
        Store events together, sealed, and what goes beside them; return their numbers.

        Raises:
            IntegrityError: a version, an id, a number or a location was taken; nothing was stored.
            OperationalError: the database did not do it; when a connection was lost, it may have.

        """
        if not (stored_events or bijschrift):
            return []
        events = [_identified(stored) for stored in stored_events]
        try:
            return self._insert(events, nu, Bijschrift() if bijschrift is None else bijschrift)
        except BotsingError as fout:
            raise IntegrityError(str(fout)) from fout
        except OpslagError as fout:
            raise OperationalError(str(fout)) from fout

    def _insert(self, events: Sequence[IdentifiedEvent], nu: int, bijschrift: Bijschrift) -> list[int]:
        """Store events in one transaction; the head is held from the first statement on that others may contradict."""
        aantal = len(events)
        with self.databank.schrijven() as v:
            bijschrift.pakket.schrijf(v, ineens=isinstance(self.databank, PostgresDatabank))
            [(laatste, ontvangen_op)] = v.vraag(
                f"UPDATE {TABLE}_hoofd SET last_id = last_id + :aantal, ontvangen_op = "  # noqa: S608 - our own name
                "CASE WHEN ontvangen_op + 1 > :nu THEN ontvangen_op + 1 ELSE :nu END RETURNING last_id, ontvangen_op",
                {"aantal": aantal, "nu": nu},
            )
            eerste = laatste - aantal + 1
            if events:
                rijen = rows_of(events, eerste, ontvangen_op)
                blok = zegeltabel.opname_in(self.databank, v).kop().volgende(rijen)
                kolommen = [
                    (nummer, uuid_of(e.originator_id), e.originator_version, e.topic, e.state, e.event_id, ontvangen_op)
                    for nummer, e in enumerate(events, eerste)
                ]
                v.stort(TABLE, COLUMNS, kolommen)
                zegeltabel.schrijf_blok(v, blok, self._stempelsleutel)
            schrijf(bijschrift, self.databank, v)
        return list(range(eerste, laatste + 1))

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> list[StoredEvent]:
        """Return the events of one dossier, between versions."""
        order = "DESC" if desc else "ASC"
        query = (
            f"SELECT {self._stored} FROM {TABLE} WHERE originator_id = ? "  # noqa: S608 - our own names
            f"AND originator_version > ? AND originator_version <= ? "
            f"ORDER BY originator_version {order} LIMIT ?"
        )
        grenzen = (gt or 0, ALLES if lte is None else lte, ALLES if limit is None else limit)
        return list(self._select(query, (uuid_of(originator_id), *grenzen)))

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> list[Notification]:
        """Return the log from `start` on, at most `limit`."""
        of_topics, namen = self.databank.onder("topic", topics) if topics else ("1 = 1", [])
        query = (
            f"SELECT {self._stored} FROM {TABLE} "  # noqa: S608 - our own names
            f"WHERE notification_id >= ? AND notification_id <= ? AND {of_topics} ORDER BY notification_id LIMIT ?"
        )
        van = (start or 0) + (0 if inclusive_of_start else 1)
        return list(self._select(query, (van, ALLES if stop is None else stop, *namen, limit)))

    def select_stamped(self, na: int, limit: int) -> list[StampedNotification]:
        """Return the log after `na`, with the stamps of receipt."""
        query = f"SELECT {self._stored} FROM {TABLE} WHERE notification_id > ? ORDER BY notification_id LIMIT ?"  # noqa: S608 - our own names
        return self._select(query, (na, limit))

    def select_dossiers(self, ids: Sequence[UUID], tot_en_met: int) -> list[StampedNotification]:
        """
        Return all events of several dossiers, by dossier and version, of the log up to `tot_en_met`.

        The `+` keeps the index of numbers out of it: PostgreSQL, while it has no statistics of a log that just grew,
        would read the whole of that index for each dossier.
        """
        van_deze, waarden = self.databank.onder("originator_id", ids)
        query = (
            f"SELECT {self._stored} FROM {TABLE} WHERE {van_deze} AND +notification_id <= ? "  # noqa: S608 - our own names
            "ORDER BY originator_id, originator_version"
        )
        return self._select(query, (*waarden, tot_en_met))

    def max_notification_id(self) -> int:
        """Return the last number that was given out; nought of an empty log."""
        with self.databank.lezen() as v:
            return int(v.vraag(f"SELECT last_id FROM {TABLE}_hoofd")[0][0])  # noqa: S608 - our own name

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Subscription[ApplicationRecorder]:
        """Refuse: whoever follows the log does so in batches, see `services.projector`."""
        raise NotImplementedError("follow the log with select_stamped, and listen with services.projector")

    def _select(self, query: str, params: Sequence[Any]) -> list[StampedNotification]:
        with self.databank.lezen() as v:
            return [
                StampedNotification(
                    id=notification_id,
                    originator_id=uuid_of(originator_id),
                    originator_version=versie,
                    topic=topic,
                    state=state,
                    event_id=uuid_of(event_id),
                    ontvangen_op=ontvangen_op,
                )
                for notification_id, originator_id, versie, topic, state, event_id, ontvangen_op in v.vraag(
                    query, params
                )
            ]


def rows_of(events: Sequence[IdentifiedEvent], eerste: int, ontvangen_op: int) -> list[Ruwerij]:
    """Return events as the rows that they become, when they are numbered from `eerste` on."""
    return [
        Ruwerij(
            nummer,
            uuid_of(e.originator_id).bytes,
            e.originator_version,
            e.topic.encode(),
            e.state,
            e.event_id.bytes,
            ontvangen_op,
            True,
        )
        for nummer, e in enumerate(events, eerste)
    ]


def _identified(stored: StoredEvent) -> IdentifiedEvent:
    if not isinstance(stored, IdentifiedEvent):
        raise TypeError("every event has an id of its own")
    return stored
