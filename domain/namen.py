"""Which id follows from a name within a space of names? (uuid5: RFC 9562, 5.5)"""

from hashlib import sha1
from uuid import UUID, SafeUUID

ID_BYTES = 16
VAST = ~(0xF000 << 64 | 0xC000 << 48)
"""All bits of an id but those that say of which version and variant it is."""
UUID5 = 5 << 76 | 0x8000 << 48


def benoemd(ruimte: UUID, naam: str) -> UUID:
    """
    Return the id of a name in a space: the same as `uuid.uuid5`, in three fifths of the time.

    A delivery asks three for each pupil; a test holds the two beside each other.
    """
    return _id_of(ruimte.bytes, naam)


class Namen(dict[str, UUID]):
    """The ids of names in one space: each is worked out when it is asked first, and remembered."""

    __slots__ = ("_ruimte",)

    def __init__(self, ruimte: UUID) -> None:
        super().__init__()
        self._ruimte = ruimte.bytes

    def __missing__(self, naam: str) -> UUID:
        self[naam] = gevonden = _id_of(self._ruimte, naam)
        return gevonden


def _id_of(ruimte: bytes, naam: str) -> UUID:
    """Hash and mark; `UUID.__init__` would look first whether it was given text, bytes or fields."""
    hash_ = sha1(ruimte + naam.encode(), usedforsecurity=False).digest()
    een = object.__new__(UUID)
    object.__setattr__(een, "int", int.from_bytes(hash_[:ID_BYTES]) & VAST | UUID5)
    object.__setattr__(een, "is_safe", SafeUUID.unknown)
    return een
