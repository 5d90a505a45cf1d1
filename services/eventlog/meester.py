"""What keeps keys from being read by whoever has the key store alone?"""

import secrets
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, Protocol
from uuid import UUID

from services.eventlog.errors import MeestersleutelError

KEY_BYTES = 32
CONTROLE = bytes(KEY_BYTES)
"""What is wrapped to know a version of the master key by; it is no key."""


class Meestersleutel(Protocol):
    """
    A master key in versions: it wraps the keys of pupils, and need never leave where it is kept.

    The local one is a file or the environment (`services.eventlog.meesterbestand`). A KMS or an HSM does the same with
    a call for many keys at once. Several threads may use it.
    """

    @property
    def naam(self) -> str:
        """Where it is kept, for messages; nothing secret."""

    def versies(self) -> Collection[int]:
        """Return which versions can be used (raises MeestersleutelError); the highest is the newest."""

    def maak(self, versie: int) -> None:
        """See to it that there is such a version, durably (raises MeestersleutelError); one that is there stays."""

    def vergeet(self, versie: int) -> bool:
        """Destroy a version for ever; False when that is for whoever keeps it to do (raises MeestersleutelError)."""

    def wrap(self, versie: int, sleutels: Sequence[tuple[bytes, bytes]]) -> list[bytes]:
        """Wrap keys, each bound to what it is given with (raises MeestersleutelError)."""

    def unwrap(self, versie: int, verpakt: Sequence[tuple[bytes, bytes]]) -> list[bytes | None]:
        """Return keys, and None for what was not wrapped so and bound to this (raises MeestersleutelError)."""


class Verpakt(NamedTuple):
    """A key as it is kept: for what, wrapped by which version."""

    plaats: bytes
    """What it is bound to: a key in another place does not open."""
    meester: int
    sleutel: bytes


def nieuwe_sleutel() -> bytes:
    """Make a key."""
    return secrets.token_bytes(KEY_BYTES)


def plaats_van_dossier(dossier_id: UUID, soort: int) -> bytes:
    """Return what the key of a dossier is bound to."""
    return b"verzuimspoor dossier" + dossier_id.bytes + bytes((soort,))


def plaats_van_vaste(naam: str, versie: int) -> bytes:
    """Return what a key of the store itself is bound to."""
    return f"verzuimspoor vast {naam} {versie}".encode()


def plaats_van_controle(versie: int) -> bytes:
    """Return what a version is known by is bound to."""
    return f"verzuimspoor controle {versie}".encode()


def uitgepakt(meester: Meestersleutel, verpakt: Iterable[Verpakt]) -> dict[Verpakt, bytes]:
    """Return those that open, asked for together by version (raises MeestersleutelError)."""
    gevonden: dict[Verpakt, bytes] = {}
    for versie, groep in groupby(sorted(verpakt, key=attrgetter("meester")), key=attrgetter("meester")):
        deel = list(groep)
        sleutels = meester.unwrap(versie, [(v.sleutel, v.plaats) for v in deel])
        gevonden.update((v, sleutel) for v, sleutel in zip(deel, sleutels, strict=True) if sleutel is not None)
    return gevonden


def is_versie(meester: Meestersleutel, versie: int, controle: bytes) -> None:
    """Refuse a master key that is not the one that wrapped these keys (raises MeestersleutelError)."""
    if meester.unwrap(versie, [(controle, plaats_van_controle(versie))]) != [CONTROLE]:
        raise MeestersleutelError(
            f"versie {versie} van de meestersleutel in {meester.naam} hoort niet bij deze sleutels; zet de goede terug"
        )
