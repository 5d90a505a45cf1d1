"""How is a stream found: by a personal number, by a school location, or by a dossier that went up in it?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from eventsourcing.sqlite import SQLiteDatastore

from domain.kaderverloop import BELEIDSTROOM
from domain.schoollocatie import Schoollocatie
from services.eventlog import codec
from services.eventlog.recorder import Bijschrift, Indexregel
from services.eventlog.sleutels import Sleutelbestand, Sleutelsoort

CHUNK = 500


class Indexen:
    """The tables beside the events; a personal number is in them as a keyed hash, and encrypted."""

    def __init__(self, datastore: SQLiteDatastore, sleutels: Sleutelbestand) -> None:
        self._datastore = datastore
        self._sleutels = sleutels

    def bijschrift(
        self,
        pgns: Mapping[str, UUID],
        opgegaan: Mapping[UUID, UUID],
        schoolteams: Mapping[Schoollocatie, UUID],
    ) -> Bijschrift:
        """Return what is to be written beside events; keys that are not there yet are made."""
        sleutels = self._sleutels.get_or_make((dossier_id, Sleutelsoort.DOSSIER) for dossier_id in pgns.values())
        regels = [
            Indexregel(
                self._sleutels.index_of(pgn),
                dossier_id,
                self._sleutels.index_versie,
                codec.encrypt_pgn(pgn, dossier_id, sleutels[dossier_id, Sleutelsoort.DOSSIER]),
            )
            for pgn, dossier_id in pgns.items()
        ]
        return Bijschrift(regels, list(opgegaan.items()), list(schoolteams.items()))

    def dossiers_of(self, pgns: Iterable[str]) -> dict[str, UUID]:
        """Return the dossiers under which numbers were registered."""
        by_hash = {self._sleutels.index_of(pgn): pgn for pgn in pgns}
        rows = self._in_chunks("SELECT hash, dossier_id FROM pgn_index WHERE hash IN ({})", list(by_hash))
        return {by_hash[row[0]]: UUID(bytes=row[1]) for row in rows}

    def pgns_of(self, dossier_ids: Iterable[UUID]) -> dict[UUID, str]:
        """Return of each dossier the number it was given last (raises SleutelOntbreektError, OnleesbaarError)."""
        ids = list(dict.fromkeys(dossier_ids))
        query = "SELECT dossier_id, pgn FROM pgn_index WHERE dossier_id IN ({}) ORDER BY volgnummer"
        laatste = {UUID(bytes=row[0]): row[1] for row in self._in_chunks(query, [i.bytes for i in ids])}
        sleutels = self._sleutels.get((dossier_id, Sleutelsoort.DOSSIER) for dossier_id in laatste)
        return {i: codec.decrypt_pgn(blob, i, sleutels[i, Sleutelsoort.DOSSIER]) for i, blob in laatste.items()}

    def opgegaan_in(self, dossier_ids: Iterable[UUID]) -> dict[UUID, UUID]:
        """Return of those that went up in another the dossier that holds everything now."""
        query = "SELECT dossier_id, in_dossier_id FROM opgegaan WHERE dossier_id IN ({})"
        rows = self._in_chunks(query, [i.bytes for i in set(dossier_ids)])
        return {UUID(bytes=row[0]): UUID(bytes=row[1]) for row in rows}

    def stromen_of(self, dossier_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
        """Return by dossier all streams about the same pupil: its own and those that went up in it."""
        stromen = {dossier_id: [dossier_id] for dossier_id in dossier_ids}
        query = "SELECT in_dossier_id, dossier_id FROM opgegaan WHERE in_dossier_id IN ({}) ORDER BY dossier_id"
        for row in self._in_chunks(query, [i.bytes for i in stromen]):
            stromen[UUID(bytes=row[0])].append(UUID(bytes=row[1]))
        return stromen

    def schoolteams(self, locaties: Iterable[Schoollocatie]) -> dict[Schoollocatie, UUID]:
        """Return the streams of those school locations that have a team."""
        gevonden = {}
        with self._datastore.transaction(commit=False) as c:
            for locatie in set(locaties):
                query = "SELECT stroom_id FROM schoolteam_index WHERE brin = ? AND vestiging = ?"
                c.execute(query, (locatie.brin, locatie.vestiging))
                for row in c.fetchall():
                    gevonden[locatie] = UUID(bytes=row[0])
        return gevonden

    def known_ids(self, ids: Iterable[UUID]) -> set[UUID]:
        """Return which of these events are stored, in whatever stream."""
        rows = self._in_chunks("SELECT event_id FROM gebeurtenissen WHERE event_id IN ({})", [i.bytes for i in ids])
        return {UUID(bytes=row[0]) for row in rows}

    def is_dossier(self, dossier_id: UUID) -> bool:
        """Say whether there is a stream with this id that is not of a school team, and not the policy."""
        query = (
            "SELECT EXISTS (SELECT 1 FROM gebeurtenissen WHERE originator_id = ?1) "
            "AND NOT EXISTS (SELECT 1 FROM schoolteam_index WHERE stroom_id = ?1)"
        )
        with self._datastore.transaction(commit=False) as c:
            c.execute(query, (dossier_id.bytes,))
            return bool(c.fetchone()[0]) and dossier_id != BELEIDSTROOM

    def other_streams(self) -> list[UUID]:
        """Return the streams that are not about a pupil: those of school teams, and that of the policy."""
        return [BELEIDSTROOM, *self._streams("SELECT stroom_id FROM schoolteam_index")]

    def without_dossier(self) -> list[UUID]:
        """Return the dossiers that the index of numbers names but that have no events."""
        return self._streams(
            "SELECT dossier_id FROM pgn_index WHERE NOT EXISTS "
            "(SELECT 1 FROM gebeurtenissen WHERE originator_id = pgn_index.dossier_id)"
        )

    def without_number(self) -> list[UUID]:
        """Return the dossiers that no personal number leads to."""
        return self._streams(
            "SELECT originator_id FROM gebeurtenissen AS eerste WHERE originator_version = 1 "
            "AND NOT EXISTS (SELECT 1 FROM pgn_index WHERE dossier_id = eerste.originator_id) "
            "AND NOT EXISTS (SELECT 1 FROM vernietigde_sleutel WHERE stroom_id = eerste.originator_id AND soort = 0) "
            "AND NOT EXISTS (SELECT 1 FROM schoolteam_index WHERE stroom_id = eerste.originator_id) "
            "AND originator_id <> ? ORDER BY notification_id",
            BELEIDSTROOM.bytes,
        )

    def _streams(self, query: str, *params: bytes) -> list[UUID]:
        with self._datastore.transaction(commit=False) as c:
            c.execute(query, params)
            return [UUID(bytes=row[0]) for row in c.fetchall()]

    def _in_chunks(self, query: str, values: Sequence[bytes]) -> Iterator[Any]:
        for start in range(0, len(values), CHUNK):
            deel = values[start : start + CHUNK]
            with self._datastore.transaction(commit=False) as c:
                c.execute(query.format(",".join("?" * len(deel))), deel)
                yield from c.fetchall()
