"""How is a `verzuimmeldingen` file read? (our own layout, after the legal field list; specification 5.1)"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from domain.decisions.meldingrij import Meldingrij, verwerk_rij
from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events.duo import Meldingsoort, Meldingstatus, Sluitreden
from domain.events.inschrijving import Onderwijssoort
from domain.gemeenten import Gemeenten
from domain.kader import Kader
from services.ingest import velden
from services.ingest.cellen import SEPARATOR, Record, Records
from services.ingest.gelezen import Afgewezen, Bezwaar, Gelezen
from services.ingest.regels import BestandError, Voortgang, lines_of
from services.ingest.velden import Veldfout

KOLOMMEN = (
    "meldingsnummer", "pgn", "geboortedatum", "gemeentecode", "brin", "vestiging", "onderwijssoort", "soort",
    "begindatum", "einddatum", "melddatum", "status", "reden", "alle_lessen_gemist", "actie_gewenst",
    "ondernomen_actie", "vermoedelijke_reden", "toelichting", "laatste_mutatie",
)  # fmt: skip
OORDEEL = ("_regel", "_veld", "_code", "_melding", "_oorspronkelijk")
"""Columns that a rejects file has behind the others; a reader passes over every column that starts with `_`."""
LINE_FAULTS = {
    "regel-te-lang": "de regel is te lang; waarschijnlijk ontbreekt een regeleinde",
    "aanhalingsteken-open": 'een aanhalingsteken (") wordt niet gesloten; sluit het of haal het weg',
}


@dataclass(frozen=True, slots=True)
class Rijopdracht:
    """A full row, to be applied to the pupil's dossier."""

    rij: Meldingrij
    vastgelegd_op: datetime | None = None

    def event_id(self, dossier: Dossier) -> UUID:
        """Return the id of the event that the row becomes."""
        return dossier.id_for(self.rij.sleutel)

    def beslis(self, dossier: Dossier, kader: Kader) -> tuple[Voorstel, ...] | Weigering:
        """Decide what the row adds."""
        return verwerk_rij(dossier, self.rij, kader)


class Verzuimmeldingen:
    """A file of meldingen: a header, then a row a line."""

    soort = "verzuimmeldingen"
    rejects_suffix = ".csv"

    def __init__(self, path: Path, gemeenten: Gemeenten, vandaag: date, voortgang: Voortgang) -> None:
        self._records = Records(lines_of(path, voortgang))
        self._plaatsen, self._breedte = _columns(self._records.next())
        self._records.breedte = self._breedte
        self._plan = [(naam, self._plaatsen[naam], lees) for naam, lees in _lezers(gemeenten, vandaag).items()]

    def __iter__(self) -> Iterator[Gelezen | Afgewezen]:
        for record in self._records:
            yield self._read(record)

    def _read(self, record: Record) -> Gelezen | Afgewezen:
        if record.fout is not None:
            return Afgewezen(record.nummer, (Bezwaar("", record.fout, LINE_FAULTS[record.fout]),), record)
        if len(record.cellen) != self._breedte:
            gevonden = len(record.cellen)
            melding = f"de regel heeft {gevonden} kolommen in plaats van {self._breedte}; staat er een ; in een tekst?"
            return Afgewezen(record.nummer, (Bezwaar("", "aantal-kolommen", melding),), record)
        cellen = record.cellen
        waarden: dict[str, Any] = {}
        bezwaren: list[Bezwaar] = []
        for naam, plaats, lees in self._plan:
            try:
                waarden[naam] = lees(cellen[plaats])
            except Veldfout as fout:
                bezwaren.append(Bezwaar(naam, fout.code, f"{naam} {fout.melding}"))
        bezwaren.extend(_together(waarden))
        if bezwaren:
            return Afgewezen(record.nummer, tuple(bezwaren), record)
        return Gelezen(record.nummer, waarden.pop("pgn"), Rijopdracht(Meldingrij(**waarden)), record)

    def _original(self, record: Record) -> str:
        """Return the line that an earlier rejects file kept whole."""
        plaats = self._plaatsen.get(OORDEEL[-1])
        return "" if plaats is None else record.cellen[plaats]

    def rejects_header(self) -> str:
        """Return the header of a rejects file: our columns, and what was wrong."""
        return SEPARATOR.join((*KOLOMMEN, *OORDEEL))

    def rejects_line(self, afgewezen: Afgewezen) -> str:
        """Write the row with what was wrong behind it; a line that has no cells goes whole into the last column."""
        record: Record = afgewezen.ruw
        heel = len(record.cellen) == self._breedte
        cellen = [record.cellen[self._plaatsen[naam]] if heel else "" for naam in KOLOMMEN]
        oordeel = [
            str(afgewezen.regel),
            " | ".join(b.veld for b in afgewezen.bezwaren),
            " | ".join(b.code for b in afgewezen.bezwaren),
            " | ".join(b.melding for b in afgewezen.bezwaren),
            self._original(record) if heel else record.ruw,
        ]
        uit = io.StringIO()
        csv.writer(uit, delimiter=SEPARATOR, lineterminator="").writerow([*cellen, *oordeel])
        return uit.getvalue()


