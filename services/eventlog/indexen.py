"""How is a stream found: by a personal number, by a school location, or by a dossier that went up in it?"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from domain.schoollocatie import Schoollocatie
from domain.vaste_stromen import VASTE_STROMEN
from projections.stores.databank import Databank, Verbinding, brokken, uuid_of
from projections.stores.databank.promise import RUIM
from services.eventlog import codec
from services.eventlog.bijschrift import Bijschrift, Indexregel
from services.eventlog.errors import SleutelOntbreektError
from services.eventlog.indexversies import levende_versies
from services.eventlog.sleutels import Sleutelkast, Sleutelnaam, Sleutelsoort
from services.eventlog.vernietigd import Statement
from services.eventlog.verwijzing import VASTE_PLAATSEN

MOST_VERSIONS = 2
"""So many keys of the index of numbers live at one moment, while one is replaced."""


@dataclass(frozen=True, slots=True)
class Wegwijzers:
    """How the streams of new events are to be found: what `EventLog.append` is given beside events."""

    pgns: Mapping[str, UUID] = field(default_factory=dict)
    opgegaan: Mapping[UUID, UUID] = field(default_factory=dict)
    schoolteams: Mapping[Schoollocatie, UUID] = field(default_factory=dict)
    overleggen: Sequence[tuple[UUID, date]] = ()
    """Meetings, each with a day on which it is planned."""
    vernietiging: Sequence[Statement] = ()
    mee: Callable[[Verbinding], None] | None = None
    """What somebody else writes in the transaction, last; what it raises undoes all."""

    def __bool__(self) -> bool:
        return bool(self.pgns or self.opgegaan or self.schoolteams or self.overleggen or self.vernietiging or self.mee)

    @property
    def sleutelnamen(self) -> list[Sleutelnaam]:
        """The keys under which numbers are kept."""
        return [(dossier_id, int(Sleutelsoort.DOSSIER)) for dossier_id in self.pgns.values()]


class Indexen:
    """The tables beside the events; a personal number is in them as a keyed hash, and encrypted."""

    def __init__(self, databank: Databank, sleutels: Sleutelkast) -> None:
        self._databank = databank
        self._sleutels = sleutels

    def bijschrift(self, wegwijzers: Wegwijzers, sleutels: Mapping[Sleutelnaam, bytes]) -> Bijschrift:
        """Return what is to be written beside events; `sleutels` holds the keys that they ask for."""
        versies = self._versies() if wegwijzers.pgns else ()
        regels = [
            Indexregel(
                self._sleutels.index_of(pgn, versies[-1]),
                dossier_id,
                versies[-1],
                codec.encrypt_pgn(pgn, dossier_id, sleutels[dossier_id, Sleutelsoort.DOSSIER]),
                tuple(self._sleutels.index_of(pgn, versie) for versie in versies[:-1]),
            )
            for pgn, dossier_id in wegwijzers.pgns.items()
        ]
        opgegaan, schoolteams = list(wegwijzers.opgegaan.items()), list(wegwijzers.schoolteams.items())
        return Bijschrift(
            regels, versies, opgegaan, schoolteams, wegwijzers.overleggen, wegwijzers.vernietiging, mee=wegwijzers.mee
        )

    def _versies(self) -> tuple[int, ...]:
        with self._databank.lezen() as v:
            return levende_versies(v)

    def dossiers_of(self, pgns: Iterable[str]) -> dict[str, UUID]:
        """Return the dossiers under which numbers were registered."""
        gevonden: dict[str, UUID] = {}
        for deel in brokken(pgns, RUIM // MOST_VERSIONS):
            try:
                gevonden |= self._found(deel)
            except SleutelOntbreektError:  # a version went between the look at which live and that at its key
                gevonden |= self._found(deel)
        return gevonden

    def _found(self, pgns: list[str]) -> dict[str, UUID]:
        """Look by all versions that live at one moment: a number that moves is found before and after."""
        with self._databank.lezen() as v:
            by_hash = {self._sleutels.index_of(pgn, versie): pgn for versie in levende_versies(v) for pgn in pgns}
            voorwaarde, params = self._databank.onder("hash", list(by_hash))
            rows = v.vraag(f"SELECT hash, dossier_id FROM pgn_index WHERE {voorwaarde}", params)  # noqa: S608 - our own name
        return {by_hash[row[0]]: uuid_of(row[1]) for row in rows}

    def pgns_of(self, dossier_ids: Iterable[UUID], *, eerste: bool = False) -> dict[UUID, str]:
        """
        Return of each dossier the number it was given last, or first.

        Raises:
            SleutelOntbreektError, OnleesbaarError: a number cannot be read.

        """
        query = "SELECT dossier_id, pgn FROM pgn_index WHERE {} ORDER BY volgnummer"
        rijen = self._among(query, "dossier_id", dict.fromkeys(dossier_ids))
        laatste = {uuid_of(row[0]): row[1] for row in (reversed(list(rijen)) if eerste else rijen)}
        sleutels = self._sleutels.get((dossier_id, Sleutelsoort.DOSSIER) for dossier_id in laatste)
        return {i: codec.decrypt_pgn(blob, i, sleutels[i, Sleutelsoort.DOSSIER]) for i, blob in laatste.items()}

    def opgegaan_in(self, dossier_ids: Iterable[UUID]) -> dict[UUID, UUID]:
        """Return of those that went up in another the dossier that holds everything now."""
        rows = self._among("SELECT dossier_id, in_dossier_id FROM opgegaan WHERE {}", "dossier_id", set(dossier_ids))
        return {uuid_of(row[0]): uuid_of(row[1]) for row in rows}

    def stromen_of(self, dossier_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
        """Return by dossier all streams about the same pupil: its own and those that went up in it."""
        stromen = {dossier_id: [dossier_id] for dossier_id in dossier_ids}
        query = "SELECT in_dossier_id, dossier_id FROM opgegaan WHERE {} ORDER BY dossier_id"
        for row in self._among(query, "in_dossier_id", stromen):
            stromen[uuid_of(row[0])].append(uuid_of(row[1]))
        return stromen

    def schoolteams(self, locaties: Iterable[Schoollocatie]) -> dict[Schoollocatie, UUID]:
        """Return the streams of those school locations that have a team."""
        query = "SELECT stroom_id FROM schoolteam_index WHERE brin = ? AND vestiging = ?"
        with self._databank.lezen() as v:
            return {
                locatie: uuid_of(row[0])
                for locatie in set(locaties)
                for row in v.vraag(query, (locatie.brin, locatie.vestiging))
            }

    def known_ids(self, ids: Iterable[UUID]) -> set[UUID]:
        """Return which of these events are stored, in whatever stream."""
        return {uuid_of(row[0]) for row in self._among("SELECT event_id FROM gebeurtenissen WHERE {}", "event_id", ids)}

    def is_dossier(self, dossier_id: UUID) -> bool:
        """Say whether there is a stream with this id that is about a pupil: of no school or meeting, and not ours."""
        query = (
            "SELECT EXISTS (SELECT 1 FROM gebeurtenissen WHERE originator_id = ?) "
            "AND NOT EXISTS (SELECT 1 FROM andere_stroom WHERE stroom_id = ?)"
        )
        with self._databank.lezen() as v:
            return bool(v.vraag(query, (dossier_id, dossier_id))[0][0]) and dossier_id not in VASTE_STROMEN

    def other_streams(self) -> list[UUID]:
        """Return the streams that are not about a pupil: those of school teams and meetings, and the fixed ones."""
        return [*VASTE_STROMEN, *self._streams("SELECT DISTINCT stroom_id FROM andere_stroom")]

    def overleggen(self, van: date, tot_en_met: date) -> list[UUID]:
        """Return the streams of meetings that were ever planned on one of these days."""
        query = "SELECT DISTINCT stroom_id FROM overleg_index WHERE dag BETWEEN ? AND ?"
        return self._streams(query, van.isoformat(), tot_en_met.isoformat())

    def is_overleg(self, stroom_id: UUID) -> bool:
        """Say whether there is a meeting with this stream."""
        return bool(self._streams("SELECT DISTINCT stroom_id FROM overleg_index WHERE stroom_id = ?", stroom_id))

    def without_dossier(self) -> list[UUID]:
        """Return the dossiers that the index of numbers names but that have no events."""
        return self._streams(
            "SELECT dossier_id FROM pgn_index WHERE NOT EXISTS "
            "(SELECT 1 FROM gebeurtenissen WHERE originator_id = pgn_index.dossier_id)"
        )

    def without_number(self) -> list[UUID]:
        """Return the dossiers that no personal number leads to."""
        return self._streams(
            "SELECT originator_id FROM gebeurtenissen AS eerste WHERE originator_version = 1 "  # noqa: S608 - our own marks
            "AND NOT EXISTS (SELECT 1 FROM pgn_index WHERE dossier_id = eerste.originator_id) "
            "AND NOT EXISTS (SELECT 1 FROM vernietigde_sleutel WHERE stroom_id = eerste.originator_id AND soort = 0) "
            "AND NOT EXISTS (SELECT 1 FROM andere_stroom WHERE stroom_id = eerste.originator_id) "
            f"AND originator_id NOT IN ({VASTE_PLAATSEN}) ORDER BY notification_id",
            *VASTE_STROMEN,
        )

    def _streams(self, query: str, *params: UUID | str) -> list[UUID]:
        with self._databank.lezen() as v:
            return [uuid_of(row[0]) for row in v.vraag(query, params)]

    def _among(self, query: str, kolom: str, values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows in which a column is one of these; `{}` in the query is where that is said."""
        for deel in brokken(values, RUIM):
            voorwaarde, params = self._databank.onder(kolom, deel)
            with self._databank.lezen() as v:
                rows = v.vraag(query.format(voorwaarde), params)
            yield from rows
