"""How does an event become bytes that say nothing without a key, and back?"""

import os
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import ValidationError

from domain.dossier import Vastlegging
from domain.events import BY_NAME
from domain.events.base import Event
from domain.tijdzone import in_utc
from services.eventlog.errors import OnleesbaarError
from services.eventlog.sleutels import Sleutelsoort, is_soort
from services.eventlog.upcasts import upcast

FORMAAT = 1
NONCE_BYTES = 12
HEADER_BYTES = 2


class Nieuw(NamedTuple):
    """An event about to be stored; the log adds the stamp of its receipt."""

    id: UUID
    dossier_id: UUID
    versie: int
    feit: Event
    bron: str
    door: str
    correlatie: UUID | None = None
    vastgelegd_op: datetime | None = None
    """Only when a migration claims that it was known earlier."""


def sleutelsoort(feit: type[Event] | Event) -> Sleutelsoort:
    """Return which of the pupil's keys an event is kept under."""
    if feit.bewijs:
        return Sleutelsoort.BEWIJS
    return Sleutelsoort.WPG if feit.wpg else Sleutelsoort.DOSSIER


def encode_all(nieuw: Sequence[Nieuw], sleutels: Sequence[bytes], soorten: Sequence[int]) -> list[bytes]:
    """
    Return the stored states: two bytes of header, a nonce, and everything else encrypted (AES-256-GCM).

    The place of each event (dossier, version, name, id) is bound to it, so that a swapped one does not decrypt. The
    `soorten` say which key of its kind each is, when the first was destroyed. A key is set up once for all its events.
    """
    ruis = os.urandom(NONCE_BYTES * len(nieuw))
    kasten = {sleutel: AESGCM(sleutel) for sleutel in set(sleutels)}
    states = []
    for plaats, (een, sleutel, soort) in enumerate(zip(nieuw, sleutels, soorten, strict=True)):
        nonce = ruis[plaats * NONCE_BYTES : (plaats + 1) * NONCE_BYTES]
        place = _place(een.dossier_id, een.versie, een.feit.name, een.id)
        states.append(bytes((FORMAAT, soort)) + nonce + kasten[sleutel].encrypt(nonce, _plain(een), place))
    return states


def _plain(nieuw: Nieuw) -> bytes:
    """Return what is encrypted of an event: the fact, and where it comes from."""
    feit = nieuw.feit.__pydantic_serializer__.to_json(nieuw.feit, by_alias=True, exclude_unset=True)
    rest: dict[str, Any] = {"bron": nieuw.bron, "door": nieuw.door}
    if nieuw.correlatie is not None:
        rest["correlatie"] = nieuw.correlatie
    if nieuw.vastgelegd_op is not None:
        rest["vastgelegdOp"] = nieuw.vastgelegd_op
    return b'{"feit":' + feit + b"," + orjson.dumps(rest)[1:]


def sleutelsoort_of_state(state: bytes) -> int:
    """Return under which key a stored state is: the kind, and which of that kind."""
    if len(state) < HEADER_BYTES or state[0] != FORMAAT or not is_soort(state[1]):
        raise OnleesbaarError("de opgeslagen gebeurtenis heeft een vorm die deze versie niet kent")
    return state[1]


def decode(
    *, dossier_id: UUID, versie: int, name: str, event_id: UUID, state: bytes, ontvangen_op: datetime, sleutel: bytes
) -> Vastlegging[Event]:
    """
    Return the recorded event.

    Raises:
        OnleesbaarError: it does not decrypt in this place, or is not an event that we know.

    """
    nonce, ciphertext = state[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES], state[HEADER_BYTES + NONCE_BYTES :]
    place = _place(dossier_id, versie, name, event_id)
    try:
        envelop = orjson.loads(AESGCM(sleutel).decrypt(nonce, ciphertext, place))
        soort, velden = upcast(name, envelop["feit"])
        if soort not in BY_NAME:
            raise _of_a_newer_version(dossier_id, versie, name)
        feit = BY_NAME[soort].model_validate(velden, extra="ignore")
    except (InvalidTag, KeyError, ValueError, ValidationError) as fout:
        raise OnleesbaarError(
            f"gebeurtenis {versie} van dossier {dossier_id} ({name}) is niet te lezen: {type(fout).__name__}"
        ) from None
    claim = envelop.get("vastgelegdOp")
    correlatie = envelop.get("correlatie")
    return Vastlegging(
        id=event_id,
        dossier_id=dossier_id,
        versie=versie,
        vastgelegd_op=in_utc(datetime.fromisoformat(claim)) if claim else ontvangen_op,
        ontvangen_op=ontvangen_op,
        bron=envelop["bron"],
        door=envelop["door"],
        correlatie=_correlation(correlatie) if correlatie else None,
        feit=feit,
    )


def _of_a_newer_version(dossier_id: UUID, versie: int, name: str) -> OnleesbaarError:
    """Return the error that says that nothing is damaged: it was recorded in a shape that came later than this."""
    return OnleesbaarError(
        f"gebeurtenis {versie} van dossier {dossier_id} ({name}) is vastgelegd door een nieuwere versie van "
        "Verzuimspoor; werk deze bij"
    )


def encrypt_pgn(pgn: str, dossier_id: UUID, sleutel: bytes) -> bytes:
    """Return a personal number that only the pupil's key shows."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(sleutel).encrypt(nonce, pgn.encode(), b"pgn" + dossier_id.bytes)


def decrypt_pgn(blob: bytes, dossier_id: UUID, sleutel: bytes) -> str:
    """
    Return the personal number.

    Raises:
        OnleesbaarError: it is not the number of this dossier.

    """
    try:
        return AESGCM(sleutel).decrypt(blob[:NONCE_BYTES], blob[NONCE_BYTES:], b"pgn" + dossier_id.bytes).decode()
    except InvalidTag:
        raise OnleesbaarError(f"het nummer van dossier {dossier_id} is niet te lezen") from None


def _place(dossier_id: UUID, versie: int, name: str, event_id: UUID) -> bytes:
    return dossier_id.bytes + versie.to_bytes(8) + event_id.bytes + name.encode()


@lru_cache(maxsize=64)
def _correlation(geschreven: str) -> UUID:
    """Read the id of a delivery; thousands of events in a row have the same."""
    return UUID(geschreven)
