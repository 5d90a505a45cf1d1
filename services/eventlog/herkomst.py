"""In which technical trace was an event recorded, for whoever passes it on or follows it later?"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from domain.tijdzone import micros
from projections.stores.databank import Databank, OpslagError, brokken, uuid_of
from services.tracering.stap import GEEN, MEESTE, plaats

BEWAREN = timedelta(days=7)
"""As long as a topic keeps a message."""
TUSSEN_OPRUIMEN = 1_000
"""So many notes are made between two times that old ones are dropped."""
LOG = logging.getLogger("verzuimspoor.tracering")


class Herkomsten:
    """
    Notes beside the log: which trace an event came in with.

    Written before the event, so that who follows the log finds it; an event that was not recorded after all leaves a
    note about nothing. Without tracing there are none. A note that cannot be written is no reason not to record.
    """

    def __init__(self, databank: Databank) -> None:
        self._databank = databank
        self._geteld = 0

    def noteer(self, event_ids: Iterable[UUID], nu: datetime) -> None:
        """Note that these events come in with the trace under way, if there is one."""
        waar = plaats()
        if waar == GEEN:
            return
        rijen = [(event_id, waar, micros(nu)) for event_id in event_ids]
        try:
            with self._databank.schrijven() as v:
                v.doe_veel("INSERT INTO herkomst VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rijen)
                if self._is_time_to_clear(len(rijen)):
                    v.doe("DELETE FROM herkomst WHERE moment < ?", (micros(nu - BEWAREN),))
        except OpslagError as fout:
            LOG.warning("origin not noted error=%s", type(fout).__name__)

    def _is_time_to_clear(self, erbij: int) -> bool:
        voor, self._geteld = self._geteld, self._geteld + erbij
        return voor == 0 or voor // TUSSEN_OPRUIMEN < self._geteld // TUSSEN_OPRUIMEN

    def van(self, event_ids: Iterable[UUID]) -> dict[UUID, bytes]:
        """Return of these events the place in a trace, of those that have one (raises OpslagError)."""
        gevonden: dict[UUID, bytes] = {}
        for deel in brokken(event_ids):
            van_deze, waarden = self._databank.onder("event_id", deel)
            with self._databank.lezen() as v:
                rijen = v.vraag(f"SELECT event_id, plaats FROM herkomst WHERE {van_deze}", waarden)  # noqa: S608 - our own name
            gevonden |= {uuid_of(event_id): bytes(waar) for event_id, waar in rijen}
        return gevonden

    def van_dossiers(self, dossier_ids: Iterable[UUID], na: int, tot_en_met: int) -> list[bytes]:
        """Return the places of what was recorded about dossiers in a part of the log: a few (raises OpslagError)."""
        gevonden: dict[bytes, None] = {}
        for deel in brokken(dossier_ids):
            van_deze, waarden = self._databank.onder("originator_id", deel)
            query = (
                "SELECT DISTINCT plaats FROM herkomst JOIN gebeurtenissen USING (event_id) "  # noqa: S608 - our own name
                f"WHERE notification_id > ? AND notification_id <= ? AND {van_deze} LIMIT {MEESTE}"
            )
            with self._databank.lezen() as v:
                gevonden |= {bytes(waar): None for (waar,) in v.vraag(query, [na, tot_en_met, *waarden])}
            if len(gevonden) >= MEESTE:
                break
        return list(gevonden)

    def laatste(self) -> bytes:
        """Return the place that was noted last, if any (raises OpslagError)."""
        with self._databank.lezen() as v:
            rijen = v.vraag("SELECT plaats FROM herkomst ORDER BY moment DESC LIMIT 1")
        return bytes(rijen[0][0]) if rijen else GEEN
