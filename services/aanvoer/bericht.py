"""What stands in the message of a row: encrypted, bound to its place on the way, and how is it read?"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.ingest.gelezen import Bezwaar
from services.kafka.intern import Koppen

VERSIE = b"1"
NONCE_BYTES = 12
GROEP_BYTES = 16
LONGEST_ROW = 900_000
"""Bytes of a row; a longer one is no row, and no broker takes it."""
LARGEST = 1_000_000
"""Bytes of a message; nobody of us writes a larger one."""
SHOWN = 200
"""Signs that are kept of a row that is too long."""


class BerichtError(Exception):
    """A message says nothing to us; `code` says why, and nothing of what it holds."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Plek:
    """
    Where a row belongs: which line of which delivery, as how manieth of that delivery in its partition.

    `groep` stands for whom it is about: all rows of one pupil have the same, and who sees it learns no number.
    """

    levering: UUID
    deel: int
    volgnummer: int
    regel: int
    groep: bytes

    @property
    def gebonden(self) -> bytes:
        """What its content is bound to: a row in another place does not decrypt."""
        getallen = (self.deel, self.volgnummer, self.regel)
        return b"rij" + VERSIE + self.levering.bytes + b"".join(g.to_bytes(8) for g in getallen) + self.groep


@dataclass(frozen=True, slots=True)
class Rij:
    """A row as it stands in the file, with the lines that its quotes hold together; `inhoud` is it, encrypted."""

    plek: Plek
    tekst: str
    te_lang: bool
    inhoud: bytes


def versleuteld(plek: Plek, tekst: str, sleutel: bytes, *, te_lang: bool = False) -> bytes:
    """Return a row as it goes to the topic; of one that is too long only the beginning."""
    te_lang = te_lang or len(tekst.encode()) > LONGEST_ROW
    return verzegeld(orjson.dumps([tekst[:SHOWN] if te_lang else tekst, te_lang]), sleutel, plek.gebonden)


def ontcijferd(plek: Plek, inhoud: bytes, sleutel: bytes) -> Rij:
    """Return a row as it stood in the file (raises BerichtError)."""
    try:
        tekst, te_lang = orjson.loads(geopend(inhoud, sleutel, plek.gebonden))
        return Rij(plek, str(tekst), bool(te_lang), inhoud)
    except InvalidTag:
        raise BerichtError("niet-te-ontcijferen") from None
    except (TypeError, ValueError):
        raise BerichtError("geen-rij") from None


def versleutelde_bezwaren(plek: Plek, bezwaren: Sequence[Bezwaar], sleutel: bytes) -> bytes:
    """Return what is wrong with a row as it is kept beside it: it may say something about the pupil."""
    gezegd = orjson.dumps([[b.veld, b.code, b.melding] for b in bezwaren])
    return verzegeld(gezegd, sleutel, plek.gebonden + b"bezwaren")


def ontcijferde_bezwaren(plek: Plek, bezwaren: bytes, sleutel: bytes) -> tuple[Bezwaar, ...]:
    """Return what is wrong with a row (raises BerichtError)."""
    try:
        return tuple(Bezwaar(*een) for een in orjson.loads(geopend(bezwaren, sleutel, plek.gebonden + b"bezwaren")))
    except InvalidTag:
        raise BerichtError("niet-te-ontcijferen") from None


def koppen_van(plek: Plek) -> Koppen:
    """Return the headers of a row; nothing about a pupil is in them."""
    return [
        ("rij_versie", VERSIE),
        ("rij_levering", str(plek.levering).encode()),
        ("rij_volgnummer", b"%d" % plek.volgnummer),
        ("rij_regel", b"%d" % plek.regel),
    ]


def gelezen(
    deel: int, sleutel: bytes | None, waarde: bytes | None, koppen: Sequence[tuple[str, bytes]]
) -> tuple[Plek, bytes]:
    """Return where a message belongs and what it holds; nothing is decrypted yet (raises BerichtError)."""
    if not waarde:
        raise BerichtError("leeg")
    if len(waarde) > LARGEST:
        raise BerichtError("te-groot")
    velden = dict(koppen)
    if velden.get("rij_versie") != VERSIE:
        raise BerichtError("onbekende-versie")
    try:
        levering = UUID(velden["rij_levering"].decode())
        getallen = int(velden["rij_volgnummer"]), int(velden["rij_regel"])
    except (KeyError, ValueError, AttributeError):
        raise BerichtError("geen-rij") from None
    if sleutel is None or len(sleutel) != GROEP_BYTES or not all(0 < g < 1 << 62 for g in getallen):
        raise BerichtError("geen-rij")
    return Plek(levering, deel, *getallen, sleutel), waarde


def verzegeld(gezegd: bytes, sleutel: bytes, gebonden: bytes) -> bytes:
    """Return what only the key opens, and only where it is bound to (AES-256-GCM)."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(sleutel).encrypt(nonce, gezegd, gebonden)


def geopend(inhoud: bytes, sleutel: bytes, gebonden: bytes) -> bytes:
    """Return what was sealed (raises InvalidTag): by this key, bound to this, and not changed since."""
    if len(inhoud) <= NONCE_BYTES:
        raise InvalidTag
    return AESGCM(sleutel).decrypt(inhoud[:NONCE_BYTES], inhoud[NONCE_BYTES:], gebonden)
