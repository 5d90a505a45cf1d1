"""Which keys has a key store beside those of pupils?"""

import hashlib
import hmac
from uuid import UUID

from projections.stores.databank import Databank
from services.eventlog.errors import OnleesbaarError, SleutelOntbreektError
from services.eventlog.meester import Meestersleutel, Verpakt, plaats_van_vaste, uitgepakt
from services.eventlog.sleutelinrichting import ID, INDEX, KENMERK, ZEGEL


class VasteSleutels:
    """The keys of the store itself, read when it is opened: of the index of numbers, of ids, of the seal."""

    def __init__(self, databank: Databank, meester: Meestersleutel) -> None:
        self.databank, self.meester = databank, meester
        self._vaste: dict[tuple[str, int], bytes] = {}

    @property
    def naam(self) -> str:
        """Where the keys are, for messages."""
        return self.databank.naam

    def _read_fixed(self) -> None:
        with self.databank.lezen() as v:
            rijen = v.vraag("SELECT naam, versie, meester, sleutel FROM vaste_sleutel WHERE meester > 0")
        by_name = {(n, i): Verpakt(plaats_van_vaste(n, i), meester, bytes(s)) for n, i, meester, s in rijen}
        geopend = uitgepakt(self.meester, by_name.values())
        for naam, versie in (wat for wat, verpakt in by_name.items() if verpakt not in geopend):
            raise OnleesbaarError(f"sleutel {naam} {versie} in {self.naam} is gewijzigd; zet een reservekopie terug")
        self._vaste = {wat: geopend[verpakt] for wat, verpakt in by_name.items()}

    @property
    def zegelsleutel(self) -> bytes:
        """What checkpoints are signed with (Ed25519)."""
        return self._vaste[ZEGEL, 1]

    @property
    def index_versie(self) -> int:
        """The newest key of the index of numbers."""
        return max(versie for naam, versie in self._vaste if naam == INDEX)

    def index_of(self, pgn: str, versie: int | None = None) -> bytes:
        """
        Return what a personal number is found by, by the newest key or another; without the key it says nothing.

        Raises:
            SleutelOntbreektError: that version is not there (any more).

        """
        welke = (INDEX, self.index_versie if versie is None else versie)
        if not self.has_index_key(welke[1]):
            raise SleutelOntbreektError(f"sleutel {welke[1]} van de index van nummers ontbreekt in {self.naam}")
        return hmac.digest(self._vaste[welke], pgn.encode(), hashlib.sha256)

    def has_index_key(self, versie: int) -> bool:
        """Say whether there is a key of this version for the index of numbers."""
        if (INDEX, versie) not in self._vaste:
            self._read_fixed()
        return (INDEX, versie) in self._vaste

    def has_older_index_keys(self, dan: int) -> bool:
        """Say whether an older key of the index was not destroyed yet."""
        self._read_fixed()
        return any(naam == INDEX and versie < dan for naam, versie in self._vaste)

    @property
    def naamruimte(self) -> UUID:
        """From what the ids of events are derived; it does not change when other keys do."""
        return UUID(bytes=hmac.digest(self._vaste[ID, 1], b"verzuimspoor: naamruimte", hashlib.sha256)[:16])

    def merk_of(self, pgn: str) -> bytes:
        """Return what stands for a personal number in the id of an event; it does not change when other keys do."""
        return hmac.digest(self._vaste[KENMERK, 1], pgn.encode(), hashlib.sha256)

    def rijmerk_of(self, wie: str) -> bytes:
        """Return 16 bytes that stand for whom a row is about where nobody may read that; they do not change either."""
        return hmac.digest(self._vaste[KENMERK, 1], b"verzuimspoor: rij " + wie.encode(), hashlib.sha256)[:16]

    @property
    def pseudoniemsleutel(self) -> bytes:
        """By what people who log in are given a pseudonym; it does not change when other keys do."""
        return hmac.digest(self._vaste[KENMERK, 1], b"verzuimspoor: wie", hashlib.sha256)

    @property
    def berichtsleutel(self) -> bytes:
        """With what addresses of people who get messages are sealed; it does not change when other keys do."""
        return hmac.digest(self._vaste[KENMERK, 1], b"verzuimspoor: berichten", hashlib.sha256)

    @property
    def vingerafdruk(self) -> bytes:
        """What tells this key store from another, without telling its keys; it does not change when other keys do."""
        return hmac.digest(self._vaste[KENMERK, 1], b"verzuimspoor: vingerafdruk", hashlib.sha256)

    @property
    def stempelsleutel(self) -> bytes:
        """With what each block of the seal is stamped, so that nobody can forge one with the store alone."""
        return hmac.digest(self.zegelsleutel, b"verzuimspoor: stempel", hashlib.sha256)

    def _proof(self, dossier_id: UUID) -> bytes:
        return hmac.digest(self._vaste[ID, 1], b"verzuimspoor: bewijs" + dossier_id.bytes, hashlib.sha256)
