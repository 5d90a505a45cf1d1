"""How is a master key kept by those who have no KMS: in a file, or in the environment?"""

import base64
import binascii
import fcntl
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from projections.stores.verbinding import is_private
from services.eventlog.errors import MeestersleutelError
from services.eventlog.meester import KEY_BYTES, nieuwe_sleutel

NONCE_BYTES = 12
KOP = "# Meestersleutels van Verzuimspoor: versie en sleutel. Zonder dit bestand is geen enkel dossier meer te lezen.\n"


class Gehouden:
    """Versions of a master key that this process holds (AES-256-GCM)."""

    def __init__(self, naam: str, sleutels: dict[int, bytes]) -> None:
        self.naam = naam
        self._lock = Lock()
        self._houd(sleutels)

    def _houd(self, sleutels: dict[int, bytes]) -> None:
        self._open = {versie: AESGCM(sleutel) for versie, sleutel in sleutels.items()}

    def versies(self) -> Collection[int]:
        """Return which versions are held."""
        return set(self._open)

    def wrap(self, versie: int, sleutels: Sequence[tuple[bytes, bytes]]) -> list[bytes]:
        """Wrap keys, each with a nonce of its own (raises MeestersleutelError)."""
        meester, gepakt = self._of(versie), []
        nonces = os.urandom(NONCE_BYTES * len(sleutels))
        for i, (sleutel, plaats) in enumerate(sleutels):
            nonce = nonces[i * NONCE_BYTES : (i + 1) * NONCE_BYTES]
            gepakt.append(nonce + meester.encrypt(nonce, sleutel, plaats))
        return gepakt

    def unwrap(self, versie: int, verpakt: Sequence[tuple[bytes, bytes]]) -> list[bytes | None]:
        """Return keys, and None for what does not open there (raises MeestersleutelError)."""
        meester, sleutels = self._of(versie), list[bytes | None]()
        for sleutel, plaats in verpakt:
            try:
                sleutels.append(meester.decrypt(sleutel[:NONCE_BYTES], sleutel[NONCE_BYTES:], plaats))
            except (InvalidTag, ValueError):
                sleutels.append(None)
        return sleutels

    def _of(self, versie: int) -> AESGCM:
        if versie not in self._open:
            raise MeestersleutelError(f"versie {versie} van de meestersleutel is niet in {self.naam}; zet haar terug")
        return self._open[versie]


class Meesterbestand(Gehouden):
    """
    A master key in a file that only its owner may read, a version on each line.

    A version that another process added is seen when it is first needed. Nothing is read before.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path), {})

    def versies(self) -> Collection[int]:
        """Return which versions the file has now; none when it is not there (raises MeestersleutelError)."""
        with self._lock:
            self._houd(self._read())
        return super().versies()

    def maak(self, versie: int) -> None:
        """Add a version that is not there; it is on disk when this returns (raises MeestersleutelError, OSError)."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._alone():
            sleutels = self._read()
            if versie not in sleutels:
                self._write({**sleutels, versie: nieuwe_sleutel()})

    def vergeet(self, versie: int) -> bool:
        """Take a version out, and overwrite where it was (raises MeestersleutelError, OSError)."""
        with self._alone():
            sleutels = self._read()
            if sleutels.pop(versie, None) is not None:
                with self.path.open("r+b") as oud:  # the old bytes can be reached when they have no name any more
                    self._write(sleutels)
                    oud.write(bytes(os.fstat(oud.fileno()).st_size))
                    oud.flush()
                    os.fsync(oud.fileno())
            self._houd(sleutels)
        return True

    def _of(self, versie: int) -> AESGCM:
        if versie not in self._open:
            self.versies()
        return super()._of(versie)

    def _read(self) -> dict[int, bytes]:
        if not self.path.exists():
            return {}
        if not is_private(self.path):
            rechten = self.path.stat().st_mode & 0o777
            raise MeestersleutelError(
                f"anderen kunnen bij de meestersleutel in {self.path} ({rechten:03o}); "
                f"doe chmod 600 {self.path}, en vervang haar: verzuimspoor sleutels roteer"
            )
        regels = [regel for regel in self.path.read_text("utf-8").splitlines() if regel and not regel.startswith("#")]
        return _parsed([tuple(regel.split()) for regel in regels], self.naam)

    def _write(self, sleutels: dict[int, bytes]) -> None:
        """Replace the file as a whole, durably."""
        regels = (f"{versie} {base64.b64encode(sleutel).decode()}\n" for versie, sleutel in sorted(sleutels.items()))
        nieuw = self.path.with_name(f".{self.path.name}.nieuw")
        with suppress(FileNotFoundError):
            nieuw.unlink()
        with os.fdopen(os.open(nieuw, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write(KOP + "".join(regels))
            file.flush()
            os.fsync(file.fileno())
        nieuw.replace(self.path)
        with self._folder() as folder:
            os.fsync(folder)

    @contextmanager
    def _folder(self) -> Iterator[int]:
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            yield folder
        finally:
            os.close(folder)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other processes from changing a master key in the same folder meanwhile; a killed one lets go."""
        with self._lock, self._folder() as folder:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield


class Meesteromgeving(Gehouden):
    """A master key that came with the environment: `base64`, or versions as `2:base64,1:base64`."""

    def __init__(self, geschreven: str, naam: str) -> None:
        """Read it (raises MeestersleutelError)."""
        delen = [deel.strip() for deel in geschreven.split(",") if deel.strip()]
        paren = [tuple(deel.split(":", 1)) if ":" in deel else ("1", deel) for deel in delen]
        super().__init__(naam, _parsed(paren, naam))

    def maak(self, versie: int) -> None:
        """Refuse to make what only the environment can have (raises MeestersleutelError)."""
        if versie not in self._open:
            raise MeestersleutelError(
                f"voeg aan {self.naam} een versie {versie} toe, voor elk proces, en doe het dan nog eens"
            )

    def vergeet(self, versie: int) -> bool:
        """Leave it to whoever sets the environment."""
        return versie not in self._open


def _parsed(paren: Sequence[tuple[str, ...]], naam: str) -> dict[int, bytes]:
    try:
        sleutels = {int(versie): base64.b64decode(tekst, validate=True) for versie, tekst in paren}
    except (ValueError, binascii.Error):
        sleutels = {0: b""}
    if len(sleutels) != len(paren) or any(v < 1 or len(s) != KEY_BYTES for v, s in sleutels.items()):
        raise MeestersleutelError(f"{naam} is geen meestersleutel: {KEY_BYTES} bytes in base64, per versie een")
    return sleutels
