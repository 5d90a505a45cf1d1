"""How does the master key change while everybody goes on, and when is the old one not needed any more?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from projections.stores.databank import Databank, PostgresDatabank, Verbinding, uuid_of
from services.eventlog.errors import EventLogError, OnleesbaarError
from services.eventlog.meester import (
    CONTROLE,
    Meestersleutel,
    Verpakt,
    plaats_van_controle,
    plaats_van_dossier,
    plaats_van_vaste,
    uitgepakt,
)
from services.eventlog.sleutelinrichting import OP_TE_SCHONEN, schoon_op, versies_van
from services.eventlog.sleutels import Sleutelkast

BATCH = 1_000
"""Keys in a transaction: others wait for one batch at most."""
HUIDIG, OUD, VERVALLEN = "huidig", "oud", "vervallen"
Voortgang = Callable[[int, int], None]


class NogNodigError(EventLogError):
    """A version of the master key that still wraps a key cannot go."""


@dataclass(frozen=True, slots=True)
class Meesterversie:
    """A version of the master key: how it stands, and how many keys it wraps."""

    versie: int
    stand: str
    sleutels: int


def versies(kast: Sleutelkast) -> list[Meesterversie]:
    """Return the versions that there were, in order, each with what is under it."""
    onder = _counted(kast.databank)
    return [Meesterversie(versie, stand, onder.get(versie, 0)) for versie, (stand, _) in _all(kast).items()]


def roteer(kast: Sleutelkast, voortgang: Voortgang = lambda _gedaan, _van: None) -> Meesterversie:
    """
    Wrap all keys by a new version of the master key, and return that; one that was interrupted is finished first.

    Events stay as they are. Others read and write meanwhile. Killed at any moment, it goes on where it was.

    Raises:
        MeestersleutelError: there is no new version, and it cannot be made here.
        OnleesbaarError: a key does not open; the others were wrapped anew.

    """
    huidig = next(v.versie for v in versies(kast) if v.stand == HUIDIG)
    oud = _older(kast.databank, huidig)
    if not oud:
        huidig = _step(kast.databank, kast.meester, huidig)
        oud = _older(kast.databank, huidig)
    totaal, gedaan = sum(oud.values()), 0
    while oud:
        for deel in _batches(kast.databank, huidig):
            gedaan += _rewrap(kast, deel, huidig)
            voortgang(min(gedaan, totaal), totaal)
        voor, oud = oud, _older(kast.databank, huidig)
        if oud == voor:  # nor did another wrap them by a version between, which is then to be done once more
            raise OnleesbaarError("niet elke sleutel was te openen; controleer met verify, en doe het dan nog eens")
    return next(v for v in versies(kast) if v.versie == huidig)


def ruim_op(kast: Sleutelkast) -> tuple[list[int], list[int]]:
    """
    Retire the versions before the current one; return them, and those of them that their keeper must destroy himself.

    Raises:
        NogNodigError: a key is still under one of them.

    """
    with kast.databank.schrijven() as v:
        _lock(kast.databank, v)
        oud = [versie for (versie,) in v.vraag("SELECT versie FROM meester WHERE stand = ? ORDER BY versie", (OUD,))]
        nog = _under(v)
        for versie in (versie for versie in oud if nog.get(versie)):
            raise NogNodigError(f"onder versie {versie} staan nog {nog[versie]} sleutels; draai eerst sleutels roteer")
        v.doe("UPDATE meester SET stand = ? WHERE stand = ?", (VERVALLEN, OUD))
        v.doe("INSERT INTO stand VALUES (?) ON CONFLICT DO NOTHING", (OP_TE_SCHONEN,))
    vervallen = [versie for versie, (stand, _) in _all(kast).items() if stand == VERVALLEN]
    zelf = [versie for versie in vervallen if not kast.meester.vergeet(versie)]
    if not schoon_op(kast.databank):
        raise EventLogError(f"{kast.naam} is niet op te schonen: iemand leest; doe het nog eens")
    return oud, zelf


def _all(kast: Sleutelkast) -> dict[int, tuple[str, bytes]]:
    return versies_van(kast.databank)


def _step(databank: Databank, meester: Meestersleutel, huidig: int) -> int:
    """Make another version the one that wraps; whoever comes second gets the first one's."""
    nieuw = max([huidig + 1, *meester.versies()])
    meester.maak(nieuw)
    [controle] = meester.wrap(nieuw, [(CONTROLE, plaats_van_controle(nieuw))])
    with databank.schrijven() as v:
        _lock(databank, v)
        [(nu,)] = v.vraag("SELECT versie FROM meester WHERE stand = ?", (HUIDIG,))
        if nu != huidig:
            return int(nu)
        v.doe("UPDATE meester SET stand = ? WHERE stand = ?", (OUD, HUIDIG))
        v.doe("INSERT INTO meester VALUES (?, ?, ?)", (nieuw, HUIDIG, controle))
    return nieuw


