"""What is written beside events, in their transaction, and how?"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from domain.schoollocatie import Schoollocatie
from projections.stores.databank import Databank, Verbinding, brokken, uuid_of
from projections.stores.databank.promise import RUIM
from services.eventlog import indexversies, vernietigd
from services.logboek.regels import GEEN, Pakket

INDEX_COLUMNS = ("hash", "dossier_id", "sleutelversie", "pgn", "volgnummer")


@dataclass(frozen=True, slots=True)
class Indexregel:
    """A personal number, as the index keeps it."""

    hash: bytes
    dossier_id: UUID
    sleutelversie: int
    pgn: bytes
    elders: tuple[bytes, ...] = ()
    """How it would be found by the other versions of the key that live."""


@dataclass(frozen=True, slots=True)
class Bijschrift:
    """
    What is written beside events, in their transaction: how their streams are found.

    `opgegaan` holds pairs: the dossier that went up in another, and that other.
    """

    pgns: Sequence[Indexregel] = ()
    indexversies: tuple[int, ...] = ()
    opgegaan: Sequence[tuple[UUID, UUID]] = ()
    schoolteams: Sequence[tuple[Schoollocatie, UUID]] = ()
    overleggen: Sequence[tuple[UUID, date]] = ()
    vernietiging: Sequence[vernietigd.Statement] = ()
    pakket: Pakket = GEEN
    """The lines about what is recorded; they go along with events in any way that these are stored."""
    mee: Callable[[Verbinding], None] | None = None
    """What somebody else writes in the transaction, last; what it raises undoes all."""

    def __bool__(self) -> bool:
        return bool(self.pgns or self.opgegaan or self.schoolteams or self.overleggen or self.vernietiging or self.mee)


def schrijf(bijschrift: Bijschrift, databank: Databank, v: Verbinding) -> None:
    """Write the indexes; the lines about what is recorded are written before, since nobody can contradict them."""
    if bijschrift.pgns:
        elders = [hash_ for regel in bijschrift.pgns for hash_ in regel.elders]
        indexversies.moet_nog_zo_zijn(v, bijschrift.indexversies, elders)
        v.stort("pgn_index", INDEX_COLUMNS, _numbered(databank, v, bijschrift.pgns))
    if bijschrift.schoolteams:  # asking for nothing is a round trip too
        teams = [(locatie.brin, locatie.vestiging, stroom_id) for locatie, stroom_id in bijschrift.schoolteams]
        v.doe_veel("INSERT INTO schoolteam_index (brin, vestiging, stroom_id) VALUES (?, ?, ?)", teams)
    if bijschrift.overleggen:
        dagen = [(stroom_id, dag.isoformat()) for stroom_id, dag in bijschrift.overleggen]
        v.doe_veel("INSERT INTO overleg_index (stroom_id, dag) VALUES (?, ?) ON CONFLICT DO NOTHING", dagen)
    for statement, waarden in bijschrift.vernietiging:
        v.doe(statement, waarden)
    for dossier_id, in_dossier_id in bijschrift.opgegaan:
        v.doe("INSERT INTO opgegaan VALUES (?, ?)", (dossier_id, in_dossier_id))
        v.doe("UPDATE opgegaan SET in_dossier_id = ? WHERE in_dossier_id = ?", (in_dossier_id, dossier_id))
    if bijschrift.mee is not None:
        bijschrift.mee(v)


def _numbered(databank: Databank, v: Verbinding, regels: Sequence[Indexregel]) -> list[tuple[Any, ...]]:
    """Return the rows of numbers; of those of one dossier the highest `volgnummer` is the one it has now."""
    volgende: Counter[UUID] = Counter()
    for deel in brokken({regel.dossier_id for regel in regels}, RUIM):
        van_deze, waarden = databank.onder("dossier_id", deel)
        query = f"SELECT dossier_id, count(*) FROM pgn_index WHERE {van_deze} GROUP BY dossier_id"  # noqa: S608 - our own names
        volgende.update({uuid_of(dossier_id): aantal for dossier_id, aantal in v.vraag(query, waarden)})
    rijen = []
    for regel in regels:
        rijen.append((regel.hash, regel.dossier_id, regel.sleutelversie, regel.pgn, volgende[regel.dossier_id]))
        volgende[regel.dossier_id] += 1
    return rijen
