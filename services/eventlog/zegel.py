"""What does the seal of the log consist of: leaves, trees, proofs and blocks? Pure, whatever the store is."""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from struct import Struct

BLAD, KNOOP, BLOK = b"\x00", b"\x01", b"\x02"
"""What is hashed begins with what it is (RFC 6962), so that no leaf can pass for a node, nor a node for a block."""
BEGIN = bytes(32)
"""What the first block has in place of the hash of a block before it."""
BLADVORM = Struct(">qqqIII")
BLOKVORM = Struct(">qqqqqII")


class Soort(IntEnum):
    """When a block was written: in the transaction of its events, or once, over a log from before the seal."""

    BIJ_VASTLEGGEN = 0
    ACHTERAF = 1


@dataclass(frozen=True, slots=True)
class Blok:
    """That these events were received at this moment and looked like this, after everything in the block before."""

    nummer: int
    eerste_id: int
    laatste_id: int
    ontvangen_op: int
    soort: int
    wortel: bytes
    vorige: bytes

    @property
    def hash(self) -> bytes:
        """What the next block and a checkpoint name it by."""
        vorm = BLOKVORM.pack(
            self.nummer,
            self.eerste_id,
            self.laatste_id,
            self.ontvangen_op,
            self.soort,
            len(self.wortel),
            len(self.vorige),
        )
        return hashlib.sha256(BLOK + vorm + self.wortel + self.vorige).digest()

    @property
    def aantal(self) -> int:
        """How many events it is about."""
        return self.laatste_id - self.eerste_id + 1

    def stempel(self, sleutel: bytes) -> bytes:
        """Return what only the holder of the key file can write beside it: the store alone is not enough to forge."""
        return hmac.digest(sleutel, self.hash, hashlib.sha256)


def staat_hash(state: bytes) -> bytes:
    """Return what stands for a stored state; it is over the ciphertext, so that it outlives the key."""
    return hashlib.sha256(state).digest()


def blad(
    notification_id: int,
    originator_id: bytes,
    versie: int,
    topic: bytes,
    event_id: bytes,
    ontvangen_op: int,
    staat: bytes,
) -> bytes:
    """Return the leaf of a stored row; `staat` is the hash of its state. Lengths are in it: no two rows look alike."""
    vorm = BLADVORM.pack(notification_id, versie, ontvangen_op, len(originator_id), len(event_id), len(topic))
    return hashlib.sha256(BLAD + vorm + originator_id + event_id + topic + staat).digest()


def blad_of_blok(blok_hash: bytes) -> bytes:
    """Return the leaf of a block in the tree of blocks that a checkpoint signs."""
    return hashlib.sha256(BLAD + blok_hash).digest()


def knoop(links: bytes, rechts: bytes) -> bytes:
    """Return the node above two."""
    return hashlib.sha256(KNOOP + links + rechts).digest()


class Boom:
    """The tree over leaves that come one by one; it keeps one hash for each full subtree."""

    def __init__(self, bladeren: Iterable[bytes] = ()) -> None:
        self.aantal = 0
        self._stapel: list[bytes] = []
        for een in bladeren:
            self.erbij(een)

    def erbij(self, blad: bytes) -> None:
        """Add a leaf: each bit of the count that is carried closes a subtree."""
        rest = self.aantal
        while rest & 1:
            blad = knoop(self._stapel.pop(), blad)
            rest >>= 1
        self._stapel.append(blad)
        self.aantal += 1

    @property
    def wortel(self) -> bytes:
        """The root (RFC 6962, 2.1)."""
        if not self._stapel:
            return hashlib.sha256().digest()
        *links, boven = self._stapel
        for een in reversed(links):
            boven = knoop(een, boven)
        return boven


def lagen(bladeren: Sequence[bytes]) -> list[list[bytes]]:
    """Return the tree in layers, leaves first: what is alone at the end of a layer goes up as it is."""
    alle = [list(bladeren)]
    while len(onder := alle[-1]) > 1:
        boven = [knoop(a, b) for a, b in zip(onder[::2], onder[1::2], strict=False)]
        alle.append(boven + onder[-1:] if len(onder) % 2 else boven)
    return alle


def pad(boom: Sequence[Sequence[bytes]], index: int) -> list[bytes]:
    """Return the proof that a leaf is in a tree: what to hash it with on the way up (RFC 6962, 2.1.1)."""
    buren = []
    for laag in boom[:-1]:
        if index ^ 1 < len(laag):
            buren.append(laag[index ^ 1])
        index >>= 1
    return buren


def wortel_langs(blad: bytes, index: int, aantal: int, buren: Iterable[bytes]) -> bytes | None:
    """Return the root that a proof leads to (RFC 9162, 2.1.3.2), or None when it is no proof in a tree of this size."""
    laatste = aantal - 1
    if not 0 <= index <= laatste:
        return None
    for buur in buren:
        if laatste == 0:
            return None
        if index & 1 or index == laatste:
            blad = knoop(buur, blad)
            while index and not index & 1:
                index, laatste = index >> 1, laatste >> 1
        else:
            blad = knoop(blad, buur)
        index, laatste = index >> 1, laatste >> 1
    return blad if laatste == 0 else None
