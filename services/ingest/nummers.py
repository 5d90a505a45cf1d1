"""Which numbers does a line of events name that no event may hold?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from stdnum.nl import bsn

from domain.events.identiteit import DossiersSamengevoegd, PgnVervangen
from services.ingest import velden
from services.ingest.gelezen import Bezwaar
from services.ingest.velden import Veldfout

T = TypeVar("T")
Merk = Callable[[str], bytes]
"""Gives what stands for a number where the number itself may not; without the key it says nothing."""
NAMES_A_NUMBER = {PgnVervangen.type_name(): "nieuwPgn", DossiersSamengevoegd.type_name(): "anderPgn"}
UNKNOWN_YET = str(UUID(int=0))


@dataclass(frozen=True, slots=True)
class Ontdaan:
    """A line without the number it names beside that of the pupil, and what stands for it in the id of the event."""

    velden: dict[str, Any]
    nummer: str | None = None
    merk: dict[str, str] = field(default_factory=dict)


def ontdaan(regel: dict[str, Any], merk: Merk, bezwaren: list[Bezwaar]) -> Ontdaan:
    """Take the other number out of a line that replaces a number or merges two dossiers."""
    naam = NAMES_A_NUMBER.get(str(regel.get("type")))
    if naam is None:
        return Ontdaan(regel)
    rest = {veld: waarde for veld, waarde in regel.items() if veld != naam}
    if naam == "anderPgn" and naam not in regel:
        return Ontdaan(rest)
    nummer = read_field(regel, naam, pgn, bezwaren)
    if nummer is None:
        return Ontdaan(rest | ({"ander": UNKNOWN_YET} if naam == "anderPgn" else {"soort": "bsn"}))
    if naam == "anderPgn":
        if "ander" in regel:
            bezwaren.append(Bezwaar("ander", "dubbel", "ander en anderPgn noemen beide een dossier; laat er een weg"))
        rest["ander"] = UNKNOWN_YET
    else:
        rest["soort"] = _kind(regel, nummer, bezwaren)
    return Ontdaan(rest, nummer, {naam: merk(nummer).hex()})


def _kind(regel: dict[str, Any], nummer: str, bezwaren: list[Bezwaar]) -> str:
    """Return the kind of a new number, which follows from its test (R-3.3)."""
    soort = "bsn" if bsn.is_valid(nummer) else "onderwijsnummer"
    if regel.get("soort", soort) != soort:
        bezwaren.append(Bezwaar("soort", "pgn-soort", f"soort past niet bij nieuwPgn: dat is een {soort}"))
    if nummer == regel.get("pgn"):
        bezwaren.append(Bezwaar("nieuwPgn", "pgn-ongewijzigd", "nieuwPgn is hetzelfde nummer als pgn"))
    return soort


def pgn(waarde: object) -> str:
    """Read a personal number as JSON has it."""
    if isinstance(waarde, int):
        raise Veldfout("pgn-vorm", "is een getal; schrijf het als tekst, anders vallen voorloopnullen weg")
    return velden.pgn(velden.required(waarde if isinstance(waarde, str) else ""))


def read_field(regel: dict[str, Any], naam: str, lees: Callable[[object], T], bezwaren: list[Bezwaar]) -> T | None:
    """Read one field, or say what is wrong with it."""
    try:
        return lees(regel.get(naam))
    except Veldfout as fout:
        bezwaren.append(Bezwaar(naam, fout.code, f"{naam} {fout.melding}"))
        return None