def _columns(header: Record | None) -> tuple[dict[str, int], int]:
    if header is None:
        raise BestandError("het bestand is leeg; er hoort ten minste een regel met kolomnamen in te staan")
    namen = [naam.lower().removeprefix("#").strip() for naam in header.cellen]
    ontbreekt = [naam for naam in KOLOMMEN if naam not in namen]
    dubbel = sorted({naam for naam in KOLOMMEN if namen.count(naam) > 1})
    if ontbreekt or dubbel:
        wat = f"mist de kolommen {', '.join(ontbreekt)}" if ontbreekt else f"heeft kolommen dubbel: {', '.join(dubbel)}"
        raise BestandError(f"regel {header.nummer} {wat}; verwacht wordt: {SEPARATOR.join(KOLOMMEN)}")
    return {naam: namen.index(naam) for naam in (*KOLOMMEN, *OORDEEL) if naam in namen}, len(namen)


def _lezers(gemeenten: Gemeenten, vandaag: date) -> Mapping[str, Callable[[str], Any]]:
    ja_nee = velden.optional(velden.code({"J": True, "N": False}))
    tekst = velden.optional(velden.vrije_tekst(velden.LONGEST_TEXT))

    def gemeente(code: str) -> str:
        huidige = gemeenten.huidige(velden.required(code))
        if huidige is None:
            raise Veldfout("onbekende-gemeente", "is geen gemeentecode (vier cijfers, met voorloopnullen)")
        return huidige.code

    def verplichte_datum(geschreven: str) -> date:
        return velden.datum(velden.required(geschreven))

    return {
        "meldingsnummer": velden.pattern(velden.NUMMER, "is geen nummer van ten hoogste 40 letters en cijfers"),
        "pgn": lambda geschreven: velden.pgn(velden.required(geschreven)),
        "geboortedatum": velden.optional(velden.geboortedatum(vandaag)),
        "gemeentecode": gemeente,
        "brin": velden.pattern(velden.BRIN, "is geen BRIN (twee cijfers en twee hoofdletters)"),
        "vestiging": velden.optional(velden.pattern(velden.VESTIGING, "is geen vestigingsnummer van twee tekens")),
        "onderwijssoort": velden.code({soort.value: soort for soort in Onderwijssoort}),
        "soort": velden.code({soort.value: soort for soort in Meldingsoort}),
        "begindatum": verplichte_datum,
        "einddatum": velden.optional(velden.datum),
        "melddatum": verplichte_datum,
        "status": velden.code({status.value: status for status in Meldingstatus}),
        "reden": velden.optional(velden.vrije_tekst(velden.LONGEST_CODE)),
        "alle_lessen_gemist": ja_nee,
        "actie_gewenst": ja_nee,
        "ondernomen_actie": tekst,
        "vermoedelijke_reden": tekst,
        "toelichting": tekst,
        "laatste_mutatie": lambda geschreven: velden.moment(velden.required(geschreven)),
    }


SLUITREDENEN = frozenset(reden.value for reden in Sluitreden)


def _together(waarden: Mapping[str, Any]) -> Iterator[Bezwaar]:
    """Yield what is wrong between fields."""
    begin, eind = waarden.get("begindatum"), waarden.get("einddatum")
    if begin is not None and eind is not None and eind < begin:
        yield Bezwaar(
            "einddatum", "einddatum-voor-begindatum", "einddatum ligt voor begindatum; verwissel of verbeter ze"
        )
    reden = waarden.get("reden")
    if waarden.get("status") is Meldingstatus.AFGESLOTEN and reden is not None and reden not in SLUITREDENEN:
        yield Bezwaar(
            "reden", "onbekende-code", f"reden van een afgesloten melding is geen van {', '.join(Sluitreden)}"
        )
