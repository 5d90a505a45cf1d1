"""In which tables are logins kept, so that a copy of them lets nobody in and says nothing?"""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from projections.stores.databank import Databank, open_databank
from projections.stores.databank.migraties import klaargemaakt, werk_bij
from services.aanmelding import tabellen
from services.eventlog.meester import nieuwe_sleutel
from services.settings import Settings

SCHEMA = "verzuimspoor_sessies"
NONCE = bytes(12)
"""A key is derived from a secret that seals one content only, so that nothing is ever sealed twice with it."""
MEESTE_POGINGEN = 10_000


def open_tabel(settings: Settings) -> Databank:
    """Open the database of logins, ready for use (raises OpslagError)."""
    return klaargemaakt(open_databank(settings.sessies_adres, SCHEMA), tabellen.__name__)


def maak_bij(settings: Settings) -> None:
    """Bring the tables of logins up to this version (raises OpslagError)."""
    werk_bij(open_databank(settings.sessies_adres, SCHEMA), tabellen.__name__)


def nieuw_geheim() -> str:
    """Return what nobody can guess: 256 bits, as text for an address or a cookie."""
    return base64.urlsafe_b64encode(nieuwe_sleutel()).decode().rstrip("=")


def kenmerk_van(geheim: str) -> bytes:
    """Return what is kept of a secret."""
    return _derived(geheim, b"kenmerk")


def bewijs_van(geheim: str) -> str:
    """Return what each form of a session carries; from it the session cannot be had."""
    return _derived(geheim, b"formulier").hex()


def verzegeld(geheim: str, inhoud: Mapping[str, Any]) -> bytes:
    """Return content that only whoever has the secret can read; a secret is used for one content only."""
    return AESGCM(_derived(geheim, b"inhoud")).encrypt(NONCE, orjson.dumps(inhoud), kenmerk_van(geheim))


def geopend(geheim: str, verzegelde: bytes) -> dict[str, Any] | None:
    """Return what was sealed, or None when it was not, with this secret."""
    try:
        plat = AESGCM(_derived(geheim, b"inhoud")).decrypt(NONCE, verzegelde, kenmerk_van(geheim))
    except InvalidTag:
        return None
    gelezen: dict[str, Any] = orjson.loads(plat)
    return gelezen


def _derived(geheim: str, waarvoor: bytes) -> bytes:
    return hmac.digest(geheim.encode(), b"verzuimspoor sessie: " + waarvoor, hashlib.sha256)
