"""Which rows are set apart, why, and what became of the deliveries that came through Kafka?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from domain.tijdzone import in_z
from projections.stores.databank import Verbinding, uuid_of
from services.aanvoer.beoordelen import WACHT
from services.aanvoer.bericht import BerichtError, Plek, Rij, ontcijferd, ontcijferde_bezwaren
from services.aanvoer.boek import Aanvoerboek
from services.ingest.gelezen import Bezwaar

GETOOND = 100
"""Rows that are shown at once."""
KOLOMMEN = (
    "SELECT u.nummer, u.levering_id, u.deel, u.volgnummer, u.regel, u.groep, u.codes, u.bezwaren, u.inhoud, u.sinds, "
    "l.naam FROM verzuimspoor_aanvoer.uitval u JOIN verzuimspoor_aanvoer.levering l ON l.id = u.levering_id"
)


@dataclass(frozen=True, slots=True)
class Uitvalrij:
    """A row that is set apart, still encrypted; `codes` says why, or that it waits behind another."""

    nummer: int
    plek: Plek
    naam: str
    codes: str
    bezwaren: bytes | None
    inhoud: bytes
    sinds: datetime

    @property
    def wacht(self) -> bool:
        """Whether nothing is known to be wrong with it."""
        return self.codes == WACHT


@dataclass(frozen=True, slots=True)
class Getoond:
    """A row that is set apart, for who may read it; `tekst` is empty when its key is gone."""

    rij: Uitvalrij
    tekst: str
    bezwaren: tuple[Bezwaar, ...]


@dataclass(frozen=True, slots=True)
class Leveringstand:
    """How far a delivery is; the counts are of rows."""

    id: UUID
    naam: str
    soort: str
    aangeboden_op: datetime
    klaar_op: datetime | None
    onvolledig: bool
    rijen: int | None
    gelezen: int
    nieuw: int
    ongewijzigd: int
    slecht: int
    wachtend: int

    @property
    def stand(self) -> str:
        """What is to be said of it in a word or two."""
        if self.onvolledig:
            return "onvolledig: bied het bestand opnieuw aan"
        if self.klaar_op is not None:
            return "klaar"
        return "met uitval" if self.slecht else "onderweg"


def leveringen(boek: Aanvoerboek, van: str = "", hoogstens: int = GETOOND) -> list[Leveringstand]:
    """Return how far deliveries are, the last first: all, or those that one person offered (raises OpslagError)."""
    query = """
        SELECT l.id, l.naam, l.soort, l.aangeboden_op, l.klaar_op, l.onvolledig, l.rijen,
            coalesce(sum(v.gezien), 0), coalesce(sum(v.nieuw), 0), coalesce(sum(v.ongewijzigd), 0),
            (SELECT count(*) FROM verzuimspoor_aanvoer.uitval WHERE levering_id = l.id AND codes <> ?),
            (SELECT count(*) FROM verzuimspoor_aanvoer.uitval WHERE levering_id = l.id AND codes = ?)
        FROM verzuimspoor_aanvoer.levering l LEFT JOIN verzuimspoor_aanvoer.voortgang v ON v.levering_id = l.id
        WHERE ? IN ('', l.door)
        GROUP BY l.id ORDER BY l.aangeboden_op DESC, l.id LIMIT ?
    """
    with boek.log.databank.lezen() as v:
        rijen = v.vraag(query, (WACHT, WACHT, van, hoogstens))
    return [Leveringstand(uuid_of(een), *rest[:6], *map(int, rest[6:])) for een, *rest in rijen]


def per_reden(boek: Aanvoerboek, van: str = "") -> list[tuple[str, str, int]]:
    """Return by delivery and reason how many rows are set apart, as `leveringen` (raises OpslagError)."""
    query = (
        "SELECT l.naam, u.codes, count(*) FROM verzuimspoor_aanvoer.uitval u JOIN verzuimspoor_aanvoer.levering l "
        "ON l.id = u.levering_id WHERE ? IN ('', l.door) GROUP BY l.id, l.naam, u.codes "
        "ORDER BY l.aangeboden_op, u.codes"
    )
    with boek.log.databank.lezen() as v:
        return [(str(naam), str(codes), int(aantal)) for naam, codes, aantal in v.vraag(query, (van,))]


def hoeveel(boek: Aanvoerboek) -> tuple[int, int]:
    """Return how many rows are bad, and how many wait behind one (raises OpslagError)."""
    query = (
        "SELECT count(*) FILTER (WHERE codes <> ?), count(*) FILTER (WHERE codes = ?) FROM verzuimspoor_aanvoer.uitval"
    )
    with boek.log.databank.lezen() as v:
        [(slecht, wacht)] = v.vraag(query, (WACHT, WACHT))
    return int(slecht), int(wacht)


def onbruikbaar(boek: Aanvoerboek) -> list[tuple[str, int, datetime]]:
    """Return by reason how many messages said nothing to us, and when the last was (raises OpslagError)."""
    query = "SELECT code, sum(aantal), max(laatst_op) FROM verzuimspoor_aanvoer.onbruikbaar GROUP BY code ORDER BY code"
    with boek.log.databank.lezen() as v:
        return [(str(code), int(aantal), op) for code, aantal, op in v.vraag(query)]


def uitval(boek: Aanvoerboek, van: str = "", hoogstens: int = GETOOND) -> list[Uitvalrij]:
    """Return rows that are set apart, in order, as `leveringen`; not those that wait behind them."""
    query = f"{KOLOMMEN} WHERE u.codes <> ? AND ? IN ('', l.door) ORDER BY u.nummer LIMIT ?"
    with boek.log.databank.lezen() as v:
        rijen = v.vraag(query, (WACHT, van, hoogstens))
    return [_row(rij) for rij in rijen]


def een(boek: Aanvoerboek, nummer: int) -> Uitvalrij | None:
    """Return the row with this number, if it is set apart (raises OpslagError)."""
    with boek.log.databank.lezen() as v:
        rijen = v.vraag(f"{KOLOMMEN} WHERE u.nummer = ?", (nummer,))
    return _row(rijen[0]) if rijen else None


def van_groep(v: Verbinding, groep: bytes) -> list[Uitvalrij]:
    """Return all rows of a group that are set apart, in order."""
    return [_row(rij) for rij in v.vraag(f"{KOLOMMEN} WHERE u.groep = ? ORDER BY u.nummer", (groep,))]


def groepen(boek: Aanvoerboek) -> list[bytes]:
    """Return of which groups a row is set apart, the first one first (raises OpslagError)."""
    with boek.log.databank.lezen() as v:
        query = "SELECT groep FROM verzuimspoor_aanvoer.uitval GROUP BY groep ORDER BY min(nummer)"
        return [bytes(rij[0]) for rij in v.vraag(query)]


def getoond(boek: Aanvoerboek, rijen: Sequence[Uitvalrij]) -> Iterator[Getoond]:
    """Yield rows as they stand in their files, with what is wrong (raises OpslagError, OnleesbaarError)."""
    bekend = boek.leveringen({rij.plek.levering for rij in rijen})
    for rij in rijen:
        levering = bekend.get(rij.plek.levering)
        try:
            tekst = ontcijferd(rij.plek, rij.inhoud, levering.sleutel).tekst if levering else ""
            waarom = ontcijferde_bezwaren(rij.plek, rij.bezwaren, levering.sleutel) if levering and rij.bezwaren else ()
        except BerichtError:
            tekst, waarom = "", ()
        yield Getoond(rij, tekst, waarom)


def als_document(boek: Aanvoerboek) -> dict[str, Any]:
    """Return how deliveries are and what is set apart, with nothing that stands in a row (raises OpslagError)."""
    return {
        "uitval": sum(aantal for _, _, aantal in per_reden(boek)),
        "leveringen": [
            {
                "levering": str(een.id),
                "naam": een.naam,
                "soort": een.soort,
                "aangebodenOp": in_z(een.aangeboden_op),
                "stand": een.stand,
                "rijen": een.rijen,
                "gelezen": een.gelezen,
                "nieuw": een.nieuw,
                "ongewijzigd": een.ongewijzigd,
                "slecht": een.slecht,
                "wachtend": een.wachtend,
            }
            for een in leveringen(boek)
        ],
        "rijen": [
            {
                "nummer": rij.nummer,
                "bestand": rij.naam,
                "regel": rij.plek.regel,
                "codes": rij.codes,
                "sinds": in_z(rij.sinds),
            }
            for rij in uitval(boek)
        ],
        "onbruikbaar": [{"code": code, "aantal": aantal, "laatst": in_z(op)} for code, aantal, op in onbruikbaar(boek)],
    }


def als_rij(rij: Uitvalrij, sleutel: bytes) -> Rij:
    """Return what is set apart as it came (raises BerichtError)."""
    return ontcijferd(rij.plek, rij.inhoud, sleutel)


def _row(r: Sequence[Any]) -> Uitvalrij:
    plek = Plek(uuid_of(r[1]), r[2], r[3], r[4], bytes(r[5]))
    return Uitvalrij(r[0], plek, r[10], r[6], None if r[7] is None else bytes(r[7]), bytes(r[8]), r[9])
