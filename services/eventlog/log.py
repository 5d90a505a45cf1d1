"""How is a pupil's history read, and how is something added to it?"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self
from uuid import UUID

from eventsourcing.persistence import IntegrityError, OperationalError

from domain.dossier import Dossier, Vastlegging, evolve_all
from domain.events.base import Event
from domain.tijdzone import micros, moment_of
from projections.stores.verbinding import SECONDS_TO_WAIT_FOR_A_WRITER, make_private
from services.eventlog import codec
from services.eventlog.codec import Nieuw, sleutelsoort, sleutelsoort_of_state
from services.eventlog.errors import ConflictError, EventLogError, SleutelOntbreektError
from services.eventlog.recorder import (
    TABLE,
    DurableDatastore,
    IdentifiedEvent,
    Indexregel,
    SqliteRecorder,
    StampedNotification,
)
from services.eventlog.sleutels import Sleutelbestand, Sleutelsoort

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Horizon:
    """Everything up to `last_id` is known, and nothing will ever be received at or before `moment` but that."""

    last_id: int
    moment: datetime


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """That an event was stored: which number in the log, of which dossier, as its how manieth."""

    notification_id: int
    dossier_id: UUID
    versie: int


def has_events(path: Path) -> bool:
    """Return whether a store holds events, without changing anything."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (TABLE,)).fetchone():
            return False
        return connection.execute(f"SELECT 1 FROM {TABLE} LIMIT 1").fetchone() is not None  # noqa: S608 - our own name


