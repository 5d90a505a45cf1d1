"""How is the address of somebody kept, so that a copy of the table does not say it?"""

from dataclasses import asdict, dataclass

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.eventlog.meester import nieuwe_sleutel

NONCE = 12


@dataclass(frozen=True, slots=True)
class Adres:
    """Where a message goes; `geheim` signs what a webhook gets, `code` confirms that the address is of who gave it."""

    adres: str
    geheim: str = ""
    code: str = ""


def verzegel(sleutel: bytes, plaats: str, adres: Adres) -> bytes:
    """Seal an address, bound to the place where it is kept."""
    nonce = nieuwe_sleutel()[:NONCE]
    return nonce + AESGCM(sleutel).encrypt(nonce, orjson.dumps(asdict(adres)), plaats.encode())


def open_zegel(sleutel: bytes, plaats: str, verzegelde: bytes) -> Adres | None:
    """Return the address, or None when it was not sealed with this key for this place."""
    try:
        plat = AESGCM(sleutel).decrypt(verzegelde[:NONCE], verzegelde[NONCE:], plaats.encode())
    except (InvalidTag, ValueError):
        return None
    return Adres(**orjson.loads(plat))
