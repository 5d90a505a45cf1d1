"""Which key does a pupil's data have?"""

from collections.abc import Collection, Iterable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any
from uuid import UUID

from projections.stores.databank import Databank, OpslagError, SqliteDatabank, Verbinding, brokken, uuid_of
from projections.stores.databank.openen import is_postgres, open_databank
from projections.stores.databank.promise import RUIM
from services.eventlog.errors import (
    EventLogError,
    MeestersleutelError,
    OnleesbaarError,
    SleutelOntbreektError,
    SleutelVernietigdError,
)
from services.eventlog.meester import (
    Meestersleutel,
    Verpakt,
    nieuwe_sleutel,
    plaats_van_dossier,
    plaats_van_vaste,
    uitgepakt,
)
from services.eventlog.meesterbestand import Meesterbestand
from services.eventlog.sleutelgeheugen import Sleutelgeheugen
from services.eventlog.sleutelinrichting import INDEX, richt_in
from services.eventlog.vaste_sleutels import VasteSleutels

SCHEMA = "verzuimspoor_sleutels"
"""Where the keys are in a database of a server."""
MEESTER = ".meester"
TRIES = 10


class Sleutelsoort(IntEnum):
    """Enforcement data has a key of its own, since it is kept for another term (R-7.3)."""

    DOSSIER = 0
    WPG = 1
    BEWIJS = 2
    """That something was destroyed, by whom and on what ground: derived, so that every copy of the keys has it."""
    AANVOER = 3
    """Of the rows of a delivery, as long as they are on their way; of no event."""


Sleutelnaam = tuple[UUID, int]
"""A stream and a kind of key; of enforcement data there is another one, 16 further, after each destruction."""
KINDS = 16
MOST = 256


def is_soort(soort: int) -> bool:
    """Say whether a number is that of a key that there may be."""
    return 0 <= soort <= Sleutelsoort.BEWIJS or (soort < MOST and soort % KINDS == Sleutelsoort.WPG)


