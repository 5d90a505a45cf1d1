"""How is the seal kept beside the events, and how is what lies there read by somebody who trusts none of it?"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from projections.stores.databank import Databank, PostgresDatabank, Verbinding
from services.eventlog.zegel import BEGIN, Blok, Boom, Soort, blad, lagen, staat_hash

PAGE = 2_000
SMALLEST, LARGEST = -(1 << 63), (1 << 63) - 1
UUID_BYTES = 16
RIJ_IN_SQLITE = """notification_id, CAST(originator_id AS BLOB), CAST(originator_version AS INTEGER),
    CAST(topic AS BLOB), CAST(state AS BLOB), CAST(event_id AS BLOB), CAST(ontvangen_op AS INTEGER),
    typeof(originator_id) || typeof(originator_version) || typeof(topic) || typeof(state) || typeof(event_id)
    || typeof(ontvangen_op) = 'blobintegertextblobblobinteger'"""
"""As read: whatever was written over a column comes out as what we expect, and beside it whether it was that."""
BLOKRIJ_IN_SQLITE = """nummer, CAST(eerste_id AS INTEGER), CAST(laatste_id AS INTEGER), CAST(ontvangen_op AS INTEGER),
    CAST(soort AS INTEGER), CAST(wortel AS BLOB), CAST(vorige AS BLOB), CAST(stempel AS BLOB),
    typeof(eerste_id) || typeof(laatste_id) || typeof(ontvangen_op) || typeof(soort) || typeof(wortel)
    || typeof(vorige) || typeof(stempel) = 'integerintegerintegerintegerblobblobblob'"""
RIJ_IN_POSTGRES = """notification_id, uuid_send(originator_id), originator_version, convert_to(topic, 'UTF8'), state,
    uuid_send(event_id), ontvangen_op, true"""
BLOKRIJ_IN_POSTGRES = "nummer, eerste_id, laatste_id, ontvangen_op, soort, wortel, vorige, stempel, true"
"""PostgreSQL keeps no column that is of another kind than it should be."""


class Ruwerij(NamedTuple):
    """A stored row as it lies there; `vorm` says whether every column is of its kind."""

    id: int
    originator_id: bytes
    versie: int
    topic: bytes
    state: bytes
    event_id: bytes
    ontvangen_op: int
    vorm: bool

    @property
    def leesbaar(self) -> bool:
        """Whether it can be taken for an event at all."""
        return self.vorm and len(self.originator_id) == len(self.event_id) == UUID_BYTES

    @property
    def stroom(self) -> str:
        """The stream that it is said to be of, as a reader knows it."""
        return str(UUID(bytes=self.originator_id)) if len(self.originator_id) == UUID_BYTES else "onbekend"

    @property
    def blad(self) -> bytes:
        """Its leaf; a row that is no row has one that was never sealed."""
        if not self.vorm:
            return b""
        staat = staat_hash(self.state)
        return blad(self.id, self.originator_id, self.versie, self.topic, self.event_id, self.ontvangen_op, staat)


@dataclass(frozen=True, slots=True)
class Ruwblok:
    """A block as it lies there, with the stamp beside it."""

    blok: Blok
    stempel: bytes
    vorm: bool

    def is_echt(self, sleutel: bytes) -> bool:
        """Say whether it was written by whoever has the key file, and not changed since."""
        return self.vorm and self.stempel == self.blok.stempel(sleutel)


def schrijf_blok(v: Verbinding, blok: Blok, sleutel: bytes) -> None:
    """Write a block beside what it seals, in that transaction."""
    v.doe(
        "INSERT INTO zegel VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            blok.nummer,
            blok.eerste_id,
            blok.laatste_id,
            blok.ontvangen_op,
            int(blok.soort),
            blok.wortel,
            blok.vorige,
            blok.stempel(sleutel),
        ),
    )


@dataclass(frozen=True, slots=True)
class Kop:
    """Where the chain is: the number of the last block and its hash."""

    nummer: int = 0
    hash: bytes = BEGIN

    def volgende(self, rijen: Sequence[Ruwerij]) -> Blok:
        """Return the block that seals rows about to be stored."""
        wortel = lagen([rij.blad for rij in rijen])[-1][0]
        eerste, laatste = rijen[0], rijen[-1]
        soort = Soort.BIJ_VASTLEGGEN
        return Blok(self.nummer + 1, eerste.id, laatste.id, laatste.ontvangen_op, soort, wortel, self.hash)


class Opname:
    """The log at one moment, whatever is added meanwhile."""

    def __init__(self, verbinding: Verbinding, *, is_postgres: bool, has_seal: bool = True) -> None:
        self._verbinding = verbinding
        self._has_seal = has_seal
        self._rij = RIJ_IN_POSTGRES if is_postgres else RIJ_IN_SQLITE
        self._blokrij = BLOKRIJ_IN_POSTGRES if is_postgres else BLOKRIJ_IN_SQLITE

    def hoofd(self) -> int:
        """Return the number that the log says it gave out last."""
        rijen = self._verbinding.vraag("SELECT CAST(last_id AS bigint) FROM gebeurtenissen_hoofd")
        return int(rijen[0][0]) if rijen else 0

    def rijen(self, van: int = SMALLEST, tot_en_met: int = LARGEST) -> Iterator[Ruwerij]:
        """Yield what lies in the log, in order of the numbers."""
        query = (
            f"SELECT {self._rij} FROM gebeurtenissen "  # noqa: S608 - our own names
            "WHERE notification_id >= ? AND notification_id <= ? ORDER BY 1 LIMIT ?"
        )
        while van <= tot_en_met:
            bladzij = self._verbinding.vraag(query, (van, tot_en_met, PAGE))
            for rij in bladzij:
                yield Ruwerij(*rij)
            if len(bladzij) < PAGE:
                return
            van = bladzij[-1][0] + 1

    def rijen_van(self, stroom: UUID) -> list[Ruwerij]:
        """Return what lies in the log of one stream, by version."""
        query = f"SELECT {self._rij} FROM gebeurtenissen WHERE originator_id = ? ORDER BY originator_version"  # noqa: S608 - our own names
        return [Ruwerij(*rij) for rij in self._verbinding.vraag(query, (stroom,))]

    def blokken(self) -> Iterator[Ruwblok]:
        """Yield the blocks of the seal, in order; none when somebody took the whole of it away."""
        if not self._has_seal:
            return
        for rij in self._verbinding.stroom(f"SELECT {self._blokrij} FROM zegel ORDER BY nummer"):  # noqa: S608 - our own names
            yield _blok(rij)

    def kop(self) -> Kop:
        """Return where the chain is."""
        query = f"SELECT {self._blokrij} FROM zegel ORDER BY nummer DESC LIMIT 1"  # noqa: S608 - our own names
        for rij in self._verbinding.vraag(query):
            return Kop(rij[0], _blok(rij).blok.hash)
        return Kop()


@contextmanager
def opname_van(databank: Databank) -> Iterator[Opname]:
    """Open the log as it is at this moment, to be read only."""
    has_seal = databank.has_table("zegel")
    with databank.lezen() as verbinding:
        yield opname_in(databank, verbinding, has_seal=has_seal)


def opname_in(databank: Databank, verbinding: Verbinding, *, has_seal: bool = True) -> Opname:
    """Return the log as a transaction sees it."""
    return Opname(verbinding, is_postgres=isinstance(databank, PostgresDatabank), has_seal=has_seal)


def bezegel_achteraf(opname: Opname, v: Verbinding, sleutel: bytes) -> None:
    """Seal a log from before the seal, in one block; nothing happens where there is a block or no event."""
    query = "SELECT EXISTS (SELECT 1 FROM zegel), min(notification_id), max(notification_id) FROM gebeurtenissen"
    [(bezegeld, eerste, laatste)] = v.vraag(query)
    if bezegeld or laatste is None:
        return
    boom, ontvangen_op = Boom(), 0
    for rij in opname.rijen():
        boom.erbij(rij.blad)
        ontvangen_op = rij.ontvangen_op
    kop = Kop()
    blok = Blok(kop.nummer + 1, eerste, laatste, ontvangen_op, Soort.ACHTERAF, boom.wortel, kop.hash)
    schrijf_blok(v, blok, sleutel)


def _blok(rij: tuple[Any, ...]) -> Ruwblok:
    return Ruwblok(Blok(*rij[:7]), rij[7], bool(rij[8]))
