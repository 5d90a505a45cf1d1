"""Which messages are there, and how far is the delivery of each?"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

import orjson

from projections.stores.databank import Verbinding, brokken, open_databank, uuid_of
from projections.stores.databank.migraties import klaargemaakt, werk_bij
from services.berichten import tabellen
from services.berichten.abonnementen import Abonnementen, Kanaalsoort
from services.settings import Settings
from services.tijd import nieuwe_id

SCHEMA = "verzuimspoor_berichten"
KOLOMMEN = "b.bericht_id, b.wie, b.rol, b.soort, b.inhoud, b.dossier_id, b.gemaakt_ms"


class Soort(StrEnum):
    """What a message is."""

    SAMENVATTING = "samenvatting"
    DRINGEND = "dringend"
    BEVESTIGING = "bevestiging"
    """It asks to confirm the address that it goes to."""


class Stand(StrEnum):
    """How far a delivery is."""

    WACHT = "wacht"
    BEZORGD = "bezorgd"
    OPGEGEVEN = "opgegeven"
    """It did not succeed, and nobody tries any more until somebody says so."""
    VERVALLEN = "vervallen"
    """It need not go any more."""


@dataclass(frozen=True, slots=True)
class Bericht:
    """One message to one person; `inhoud` says nothing about any pupil."""

    id: UUID
    wie: str
    rol: str
    soort: Soort
    inhoud: Mapping[str, Any]
    dossier_id: UUID | None
    gemaakt_ms: int


@dataclass(frozen=True, slots=True)
class Zending:
    """A message on one of its ways."""

    bericht: Bericht
    kanaal: Kanaalsoort
    pogingen: int


@dataclass(frozen=True, slots=True)
class Bezorging:
    """The record of one delivery, as it is shown."""

    bericht: Bericht
    kanaal: str
    stand: Stand
    pogingen: int
    reden: str
    klaar_ms: int | None


@dataclass(frozen=True, slots=True)
class Overzicht:
    """How many deliveries are how far; `onbezien`: urgent, and it reached nobody. `reden`: why a try failed."""

    position: int
    standen: Counter[str]
    onbezien: int
    reden: str | None


def maak_bij(settings: Settings) -> None:
    """Bring the tables up to this version (raises OpslagError)."""
    werk_bij(open_databank(settings.berichten_adres, SCHEMA), tabellen.__name__)


class Berichttabel:
    """The tables of messages; several processes may work with them at once."""

    def __init__(self, adres: str, sleutel: bytes) -> None:
        """Open them; a file is brought up to this version, a server must be (raises OpslagError)."""
        self.databank = klaargemaakt(open_databank(adres, SCHEMA), tabellen.__name__)
        self.abonnementen = Abonnementen(self.databank, sleutel)

    def close(self) -> None:
        """Close them."""
        self.databank.close()

    def plaats(self) -> tuple[int, str]:
        """Return up to which event the log was read (-1: not begun), and on which day was last tidied up."""
        with self.databank.lezen() as v:
            [(position, dag)] = v.vraag("SELECT position, dag FROM plaats")
        return int(position), str(dag)

    def neem(self, nu_ms: int, tot_ms: int) -> Zending | None:
        """Take one delivery that waited longest, for ourselves until a moment; None when nothing is to be done now."""
        with self.databank.schrijven() as v:
            rijen = v.vraag(
                "UPDATE bezorging SET pogingen = pogingen + 1, niet_voor_ms = ? WHERE stand = 'wacht' "
                "AND niet_voor_ms <= ? AND (bericht_id, kanaal) IN (SELECT bericht_id, kanaal FROM bezorging "
                "WHERE stand = 'wacht' AND niet_voor_ms <= ? ORDER BY niet_voor_ms, bericht_id, kanaal LIMIT 1) "
                "RETURNING bericht_id, kanaal, pogingen",
                (tot_ms, nu_ms, nu_ms),
            )
            if not rijen:
                return None
            [(bericht_id, kanaal, pogingen)] = rijen
            [rij] = v.vraag(f"SELECT {KOLOMMEN} FROM bericht b WHERE bericht_id = ?", (bericht_id,))  # noqa: S608
        return Zending(_read(rij), Kanaalsoort(kanaal), int(pogingen))

    def klaar(self, zending: Zending, stand: Stand, nu_ms: int, reden: str | None = None) -> None:
        """Say that nothing more is to be done about a delivery."""
        self._set(zending, "stand = ?, klaar_ms = ?, reden = ?", stand, nu_ms, reden)

    def later(self, zending: Zending, niet_voor_ms: int, reden: str | None, *, telt: bool = True) -> None:
        """Say that it is tried again; with `telt` false this was no try of it."""
        wat = "niet_voor_ms = ?, reden = ?" if telt else "niet_voor_ms = ?, reden = ?, pogingen = pogingen - 1"
        self._set(zending, wat, niet_voor_ms, reden)

    def _set(self, zending: Zending, wat: str, *waarden: object) -> None:
        with self.databank.schrijven() as v:
            v.doe(
                f"UPDATE bezorging SET {wat} WHERE bericht_id = ? AND kanaal = ?",  # noqa: S608 - our own names
                (*waarden, zending.bericht.id, zending.kanaal),
            )

    def vergeet_dossiers(self, v: Verbinding, dossiers: Collection[UUID]) -> None:
        """Forget every message about dossiers that were destroyed."""
        for deel in brokken(dossiers):
            van_deze, waarden = self.databank.onder("dossier_id", deel)
            ids = f"SELECT bericht_id FROM bericht WHERE {van_deze}"  # noqa: S608 - our own names
            v.doe(f"DELETE FROM bezorging WHERE bericht_id IN ({ids})", waarden)  # noqa: S608 - our own names
            v.doe(f"DELETE FROM bericht WHERE {van_deze}", waarden)  # noqa: S608 - our own names
            v.doe(f"DELETE FROM onbezien WHERE {van_deze}", waarden)  # noqa: S608 - our own names

    def ruim_op(self, voor_ms: int) -> None:
        """Forget what was sent, or was not, before a moment."""
        with self.databank.schrijven() as v:
            oud = "SELECT bericht_id FROM bericht WHERE gemaakt_ms < ?"
            v.doe(f"DELETE FROM bezorging WHERE bericht_id IN ({oud})", (voor_ms,))  # noqa: S608 - our own names
            v.doe("DELETE FROM bericht WHERE gemaakt_ms < ?", (voor_ms,))

    def probeer_opnieuw(self) -> int:
        """Take back what was given up, and let nothing wait; return how many were given up."""
        with self.databank.schrijven() as v:
            [(aantal,)] = v.vraag("SELECT count(*) FROM bezorging WHERE stand = 'opgegeven'")
            v.doe("UPDATE bezorging SET stand = 'wacht', pogingen = 0, klaar_ms = NULL WHERE stand = 'opgegeven'")
            v.doe("UPDATE bezorging SET niet_voor_ms = 0 WHERE stand = 'wacht'")
            v.doe("UPDATE plaats SET dag = ''")
        return int(aantal)

    def bericht(self, bericht_id: UUID, wie: str) -> Bericht | None:
        """Return a message to this person; to anybody else it is not there."""
        query = f"SELECT {KOLOMMEN} FROM bericht b WHERE bericht_id = ? AND wie = ?"  # noqa: S608 - our own names
        with self.databank.lezen() as v:
            rijen = v.vraag(query, (bericht_id, wie))
        return _read(rijen[0]) if rijen else None

    def bezorgingen(self, wie: str, limiet: int) -> list[Bezorging]:
        """Return what went to somebody, newest first."""
        return self._deliveries("b.wie = ?", (wie,), limiet)

    def opgegeven(self, limiet: int) -> list[Bezorging]:
        """Return what could not be delivered, or did not succeed yet, newest first."""
        return self._deliveries("z.stand = 'opgegeven' OR (z.stand = 'wacht' AND z.reden IS NOT NULL)", (), limiet)

    def _deliveries(self, welke: str, waarden: tuple[object, ...], limiet: int) -> list[Bezorging]:
        query = (
            f"SELECT {KOLOMMEN}, z.kanaal, z.stand, z.pogingen, z.reden, z.klaar_ms FROM bericht b "  # noqa: S608
            f"JOIN bezorging z ON z.bericht_id = b.bericht_id WHERE {welke} "
            "ORDER BY b.gemaakt_ms DESC, b.bericht_id, z.kanaal LIMIT ?"
        )
        with self.databank.lezen() as v:
            rijen = v.vraag(query, (*waarden, limiet))
        return [Bezorging(_read(rij[:7]), rij[7], Stand(rij[8]), int(rij[9]), rij[10] or "", rij[11]) for rij in rijen]

    def bevestigingen_sinds(self, v: Verbinding, wie: str, ms: int) -> int:
        """Return how many codes were asked for by somebody since a moment."""
        query = "SELECT count(*) FROM bericht WHERE wie = ? AND soort = 'bevestiging' AND gemaakt_ms > ?"
        return int(v.vraag(query, (wie, ms))[0][0])

    def vervallen_codes(self, v: Verbinding, wie: str, rol: str, kanaal: Kanaalsoort, nu_ms: int) -> None:
        """Let no code leave that was for an address before this one."""
        v.doe(
            "UPDATE bezorging SET stand = 'vervallen', reden = 'een nieuwer adres', klaar_ms = ? "
            "WHERE stand = 'wacht' AND kanaal = ? AND bericht_id IN "
            "(SELECT bericht_id FROM bericht WHERE wie = ? AND rol = ? AND soort = 'bevestiging')",
            (nu_ms, kanaal, wie, rol),
        )

    def overzicht(self) -> Overzicht:
        """Return how many are how far."""
        with self.databank.lezen() as v:
            [(position,)] = v.vraag("SELECT position FROM plaats")
            standen = Counter(dict(v.vraag("SELECT stand, count(*) FROM bezorging GROUP BY stand")))
            [(onbezien,)] = v.vraag("SELECT count(*) FROM onbezien")
            redenen = v.vraag(
                "SELECT reden FROM bezorging WHERE stand = 'wacht' AND reden IS NOT NULL ORDER BY pogingen DESC LIMIT 1"
            )
        return Overzicht(int(position), standen, int(onbezien), str(redenen[0][0]) if redenen else None)


def zet_klaar(v: Verbinding, bericht: Bericht, sleutel: str, kanalen: Iterable[Kanaalsoort], niet_voor_ms: int) -> bool:
    """Put a message out to be sent; False when there is one with this key already, to this person."""
    nieuw = v.vraag(
        "INSERT INTO bericht (bericht_id, wie, rol, soort, sleutel, inhoud, dossier_id, gemaakt_ms) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (wie, soort, sleutel) DO NOTHING RETURNING wie",
        (
            *(bericht.id, bericht.wie, bericht.rol, bericht.soort, sleutel),
            *(orjson.dumps(bericht.inhoud).decode(), bericht.dossier_id, bericht.gemaakt_ms),
        ),
    )
    if nieuw:
        v.doe_veel(
            "INSERT INTO bezorging (bericht_id, kanaal, stand, niet_voor_ms) VALUES (?, ?, 'wacht', ?)",
            [(bericht.id, kanaal, niet_voor_ms) for kanaal in kanalen],
        )
    return bool(nieuw)


def nieuw_bericht(
    aan: tuple[str, str], soort: Soort, inhoud: Mapping[str, Any], nu_ms: int, dossier_id: UUID | None = None
) -> Bericht:
    """Return a message with a number that nobody can guess."""
    return Bericht(nieuwe_id(), *aan, soort, inhoud, dossier_id, nu_ms)


def _read(rij: tuple[Any, ...]) -> Bericht:
    bericht_id, wie, rol, soort, inhoud, dossier_id, gemaakt = rij
    dossier = None if dossier_id is None else uuid_of(dossier_id)
    return Bericht(uuid_of(bericht_id), wie, rol, Soort(soort), orjson.loads(inhoud), dossier, int(gemaakt))