def _lock(databank: Databank, v: Verbinding) -> None:
    """Wait for whoever stores a key under the current version, and let nobody begin before this is over."""
    if isinstance(databank, PostgresDatabank):
        v.vraag("SELECT versie FROM meester ORDER BY versie FOR UPDATE")


def _counted(databank: Databank) -> dict[int, int]:
    with databank.lezen() as v:
        return _under(v)


def _older(databank: Databank, huidig: int) -> dict[int, int]:
    """Return by version before this one how many keys it wraps; one after it is of whoever rotates after us."""
    return {versie: aantal for versie, aantal in _counted(databank).items() if versie < huidig}


def _under(v: Verbinding) -> dict[int, int]:
    """Return how many keys each version wraps."""
    return dict(
        v.vraag(
            "SELECT meester, count(*) FROM (SELECT meester FROM dossier_sleutel UNION ALL "
            "SELECT meester FROM vaste_sleutel) alle WHERE meester > 0 GROUP BY meester"
        )
    )


@dataclass(frozen=True, slots=True)
class _Deel:
    """Rows of one table to be wrapped anew, by their key in it."""

    update: str
    rijen: Sequence[tuple[tuple[Any, ...], Verpakt]]


def _batches(databank: Databank, huidig: int) -> Iterator[_Deel]:
    """Yield what is under an earlier version, in order."""
    with databank.lezen() as v:
        query = "SELECT naam, versie, meester, sleutel FROM vaste_sleutel WHERE meester > 0 AND meester < ?"
        vaste = v.vraag(query, (huidig,))
    zo = "UPDATE vaste_sleutel SET sleutel = ?, meester = ? WHERE naam = ? AND versie = ? AND meester = ?"
    yield _Deel(zo, [((n, i), Verpakt(plaats_van_vaste(n, i), m, bytes(s))) for n, i, m, s in vaste])
    zo = "UPDATE dossier_sleutel SET sleutel = ?, meester = ? WHERE dossier_id = ? AND soort = ? AND meester = ?"
    na = (UUID(int=0), -1)
    while True:
        with databank.lezen() as v:
            rijen = v.vraag(
                "SELECT dossier_id, soort, meester, sleutel FROM dossier_sleutel WHERE (dossier_id, soort) > (?, ?) "
                "AND meester > 0 AND meester < ? ORDER BY dossier_id, soort LIMIT ?",
                (*na, huidig, BATCH),
            )
        if not rijen:
            return
        sleutels = [((uuid_of(d), soort), meester, bytes(s)) for d, soort, meester, s in rijen]
        na = sleutels[-1][0]
        yield _Deel(zo, [(wat, Verpakt(plaats_van_dossier(*wat), m, s)) for wat, m, s in sleutels])


def _rewrap(kast: Sleutelkast, deel: _Deel, huidig: int) -> int:
    """Wrap these anew, but those that were destroyed or wrapped meanwhile; return how many opened."""
    geopend = uitgepakt(kast.meester, (verpakt for _, verpakt in deel.rijen))
    open_ = [(wat, verpakt) for wat, verpakt in deel.rijen if verpakt in geopend]
    nieuw = kast.meester.wrap(huidig, [(geopend[verpakt], verpakt.plaats) for _, verpakt in open_])
    with kast.databank.schrijven() as v:
        v.doe_veel(
            deel.update,
            [(sleutel, huidig, *wat, verpakt.meester) for sleutel, (wat, verpakt) in zip(nieuw, open_, strict=True)],
        )
    return len(open_)
