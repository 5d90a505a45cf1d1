"""How is a single command stored in PostgreSQL in one round trip?"""

import time
from collections.abc import Iterable, Sequence

from projections.stores.databank import Databank, OpslagError, PostgresDatabank, VerbrokenError, uuid_of
from services.eventlog.recorder import Bijschrift, Hoofd, IdentifiedEvent, Recorder, rows_of
from services.eventlog.zegel import Blok
from services.eventlog.zegeltabel import Kop, opname_in
from services.logboek.regels import Pakket

FEW = 200
"""Up to so many events go as arrays in one statement; more are copied in a transaction."""
GUESSES = 2
TRIES = 2
"""A connection may have died while nobody used it; when nothing was stored, another does it."""
PAUSES = (0.0, 0.1, 0.3, 1.0, 3.0, 10.0)
"""In seconds: how long a server may be away before we say that we do not know."""
VASTLEGGEN = """
    SELECT hoofd_id, hoofd_op, (blok).nummer, (blok).eerste_id, (blok).laatste_id, (blok).ontvangen_op, (blok).soort,
        (blok).wortel, (blok).vorige
    FROM leg_vast(
        %s, %s, %s::uuid[], %s::bigint[], %s::text[], %s::bytea[], %s::uuid[], %s, %s, %s, %s, %s::json, %s::json
    )
"""


class PostgresRecorder(Recorder):
    """
    A recorder that believes to know the head, and asks the server to store a few events if it is right.

    The block that seals them is about their numbers and stamped with a key that the server must not see, so it is made
    before the head is held. A writer that was the last one is right and needs one round trip, without any lock between
    statements; one that was not hears the head, and guesses again before it queues as others do.
    """

    def __init__(self, databank: PostgresDatabank, stempelsleutel: bytes) -> None:
        super().__init__(databank, stempelsleutel)
        self._postgres = databank
        self._hoofd: Hoofd | None = None

    def _insert(self, events: Sequence[IdentifiedEvent], nu: int, bijschrift: Bijschrift) -> list[int]:
        for _ in range(TRIES):
            try:
                return self._insert_once(events, nu, bijschrift)
            except VerbrokenError as fout:
                verbroken = fout
            nummers = self._look_whether_it_is_there(events, verbroken)
            if nummers:
                return nummers
        raise OpslagError(f"{verbroken}; er is niets vastgelegd") from verbroken

    def _insert_once(self, events: Sequence[IdentifiedEvent], nu: int, bijschrift: Bijschrift) -> list[int]:
        if len(events) <= FEW and not bijschrift:
            for _ in range(GUESSES):
                hoofd = self._hoofd or self._look()
                if self._store_on(hoofd, events, nu, bijschrift.pakket):
                    return list(range(hoofd.last_id + 1, hoofd.last_id + 1 + len(events)))
        self._hoofd = None
        return super()._insert(events, nu, bijschrift)

    def _look(self) -> Hoofd:
        with self.databank.lezen() as v:
            [(last_id, ontvangen_op)] = v.vraag("SELECT last_id, ontvangen_op FROM gebeurtenissen_hoofd")
            return Hoofd(last_id, ontvangen_op, opname_in(self.databank, v).kop())

    def _store_on(self, hoofd: Hoofd, events: Sequence[IdentifiedEvent], nu: int, pakket: Pakket) -> bool:
        """Store events and the lines about them if the head is as we believe; else learn how it is."""
        moment = max(hoofd.ontvangen_op + 1, nu)
        blok = hoofd.kop.volgende(rows_of(events, hoofd.last_id + 1, moment))
        gebeurtenissen = (
            _array(str(e.originator_id) for e in events),
            _array(str(e.originator_version) for e in events),
            _array(e.topic for e in events),
            _array(f"\\x{e.state.hex()}" for e in events),
            _array(str(e.event_id) for e in events),
        )
        zegel = (blok.nummer, blok.wortel, blok.vorige, blok.stempel(self._stempelsleutel))
        self._hoofd = None
        with self._postgres.autocommit() as connection:
            waarden = (hoofd.last_id, moment, *gebeurtenissen, *zegel, *pakket.als_json())
            anders = connection.execute(VASTLEGGEN, waarden).fetchone()
        if anders is None:
            self._hoofd = Hoofd(blok.laatste_id, moment, Kop(blok.nummer, blok.hash))
        else:
            last_id, ontvangen_op, nummer, *rest = anders
            self._hoofd = Hoofd(
                last_id, ontvangen_op, Kop() if nummer is None else Kop(nummer, Blok(nummer, *rest).hash)
            )
        return anders is None

    def _look_whether_it_is_there(self, events: Sequence[IdentifiedEvent], verbroken: VerbrokenError) -> list[int]:
        """
        Decide whether a commit whose answer was lost was done, by the ids of our events; no numbers: nothing was.

        Raises:
            OpslagError: nobody knows: the server stays away, or there is no event to know it by.

        """
        self._hoofd = None
        for pauze in PAUSES if events else ():
            time.sleep(pauze)
            try:
                self._postgres.make_end(verbroken.proces)
                return self._numbers_of(events)
            except OpslagError:
                continue
        raise OpslagError(f"{verbroken}; of er iets is vastgelegd, is niet bekend: bied het opnieuw aan") from verbroken

    def _numbers_of(self, events: Sequence[IdentifiedEvent]) -> list[int]:
        """Return the numbers of these events, all or none; one that another stored elsewhere is not the same."""
        query = "SELECT event_id, originator_id, originator_version, notification_id FROM gebeurtenissen"
        with self.databank.lezen() as v:
            rijen = v.vraag(f"{query} WHERE event_id = ANY(?)", ([e.event_id for e in events],))
        waar = {(event_id, stroom, versie): nummer for event_id, stroom, versie, nummer in rijen}
        plaatsen = [waar.get((e.event_id, uuid_of(e.originator_id), e.originator_version)) for e in events]
        return [plaats for plaats in plaatsen if plaats is not None] if None not in plaatsen else []


def _array(waarden: Iterable[str]) -> str:
    """Write at least one value as an array of PostgreSQL; psycopg's own way takes some sixty microseconds an event."""
    written = (waarde.replace("\\", "\\\\").replace('"', '\\"') for waarde in waarden)
    return "{" + ",".join(f'"{waarde}"' for waarde in written) + "}"


def recorder_voor(databank: Databank, stempelsleutel: bytes) -> Recorder:
    """Return the recorder of a database."""
    soort = PostgresRecorder if isinstance(databank, PostgresDatabank) else Recorder
    return soort(databank, stempelsleutel)  # type: ignore[arg-type] # each gets the databank of its kind