class Sleutelkast(VasteSleutels):
    """
    The key store: a key per pupil and kind, and the keys of the store itself, all wrapped by a master key.

    It lies apart from the log, so that a copy of the log alone says nothing; and without the master key a copy of both
    says nothing either. A key is durable before the first event that needs it. Several threads may use it.
    """

    def __init__(self, databank: Databank, meester: Meestersleutel, geheugen: Sleutelgeheugen | None = None) -> None:
        """
        Open it, and make what is not there yet.

        Raises:
            OpslagError: it is of another version.
            MeestersleutelError: the master key is not there or is another one.

        """
        super().__init__(databank, meester)
        self._geheugen = Sleutelgeheugen() if geheugen is None else geheugen
        try:
            richt_in(databank, meester)
            self._read_fixed()
        except BaseException:
            databank.close()
            raise

    @property
    def path(self) -> Path | None:
        """The file of the keys, when they are in one."""
        return self.databank.path if isinstance(self.databank, SqliteDatabank) else None

    def close(self) -> None:
        """Close it, and forget what was opened."""
        self._geheugen.vergeet()
        self.databank.close()

    def maak_index_versie(self, versie: int) -> None:
        """See to it that the index of numbers has a key of this version."""
        sleutel = nieuwe_sleutel()
        self._add("vaste_sleutel", ("naam", "versie"), [((INDEX, versie), sleutel, plaats_van_vaste(INDEX, versie))])
        self._read_fixed()

    def vergeet_index_versies(self, tot: int) -> None:
        """Destroy the keys of the index before a version (raises EventLogError)."""
        with self.databank.schrijven() as v:
            wis = "UPDATE vaste_sleutel SET sleutel = ?, meester = 0 WHERE naam = ? AND versie < ? AND meester > 0"
            v.doe(wis, (b"", INDEX, tot))
        self._compact("vaste_sleutel")
        self._read_fixed()

    @property
    def bezegeld(self) -> bool:
        """Whether the store was sealed once: whoever takes its seal away does not get it a new one."""
        with self.databank.lezen() as v:
            return bool(v.vraag("SELECT 1 FROM stand WHERE naam = 'bezegeld'"))

    def onthoud_bezegeld(self) -> None:
        """Remember that the store is sealed."""
        with self.databank.schrijven() as v:
            v.doe("INSERT INTO stand VALUES ('bezegeld') ON CONFLICT DO NOTHING")

    def get(self, namen: Iterable[Sleutelnaam]) -> dict[Sleutelnaam, bytes]:
        """
        Return the keys asked for, fetched together.

        Raises:
            SleutelOntbreektError: one of them is not there.
            OnleesbaarError: one of them was changed.

        """
        gevraagd = set(namen)
        gevonden = self.find(gevraagd)
        for naam in gevraagd - gevonden.keys():
            raise self.missing(naam)
        return gevonden

    def missing(self, naam: Sleutelnaam) -> SleutelOntbreektError:
        """Return the error that a key is not there."""
        return SleutelOntbreektError(f"de sleutel ({_soort(naam)}) van dossier {naam[0]} ontbreekt in {self._waar}")

    @property
    def _waar(self) -> str:
        return self.naam if self.path is None else self.path.name

    def get_or_make(
        self, namen: Iterable[Sleutelnaam], nieuw: Collection[Sleutelnaam] = ()
    ) -> dict[Sleutelnaam, bytes]:
        """
        Return the keys asked for, and make those that are not there yet, together and durably.

        Of those that are likely `nieuw` nobody asks first whether they are there: if so, they are found all the same.

        Raises:
            SleutelVernietigdError: one of them was destroyed.
            OnleesbaarError: one of them was changed.

        """
        gevraagd = set(namen)
        gevonden = self.find(gevraagd.difference(nieuw))
        if ontbreekt := sorted(gevraagd - gevonden.keys(), key=_by_bytes):
            gemaakt = {naam: nieuwe_sleutel() for naam in ontbreekt}
            rijen = [((naam[0], int(naam[1])), sleutel, plaats_van_dossier(*naam)) for naam, sleutel in gemaakt.items()]
            all_ours = self._add("dossier_sleutel", ("dossier_id", "soort"), rijen) == len(gemaakt)
            gevonden |= gemaakt if all_ours else self.find(gemaakt)
        if gevraagd - gevonden.keys():
            raise SleutelVernietigdError("een dossier is intussen vernietigd: lees opnieuw en beslis opnieuw")
        return gevonden

    def _add(self, tabel: str, kolommen: Sequence[str], nieuw: Sequence[tuple[tuple[Any, ...], bytes, bytes]]) -> int:
        """Store keys that are not there yet, wrapped by the version that holds then; return how many were not."""
        for _ in range(TRIES):
            versie = self._current()
            try:
                sleutels = self.meester.wrap(versie, [(sleutel, plaats) for _, sleutel, plaats in nieuw])
            except MeestersleutelError:
                if self._current() == versie:
                    raise
                continue
            with self.databank.schrijven() as v:
                if self._holds_on_to(v, versie):
                    rijen = [(verpakt, versie, *wat) for (wat, _, _), verpakt in zip(nieuw, sleutels, strict=True)]
                    aantal = v.vul_aan(tabel, ("sleutel", "meester", *kolommen), rijen)
                    break
        else:
            raise EventLogError("de meestersleutel verandert steeds; doe het nog eens")
        self._geheugen.onthoud(
            {
                Verpakt(plaats, versie, verpakt): sleutel
                for (_, sleutel, plaats), verpakt in zip(nieuw, sleutels, strict=True)
            }
        )
        return aantal

    def _current(self) -> int:
        with self.databank.lezen() as v:
            return int(v.vraag("SELECT versie FROM meester WHERE stand = 'huidig'")[0][0])

    def _holds_on_to(self, v: Verbinding, versie: int) -> bool:
        """Say whether a version is the one that wraps, and keep it so until the end of the transaction."""
        delen = "" if isinstance(self.databank, SqliteDatabank) else " FOR SHARE"
        return bool(v.vraag(f"SELECT 1 FROM meester WHERE versie = ? AND stand = 'huidig'{delen}", (versie,)))  # noqa: S608 - our own words

    def find(self, namen: Iterable[Sleutelnaam]) -> dict[Sleutelnaam, bytes]:
        """
        Return those of the keys asked for that are there now, whoever destroyed or made one a moment ago.

        Raises:
            OnleesbaarError: one of them was changed, moved, or wrapped by another master key.

        """
        gevraagd = {(dossier_id, int(soort)) for dossier_id, soort in namen}
        gevonden = {naam: self._proof(naam[0]) for naam in gevraagd if naam[1] == Sleutelsoort.BEWIJS}
        by_stored = {(d.bytes, s): (d, s) for d, s in gevraagd - gevonden.keys()}
        verpakt = dict(self._stored(by_stored))
        geopend = self._geheugen.bekend(verpakt.values())
        if gesloten := [v for v in verpakt.values() if v not in geopend]:
            nieuw = uitgepakt(self.meester, gesloten)
            self._geheugen.onthoud(nieuw)
            geopend |= nieuw
        for naam in (naam for naam, v in verpakt.items() if v not in geopend):
            raise OnleesbaarError(f"de sleutel ({_soort(naam)}) van dossier {naam[0]} in {self._waar} is gewijzigd")
        return gevonden | {naam: geopend[v] for naam, v in verpakt.items()}

    def _stored(self, by_stored: dict[tuple[bytes, int], Sleutelnaam]) -> Iterable[tuple[Sleutelnaam, Verpakt]]:
        """Yield the keys that are there, wrapped."""
        ids = [UUID(bytes=ruw) for ruw in sorted({ruw for ruw, _ in by_stored})]
        for deel in brokken(ids, RUIM):
            waar, waarden = self.databank.onder("dossier_id", deel)
            query = f"SELECT dossier_id, soort, meester, sleutel FROM dossier_sleutel WHERE {waar} AND meester > 0"  # noqa: S608 - our own words
            with self.databank.lezen() as v:
                rijen = v.vraag(query, waarden)
            for dossier_id, soort, meester, sleutel in rijen:
                ruw = dossier_id if isinstance(dossier_id, bytes) else uuid_of(dossier_id).bytes
                if (naam := by_stored.get((ruw, soort))) is not None:
                    yield naam, Verpakt(plaats_van_dossier(naam[0], soort), meester, bytes(sleutel))

    def destroy(self, namen: Iterable[Sleutelnaam], *, compact: bool = True) -> None:
        """
        Overwrite keys for ever, and write the store anew without what they were. They are never made again.

        Without `compact` what they were goes from the files with the next key that is destroyed, or by itself.

        What a server keeps of the past, and copies, are outside: see the runbook (docs/how-to/vernietigen.md).

        Raises:
            EventLogError: somebody keeps reading the store; the keys are gone but may lie in its files still.

        """
        weg = sorted({(dossier_id, int(soort)) for dossier_id, soort in namen}, key=_by_bytes)
        with self.databank.schrijven() as v:
            v.doe_veel(
                "INSERT INTO dossier_sleutel (dossier_id, soort, sleutel, meester) VALUES (?, ?, ?, 0) "
                "ON CONFLICT (dossier_id, soort) DO UPDATE SET sleutel = excluded.sleutel, meester = 0",
                [(*naam, b"") for naam in weg],
            )
        self._geheugen.vergeet()
        if compact:
            self._compact("dossier_sleutel")

    def _compact(self, tabel: str) -> None:
        try:
            self.databank.compact([tabel])
        except OpslagError as fout:
            raise EventLogError(f"{self._waar} is niet op te schonen ({fout}); doe het nog eens") from fout

    def aantal(self) -> int:
        """Return how many keys there are."""
        with self.databank.lezen() as v:
            return int(v.vraag("SELECT count(*) FROM dossier_sleutel WHERE meester > 0")[0][0])


def open_sleutelkast(adres: str | Path, meester: Meestersleutel | None = None) -> Sleutelkast:
    """
    Open the key store in a file or on a server; the master key is in a file beside it unless another is given.

    Raises:
        OpslagError, MeestersleutelError: it cannot be used.

    """
    if meester is None:
        if is_postgres(str(adres)):
            raise SleutelOntbreektError("noem de meestersleutel: naast een server ligt geen bestand")
        meester = Meesterbestand(Path(adres).with_suffix(MEESTER))
    return Sleutelkast(open_databank(str(adres), SCHEMA), meester)


def _by_bytes(naam: Sleutelnaam) -> tuple[bytes, int]:
    """Order keys, so that two that write several never wait for each other."""
    return naam[0].bytes, int(naam[1])


def _soort(naam: Sleutelnaam) -> str:
    return Sleutelsoort(naam[1] % KINDS).name.lower()
