"""How does the key of the index of numbers change while everybody goes on finding and registering numbers?"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from projections.stores.databank import Databank, OpslagError, Verbinding, uuid_of
from services.eventlog import codec
from services.eventlog.errors import EventLogError, OnleesbaarError, SleutelOntbreektError
from services.eventlog.indexversies import levende_versies, schrijf_levende
from services.eventlog.sleutels import Sleutelkast, Sleutelsoort

BATCH = 500
"""Numbers in a transaction: others wait for one batch at most."""
HOOFD = "UPDATE gebeurtenissen_hoofd SET last_id = last_id"
"""What every writer takes first: who holds it changes the versions with nobody in between."""
Voortgang = Callable[[int, int], None]
Regel = tuple[bytes, UUID, bytes]
"""A number in the index: its hash, its dossier, and the number under the key of that."""


@dataclass(frozen=True, slots=True)
class Indexversie:
    """A key that numbers are found by, and how many."""

    versie: int
    nummers: int


def versies(databank: Databank) -> list[Indexversie]:
    """Return the keys that live, oldest first."""
    with databank.lezen() as v:
        aantal = dict(v.vraag("SELECT sleutelversie, count(*) FROM pgn_index GROUP BY sleutelversie"))
        return [Indexversie(versie, aantal.get(versie, 0)) for versie in levende_versies(v)]


def roteer_index(
    databank: Databank, sleutels: Sleutelkast, voortgang: Voortgang = lambda _gedaan, _van: None
) -> tuple[int, int]:
    """
    Find all numbers by a new key, destroy the old one, and return the version and how many numbers moved.

    Others look up and register numbers meanwhile: see `services.eventlog.indexversies`. Killed at any moment, it goes
    on where it was.

    Raises:
        SleutelOntbreektError: a number cannot be read, so the old key stays; the others moved.
        EventLogError: old hashes may lie in the files still; the rest is done.

    """
    nieuw = _announce(databank, sleutels)
    totaal, gedaan = _before(databank, nieuw), 0
    for regels in _batches(databank, nieuw):
        gedaan += _move(databank, sleutels, regels, nieuw)
        voortgang(gedaan, totaal)
    _finish(databank, nieuw)
    try:
        databank.compact(["pgn_index"])
    except OpslagError as fout:
        raise EventLogError(f"{databank.naam} is niet op te schonen ({fout}); doe het nog eens") from fout
    sleutels.vergeet_index_versies(nieuw)
    return nieuw, gedaan


def _announce(databank: Databank, sleutels: Sleutelkast) -> int:
    """
    Let everybody look by the new key too, and register by it only; return its version.

    What was interrupted is gone on with: several live versions, or one key where the older were not destroyed yet.
    """
    with databank.lezen() as v:
        levend = levende_versies(v)
    if len(levend) > 1 or sleutels.has_older_index_keys(levend[-1]):
        return levend[-1]
    nieuw = max(levend[-1], sleutels.index_versie - 1) + 1
    sleutels.maak_index_versie(nieuw)
    with databank.schrijven() as v:
        v.doe(HOOFD)
        nu = levende_versies(v)
        if nu == levend:
            schrijf_levende(v, (*levend, nieuw))
    return nieuw if nu == levend else nu[-1]


def _before(databank: Databank, nieuw: int) -> int:
    with databank.lezen() as v:
        return int(v.vraag("SELECT count(*) FROM pgn_index WHERE sleutelversie < ?", (nieuw,))[0][0])


def _batches(databank: Databank, nieuw: int) -> Iterator[list[Regel]]:
    """Yield numbers of older versions, in order of their hash; nothing is added to those any more."""
    na = b""
    while True:
        query = "SELECT hash, dossier_id, pgn FROM pgn_index WHERE sleutelversie < ? AND hash > ? ORDER BY hash LIMIT ?"
        with databank.lezen() as v:
            rijen = v.vraag(query, (nieuw, na, BATCH))
        if not rijen:
            return
        na = bytes(rijen[-1][0])
        yield [(bytes(hash_), uuid_of(dossier_id), bytes(pgn)) for hash_, dossier_id, pgn in rijen]


def _move(databank: Databank, sleutels: Sleutelkast, regels: list[Regel], nieuw: int) -> int:
    """Write numbers under another hash, each in its place, but those that went meanwhile."""
    gevonden = sleutels.find((dossier_id, Sleutelsoort.DOSSIER) for _, dossier_id, _ in regels)
    verplaatst = []
    for hash_, dossier_id, pgn in regels:
        sleutel = gevonden.get((dossier_id, int(Sleutelsoort.DOSSIER)))
        if sleutel is not None:
            with suppress(OnleesbaarError):  # it keeps the old key, and is named at the end
                nummer = codec.decrypt_pgn(pgn, dossier_id, sleutel)
                verplaatst.append((sleutels.index_of(nummer, nieuw), nieuw, hash_, dossier_id))
    with databank.schrijven() as v:
        v.doe_veel(
            "UPDATE pgn_index SET hash = ?, sleutelversie = ? WHERE hash = ? AND dossier_id = ?", sorted(verplaatst)
        )
    return len(verplaatst)


def _finish(databank: Databank, nieuw: int) -> None:
    with databank.schrijven() as v:
        v.doe(HOOFD)
        over = _left(v, nieuw)
        if over:
            raise SleutelOntbreektError(
                f"{len(over)} nummers zijn niet te lezen, zoals dat van dossier {over[0]}; de oude sleutel blijft"
            )
        schrijf_levende(v, (nieuw,))


def _left(v: Verbinding, nieuw: int) -> list[UUID]:
    return [uuid_of(row[0]) for row in v.vraag("SELECT dossier_id FROM pgn_index WHERE sleutelversie < ?", (nieuw,))]
