"""What is a checkpoint: a signed statement of how the log was, to be kept elsewhere?"""

import base64
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from domain.tijdzone import in_z, moment_of
from services.eventlog.errors import ControlepuntError
from services.eventlog.zegel import Blok, Boom, blad_of_blok

FORMAAT = "verzuimspoor.controlepunt.v1"
CODE_BYTES = 10
VELDEN = ("blok", "laatsteId", "ontvangenOp", "blokHash", "blokkenWortel", "publiekeSleutel")


def canoniek(document: dict[str, Any]) -> bytes:
    """Return the bytes that are signed: the same for the same document, in any language that has JSON."""
    return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()


def publieke_sleutel(sleutel: bytes) -> bytes:
    """Return by what others check what was signed with a key."""
    return Ed25519PrivateKey.from_private_bytes(sleutel).public_key().public_bytes_raw()


def onderteken(document: dict[str, Any], sleutel: bytes) -> str:
    """Return the signature of a document."""
    return Ed25519PrivateKey.from_private_bytes(sleutel).sign(canoniek(document)).hex()


@dataclass(frozen=True, slots=True)
class Controlepunt:
    """That the log had these blocks, and with them all events up to `laatsteId`."""

    blok: int
    laatsteId: int  # noqa: N815 - the names of the document
    ontvangenOp: int  # noqa: N815 - the names of the document
    blokHash: str  # noqa: N815 - the names of the document
    blokkenWortel: str  # noqa: N815 - the names of the document
    publiekeSleutel: str  # noqa: N815 - the names of the document

    @property
    def inhoud(self) -> dict[str, Any]:
        """What is signed."""
        return {"formaat": FORMAAT, **asdict(self)}

    @property
    def code(self) -> str:
        """A short form of it, to be printed or read out; the same for the same state of the same log."""
        ruw = base64.b32encode(hashlib.sha256(canoniek(self.inhoud)).digest()[:CODE_BYTES]).decode()
        return "-".join(ruw[i : i + 4] for i in range(0, len(ruw), 4))

    def document(self, sleutel: bytes) -> dict[str, Any]:
        """Return it as it is kept elsewhere."""
        moment = in_z(moment_of(self.ontvangenOp))
        handtekening = onderteken(self.inhoud, sleutel)
        return {**self.inhoud, "moment": moment, "code": self.code, "handtekening": handtekening}

    @classmethod
    def of(cls, blokken: Iterable[Blok], sleutel: bytes) -> Self | None:
        """Return the checkpoint of a log with these blocks; None of an empty one."""
        boom, laatste = Boom(), None
        for laatste in blokken:
            boom.erbij(blad_of_blok(laatste.hash))
        if laatste is None:
            return None
        publiek = publieke_sleutel(sleutel).hex()
        return cls(
            laatste.nummer, laatste.laatste_id, laatste.ontvangen_op, laatste.hash.hex(), boom.wortel.hex(), publiek
        )


def lees_controlepunt(tekst: str | bytes) -> Controlepunt:
    """
    Read a checkpoint, and check that it is as it was signed.

    Raises:
        ControlepuntError: it is none, or it was changed after it was signed.

    """
    try:
        document = json.loads(tekst)
        if document["formaat"] != FORMAAT:
            raise ControlepuntError("dit bestand is geen controlepunt van Verzuimspoor")
        punt = Controlepunt(**{veld: document[veld] for veld in VELDEN})
        publiek, handtekening = bytes.fromhex(punt.publiekeSleutel), bytes.fromhex(document["handtekening"])
        genoemd = document["code"], document["moment"]
        Ed25519PublicKey.from_public_bytes(publiek).verify(handtekening, canoniek(punt.inhoud))
        moment = in_z(moment_of(punt.ontvangenOp))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise ControlepuntError("dit bestand is geen controlepunt van Verzuimspoor") from None
    except InvalidSignature:
        raise ControlepuntError("het controlepunt is gewijzigd nadat het werd ondertekend") from None
    if genoemd != (punt.code, moment):
        raise ControlepuntError("het controlepunt is gewijzigd nadat het werd ondertekend")
    return punt
