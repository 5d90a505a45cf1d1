"""Which frames did this installation have, and what tells that course from another?"""

import hashlib

from domain.kader import Kader
from domain.kaderverloop import Kaderverloop
from domain.stroom import Stroom


def kaderverloop(basis: Kader, stroom: Stroom) -> Kaderverloop:
    """Return the course of frames: what was recorded, or `basis` as long as nothing was."""
    if not stroom.vastleggingen:
        return Kaderverloop(basis)
    gezegd = hashlib.sha256(repr([(v.id, v.vastgelegd_op) for v in stroom.vastleggingen]).encode())
    return Kaderverloop(basis, stroom, kenmerk=int.from_bytes(gezegd.digest()[:7]))
