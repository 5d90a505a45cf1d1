"""Where are the letters that were sent, readable only with the key of the pupil they are about?"""

import hashlib
import os
from collections.abc import Callable
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from projections.stores.databank import Databank, Verbinding
from services.eventlog.codec import NONCE_BYTES
from services.eventlog.errors import OnleesbaarError
from services.eventlog.sleutels import Sleutelkast, Sleutelsoort

GROOTSTE = 2 << 20
"""Bytes of a letter at most; one of ours has some tens of thousands."""


def vingerafdruk(inhoud: bytes) -> str:
    """Return what the event about a letter says of the version that was sent."""
    return hashlib.sha256(inhoud).hexdigest()


class Briefkast:
    """
    The table of letters that were sent, beside the events about them.

    A letter lies under the key of the stream of its event (AES-256-GCM, bound to its place): when that key is
    destroyed nobody reads it again, and the row goes with the word of the destruction. It is written in the
    transaction of its event and never changed; the event, which is under the seal, has its fingerprint.
    """

    def __init__(self, databank: Databank, sleutels: Sleutelkast) -> None:
        self._databank = databank
        self._sleutels = sleutels

    def leg_erbij(self, dossier_id: UUID, event_id: UUID, inhoud: bytes) -> Callable[[Verbinding], None]:
        """
        Return what writes a letter in the transaction of its event (`EventLog.append`, `mee`).

        Raises:
            ValueError: it is too large.
            SleutelVernietigdError: the dossier was destroyed meanwhile.

        """
        if len(inhoud) > GROOTSTE:
            raise ValueError("a letter of this size is none of ours")
        nonce = os.urandom(NONCE_BYTES)
        naam = (dossier_id, int(Sleutelsoort.DOSSIER))
        geheim = AESGCM(self._sleutels.get_or_make([naam])[naam]).encrypt(nonce, inhoud, _place(dossier_id, event_id))

        def schrijf(v: Verbinding) -> None:
            v.doe(
                "INSERT INTO brief (event_id, dossier_id, inhoud) VALUES (?, ?, ?)",
                (event_id, dossier_id, nonce + geheim),
            )

        return schrijf

    def lees(self, dossier_id: UUID, event_id: UUID, afdruk: str) -> bytes | None:
        """
        Return the letter of an event of this stream as it was sent; None when there is none.

        Raises:
            SleutelOntbreektError: the key of the stream is not there.
            OnleesbaarError: it was changed or put in another place, or is not the letter that the event tells of.

        """
        with self._databank.lezen() as v:
            rijen = v.vraag("SELECT inhoud FROM brief WHERE event_id = ? AND dossier_id = ?", (event_id, dossier_id))
        if not rijen:
            return None
        [(geheim,)] = rijen
        naam = (dossier_id, int(Sleutelsoort.DOSSIER))
        sleutel, geheim = self._sleutels.get([naam])[naam], bytes(geheim)
        try:
            inhoud = AESGCM(sleutel).decrypt(geheim[:NONCE_BYTES], geheim[NONCE_BYTES:], _place(dossier_id, event_id))
        except InvalidTag:
            raise OnleesbaarError(f"de brief van gebeurtenis {event_id} is niet te lezen") from None
        if vingerafdruk(inhoud) != afdruk:
            raise OnleesbaarError(f"de brief van gebeurtenis {event_id} is niet de brief die is verzonden")
        return inhoud


def _place(dossier_id: UUID, event_id: UUID) -> bytes:
    return b"brief" + dossier_id.bytes + event_id.bytes