class EventLog:
    """
    The log of all pupils, on SQLite, with its key file.

    Order: numbers follow commits without a gap. Concurrency: an append names the next version of each dossier and
    fails as a whole when somebody else was first. Idempotency: an id is stored once. Nothing about a pupil is stored in
    the clear.
    """

    def __init__(self, path: Path, sleutels: Sleutelbestand) -> None:
        make_private(path)
        self.path = path
        self.sleutels = sleutels
        self._datastore = DurableDatastore(str(path), SECONDS_TO_WAIT_FOR_A_WRITER)
        self.recorder = SqliteRecorder(self._datastore)
        self.recorder.create_table()
        self._belongs_together()

    def _belongs_together(self) -> None:
        """Refuse a key file of another store: with it every pupil would be recorded a second time."""
        vingerafdruk = self.sleutels.vingerafdruk
        with self._datastore.transaction(commit=True) as c:
            c.execute("INSERT OR IGNORE INTO kenmerk VALUES ('index_sleutel', ?)", (vingerafdruk,))
            c.execute("SELECT waarde FROM kenmerk WHERE naam = 'index_sleutel'")
            (bekend,) = c.fetchone()
        if bekend != vingerafdruk:
            self.close()
            raise SleutelOntbreektError(
                f"het sleutelbestand {self.sleutels.path} hoort niet bij {self.path}; zet het goede terug"
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close store and key file; join threads that read before this."""
        self._datastore.close()
        self.sleutels.close()

    def append(self, nieuw: Sequence[Nieuw], *, nu: datetime, pgns: dict[str, UUID] | None = None) -> range:
        """
        Store events together, and the numbers by which new pupils are found; return their places in the log.

        Raises:
            ConflictError: a version, an id or a number was taken meanwhile; nothing was stored.

        """
        pgns = pgns or {}
        namen = [(n.dossier_id, sleutelsoort(n.feit)) for n in nieuw]
        van_de_index = [(dossier_id, Sleutelsoort.DOSSIER) for dossier_id in pgns.values()]
        sleutels = self.sleutels.get_or_make([*namen, *van_de_index])
        stored = [
            IdentifiedEvent(n.dossier_id, n.versie, n.feit.name, codec.encode(n, sleutels[naam]), n.id)
            for n, naam in zip(nieuw, namen, strict=True)
        ]
        index = [
            self._index(pgn, dossier_id, sleutels[dossier_id, Sleutelsoort.DOSSIER]) for pgn, dossier_id in pgns.items()
        ]
        try:
            places = self.recorder.insert_events(stored, nu=micros(nu), pgn_index=index)
        except IntegrityError as fout:
            raise ConflictError("iemand anders was eerder: lees opnieuw en beslis opnieuw") from fout
        except OperationalError as fout:
            raise EventLogError(
                f"het logboek is niet te schrijven ({fout}); wat eerder was vastgelegd, staat er"
            ) from fout
        return range(places[0], places[-1] + 1) if places else range(0)

    def _index(self, pgn: str, dossier_id: UUID, sleutel: bytes) -> Indexregel:
        return Indexregel(
            self.sleutels.index_of(pgn),
            dossier_id,
            self.sleutels.index_versie,
            codec.encrypt_pgn(pgn, dossier_id, sleutel),
        )

    def find(self, pgns: Iterable[str]) -> dict[str, UUID]:
        """Return the dossiers of those numbers that are known."""
        by_hash = {self.sleutels.index_of(pgn): pgn for pgn in pgns}
        rows = self._in_chunks("SELECT hash, dossier_id FROM pgn_index WHERE hash IN ({})", list(by_hash))
        return {by_hash[row[0]]: UUID(bytes=row[1]) for row in rows}

    def pgns_of(self, dossier_ids: Iterable[UUID]) -> dict[UUID, str]:
        """
        Return the personal numbers of dossiers; for those who may see them.

        Raises:
            SleutelOntbreektError, OnleesbaarError: a number cannot be read.

        """
        ids = list(dict.fromkeys(dossier_ids))
        query = "SELECT dossier_id, pgn FROM pgn_index WHERE dossier_id IN ({}) ORDER BY hash"
        gevonden = [(UUID(bytes=row[0]), row[1]) for row in self._in_chunks(query, [i.bytes for i in ids])]
        sleutels = self.sleutels.get((dossier_id, Sleutelsoort.DOSSIER) for dossier_id, _ in gevonden)
        return {i: codec.decrypt_pgn(blob, i, sleutels[i, Sleutelsoort.DOSSIER]) for i, blob in gevonden}

    def index_without_dossier(self) -> list[UUID]:
        """Return the dossiers that the index of numbers names but that have no events."""
        query = (
            "SELECT dossier_id FROM pgn_index WHERE NOT EXISTS "
            "(SELECT 1 FROM gebeurtenissen WHERE originator_id = pgn_index.dossier_id)"
        )
        return self._streams(query)

    def dossiers_without_index(self) -> list[UUID]:
        """Return the dossiers that no personal number leads to."""
        query = (
            "SELECT originator_id FROM gebeurtenissen WHERE originator_version = 1 AND NOT EXISTS "
            "(SELECT 1 FROM pgn_index WHERE dossier_id = gebeurtenissen.originator_id) ORDER BY notification_id"
        )
        return self._streams(query)

    def _streams(self, query: str) -> list[UUID]:
        with self._datastore.transaction(commit=False) as c:
            c.execute(query)
            return [UUID(bytes=row[0]) for row in c.fetchall()]

    def known_ids(self, ids: Iterable[UUID]) -> set[UUID]:
        """Return which of these events are stored, in whatever dossier."""
        rows = self._in_chunks("SELECT event_id FROM gebeurtenissen WHERE event_id IN ({})", [i.bytes for i in ids])
        return {UUID(bytes=row[0]) for row in rows}

    def new_dossier(self, dossier_id: UUID) -> Dossier:
        """Return a dossier in which nothing is recorded yet."""
        return Dossier(dossier_id, naamruimte=self.sleutels.naamruimte_of(dossier_id))

    def dossier(self, dossier_id: UUID) -> Dossier:
        """Return one dossier as it is now; one that was never recorded has no events (raises as `dossiers`)."""
        return self.dossiers([dossier_id])[dossier_id]

    def dossiers(self, ids: Iterable[UUID], tot_en_met: int = 1 << 62) -> dict[UUID, Dossier]:
        """
        Return several dossiers, read together, by the log up to `tot_en_met`.

        Raises:
            SleutelOntbreektError, OnleesbaarError: an event cannot be read.

        """
        alle = list(dict.fromkeys(ids))
        dossiers = {dossier_id: self.new_dossier(dossier_id) for dossier_id in alle}
        for start in range(0, len(alle), CHUNK):
            by_dossier: dict[UUID, list[Vastlegging[Event]]] = {}
            for vastlegging in self.decode(self.recorder.select_dossiers(alle[start : start + CHUNK], tot_en_met)):
                by_dossier.setdefault(vastlegging.dossier_id, []).append(vastlegging)
            dossiers |= {dossier_id: evolve_all(dossiers[dossier_id], vast) for dossier_id, vast in by_dossier.items()}
        return dossiers

    def since(self, position: int, limit: int, stop: int) -> list[Verwijzing]:
        """Return what was stored after `position` and up to `stop`, in order, at most `limit`; nothing is decrypted."""
        query = (
            "SELECT notification_id, originator_id, originator_version FROM gebeurtenissen "
            "WHERE notification_id > ? AND notification_id <= ? ORDER BY notification_id LIMIT ?"
        )
        with self._datastore.transaction(commit=False) as c:
            c.execute(query, (position, stop, limit))
            return [Verwijzing(row[0], UUID(bytes=row[1]), row[2]) for row in c.fetchall()]

    def stored_since(self, position: int, limit: int) -> list[StampedNotification]:
        """Return stored events after `position`, as they are, for whoever checks the log itself."""
        return self.recorder.select_stamped(position, limit)

    def horizon(self, nu: datetime) -> Horizon:
        """
        Close the registration axis up to `nu`: what is received from here on gets a later stamp.

        A question asked as known at this moment has the same answer for ever.
        """
        with self._datastore.transaction(commit=True) as c:
            c.execute(
                "UPDATE gebeurtenissen_hoofd SET ontvangen_op = max(ontvangen_op, ?) RETURNING last_id, ontvangen_op",
                (micros(nu),),
            )
            last_id, moment = c.fetchone()
        return Horizon(last_id, moment_of(moment))

    def decode(self, stored: Sequence[StampedNotification]) -> Iterator[Vastlegging[Event]]:
        """Read stored events (raises as `dossiers`)."""
        namen = [(s.dossier_id, sleutelsoort_of_state(s.state)) for s in stored]
        sleutels = self.sleutels.get(namen)
        for s, naam in zip(stored, namen, strict=True):
            yield codec.decode(
                dossier_id=naam[0],
                versie=s.originator_version,
                name=s.topic,
                event_id=s.event_id,
                state=s.state,
                ontvangen_op=moment_of(s.ontvangen_op),
                sleutel=sleutels[naam],
            )

    def _in_chunks(self, query: str, values: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        for start in range(0, len(values), CHUNK):
            deel = values[start : start + CHUNK]
            with self._datastore.transaction(commit=False) as c:
                c.execute(query.format(",".join("?" * len(deel))), deel)
                yield from c.fetchall()
