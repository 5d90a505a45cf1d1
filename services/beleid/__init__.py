"""Which policy, which calendar and which municipalities does this installation use?"""

from services.beleid.profiel import (
    ProfielOnbekendError,
    kader_van,
    lees_beleid,
    lees_gemeenten,
    lees_kader,
    lees_profiel,
    profielen,
)
from services.beleid.verloop import kaderverloop

__all__ = [
    "ProfielOnbekendError",
    "kader_van",
    "kaderverloop",
    "lees_beleid",
    "lees_gemeenten",
    "lees_kader",
    "lees_profiel",
    "profielen",
]
