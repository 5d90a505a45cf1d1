"""What did DUO do with what was handed over, as a file says it? (our own layout)"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from domain.tijdzone import in_utc
from services.ingest import velden
from services.ingest.afwijzingen import Afwijzingen, rejects_name
from services.ingest.cellen import Record
from services.ingest.gelezen import Afgewezen, Bezwaar
from services.ingest.regels import Bestand, BestandError, Voortgang
from services.ingest.tabel import Tabel
from services.ingest.velden import Veldfout
from services.terugmelden.loket import Loket, Ontvangst, Uitslag, Uitslagsoort

VERPLICHT = ("terugmelding", "uitslag")
KOLOMMEN = (*VERPLICHT, "code", "melding", "verwerkt_op")
UUIDVORM = re.compile(r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")
BATCH = 1_000
"""Answers in one transaction."""


@dataclass(frozen=True, slots=True)
class Antwoordregel:
    """A line that says what DUO did; `ruw` is kept to write it back when it is refused."""

    regel: int
    uitslag: Uitslag
    ruw: Record


@dataclass(frozen=True, slots=True)
class Antwoordtelling:
    """What became of a file of answers; `rejects` is where the lines are that were not taken."""

    gelezen: int
    nieuw: int
    ongewijzigd: int
    afgewezen: int
    rejects: Path | None


class Antwoorden:
    """
    A file of answers: a header, then an answer a line; other columns are passed over.

    Raises:
        BestandError: the file as a whole cannot be read, or a column is missing.

    """

    rejects_suffix = ".csv"

    def __init__(self, path: Bestand, nu: datetime, voortgang: Voortgang) -> None:
        self._tabel = Tabel(path, voortgang)
        plaatsen = {naam: self._tabel.plaats(naam) for naam in KOLOMMEN}
        ontbreekt = [naam for naam in VERPLICHT if plaatsen[naam] is None]
        if ontbreekt:
            kolommen = ";".join(KOLOMMEN)
            raise BestandError(f"regel {self._tabel.header.nummer} mist {', '.join(ontbreekt)}; verwacht: {kolommen}")
        self._plaatsen = plaatsen
        self._lezers = _readers(nu)

    def __iter__(self) -> Iterator[Antwoordregel | Afgewezen]:
        for record in self._tabel:
            yield record if isinstance(record, Afgewezen) else self._read(record)

    def _read(self, record: Record) -> Antwoordregel | Afgewezen:
        waarden: dict[str, Any] = {}
        bezwaren: list[Bezwaar] = []
        for naam, lees in self._lezers.items():
            plaats = self._plaatsen[naam]
            try:
                waarden[naam] = lees("" if plaats is None else record.cellen[plaats])
            except Veldfout as fout:
                bezwaren.append(Bezwaar(naam, fout.code, f"{naam} {fout.melding}"))
        if waarden.get("uitslag") is Uitslagsoort.AFGEWEZEN and waarden.get("code", "") is None:
            bezwaren.append(Bezwaar("code", "verplicht", "code is leeg; noem waarom DUO dit afwees"))
        if bezwaren:
            return Afgewezen(record.nummer, tuple(bezwaren), record)
        uitslag = Uitslag(waarden.pop("terugmelding"), waarden.pop("uitslag"), **waarden)
        return Antwoordregel(record.nummer, uitslag, record)

    def rejects_header(self) -> str:
        """Return the first line of a rejects file."""
        return self._tabel.rejects_header()

    def rejects_line(self, afgewezen: Afgewezen) -> str:
        """Write a line so that it can be corrected and offered again."""
        return self._tabel.rejects_line(afgewezen)


def neem_antwoorden(
    path: Path, loket: Loket, nu: datetime, rejects: Path | None = None, voortgang: Voortgang = lambda _: None
) -> Antwoordtelling:
    """
    Record what a file says; lines that cannot be taken go to `rejects` (default: beside the file).

    What was recorded stays; offering the file again goes on.

    Raises:
        BestandError: the file as a whole cannot be read.
        OSError: it cannot be opened.
        EventLogError: the log cannot be read or written.

    """
    lezer = Antwoorden(path, nu, voortgang)
    if rejects is not None and rejects.exists() and rejects.samefile(path):
        raise BestandError("afgewezen regels kunnen niet in het bestand zelf; kies een ander bestand")
    naar = Afwijzingen(rejects or rejects_name(path, lezer.rejects_suffix), lezer, overschrijf=rejects is not None)
    gelezen = nieuw = ongewijzigd = 0
    for regel, ontvangst in _answered(lezer, loket):
        gelezen += 1
        if isinstance(regel, Afgewezen):
            naar.add(regel)
        elif ontvangst.weigering is not None:
            w = ontvangst.weigering
            naar.add(Afgewezen(regel.regel, (Bezwaar(w.veld or "", w.code, w.melding),), regel.ruw))
        else:
            nieuw, ongewijzigd = nieuw + ontvangst.nieuw, ongewijzigd + (not ontvangst.nieuw)
    return Antwoordtelling(gelezen, nieuw, ongewijzigd, naar.aantal, naar.close())


def _answered(lezer: Antwoorden, loket: Loket) -> Iterator[tuple[Antwoordregel | Afgewezen, Ontvangst]]:
    """Yield each line with what became of it, those of one transaction together."""
    wachtend: list[Antwoordregel | Afgewezen] = []

    def answered() -> Iterator[tuple[Antwoordregel | Afgewezen, Ontvangst]]:
        goed = iter(loket.ontvang([regel.uitslag for regel in wachtend if isinstance(regel, Antwoordregel)]))
        for regel in wachtend:
            yield regel, next(goed) if isinstance(regel, Antwoordregel) else Ontvangst()
        wachtend.clear()

    for regel in lezer:
        wachtend.append(regel)
        if len(wachtend) == BATCH:
            yield from answered()
    yield from answered()


def _readers(nu: datetime) -> Mapping[str, Callable[[str], Any]]:
    return {
        "terugmelding": _uuid,
        "uitslag": velden.code({soort.value: soort for soort in Uitslagsoort}),
        "code": velden.optional(velden.vrije_tekst(velden.LONGEST_CODE)),
        "melding": velden.optional(velden.vrije_tekst(velden.LONGEST_TEXT)),
        "verwerkt_op": velden.optional(partial(_moment, nu=nu)),
    }


def _uuid(tekst: str) -> UUID:
    if UUIDVORM.match(velden.required(tekst)) is None:
        raise Veldfout("vorm", "is geen nummer van een terugmelding; neem het over uit de uitvoer")
    return UUID(tekst)


def _moment(tekst: str, *, nu: datetime) -> datetime:
    gelezen = in_utc(velden.moment(tekst))
    if gelezen > nu.astimezone(UTC):
        raise Veldfout("moment-in-toekomst", "ligt na nu; geef het moment waarop DUO de status verwerkte")
    return gelezen
