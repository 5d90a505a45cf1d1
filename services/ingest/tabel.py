"""How is a CSV file read, and its bad rows written back, in the layout of whoever made it?"""

import csv
import io
import re
from collections.abc import Iterator

from services.ingest.cellen import SEPARATOR, Record, Records, record_of
from services.ingest.gelezen import Afgewezen, Bezwaar
from services.ingest.regels import Bestand, BestandError, Regel, Voortgang, lines_of

BEWAARD = "_oorspronkelijk"
"""Column of a rejects file that keeps a line without cells whole."""
OORDEEL = ("_regel", "_veld", "_code", "_melding", BEWAARD)
"""Columns that a rejects file has behind the others; a reader passes over every column that starts with `_`."""
FORMULE = re.compile(r"('*) *[=+\-@\t\r\n|%]")
"""How a cell begins that a spreadsheet reckons with, whatever apostrophes were put before it."""
LINE_FAULTS = {
    "regel-te-lang": "de regel is te lang; waarschijnlijk ontbreekt een regeleinde",
    "aanhalingsteken-open": 'een aanhalingsteken (") wordt niet gesloten; sluit het of haal het weg',
}
SEPARATORS = (SEPARATOR, ",", "\t", "|")
LEEG = "het bestand is leeg; er hoort ten minste een regel met kolomnamen in te staan"


class Tabel:
    """A header with names of columns, and the rows below it; memory does not grow with the file."""

    def __init__(self, path: Bestand, voortgang: Voortgang, separator: str | None = None) -> None:
        self.separator = separator or separator_of(path)
        self._records = Records(lines_of(path, voortgang), self.separator)
        self.header = header_of(self._records.next())
        self.namen = tuple(plain(cel) for cel in self.header.cellen)
        self._records.breedte = len(self.namen)
        self._bewaard = self.namen.index(BEWAARD) if BEWAARD in self.namen else None
        self._terug = [i for i, naam in enumerate(self.namen) if naam not in OORDEEL]

    def plaats(self, naam: str) -> int | None:
        """Return where a column stands, or None (raises BestandError when it stands there twice)."""
        gezocht = plain(naam)
        if self.namen.count(gezocht) > 1:
            raise BestandError(f"regel {self.header.nummer} heeft de kolom {naam} dubbel; haal er een weg")
        return self.namen.index(gezocht) if gezocht in self.namen else None

    def __iter__(self) -> Iterator[Record | Afgewezen]:
        """Yield the rows; one that has not the columns of the header is rejected."""
        for record in self._records:
            yield self._judged(record)

    def een(self, regel: Regel) -> Record | Afgewezen:
        """Return one row that was taken out of the file."""
        return self._judged(record_of(regel, self.separator))

    def _judged(self, record: Record) -> Record | Afgewezen:
        bezwaar = line_objection(record, len(self.namen), self.separator)
        if self._bewaard is not None:
            record = as_written(record)
        return record if bezwaar is None else Afgewezen(record.nummer, (bezwaar,), record)

    def rejects_header(self) -> str:
        """Return the header as it was, and what was wrong behind it."""
        return self._written([*(self.header.cellen[i] for i in self._terug), *OORDEEL])

    def rejects_line(self, afgewezen: Afgewezen) -> str:
        """Write the row as it was with what was wrong behind it; a line without cells goes whole into the last one."""
        record: Record = afgewezen.ruw
        heel = len(record.cellen) == len(self.namen)
        cellen = [record.cellen[i] if heel else "" for i in self._terug]
        return self._written([*cellen, *judgement(afgewezen, len(self.namen), self._bewaard)])

    def _written(self, cellen: list[str]) -> str:
        uit = io.StringIO()
        csv.writer(uit, delimiter=self.separator, lineterminator="").writerow(map(harmless, cellen))
        return uit.getvalue()


def harmless(cel: str) -> str:
    """Return a cell of a rejects file: no spreadsheet reckons with what somebody else wrote; `as_written` undoes it."""
    return f"'{cel}" if FORMULE.match(cel) else cel


def as_written(record: Record) -> Record:
    """Return a row of a rejects file as it was before `harmless`."""
    was = (cel[1:] if cel.startswith("'") and FORMULE.match(cel) else cel for cel in record.cellen)
    return record._replace(cellen=tuple(was))


def line_objection(record: Record, breedte: int, separator: str) -> Bezwaar | None:
    """Return what is wrong with a line as a whole."""
    if record.fout is not None:
        return Bezwaar("", record.fout, LINE_FAULTS[record.fout])
    if len(record.cellen) == breedte:
        return None
    gevonden = len(record.cellen)
    teken = "tab" if separator == "\t" else separator
    melding = f"de regel heeft {gevonden} kolommen in plaats van {breedte}; staat er een {teken} in een tekst?"
    return Bezwaar("", "aantal-kolommen", melding)


def judgement(afgewezen: Afgewezen, breedte: int, bewaard: int | None) -> list[str]:
    """
    Return the cells that say what was wrong: the line, and of every objection its field, code and sentence.

    The last one keeps a line that has no cells, or what stood in that column (`bewaard`) of an earlier rejects file.
    """
    record: Record = afgewezen.ruw
    heel = len(record.cellen) == breedte
    eerder = "" if bewaard is None or not heel else record.cellen[bewaard]
    return [
        str(afgewezen.regel),
        " | ".join(b.veld for b in afgewezen.bezwaren),
        " | ".join(b.code for b in afgewezen.bezwaren),
        " | ".join(b.melding for b in afgewezen.bezwaren),
        eerder if heel else record.ruw,
    ]


def separator_of(path: Bestand) -> str:
    """Return what separates the names in the first line: what stands there most often, else `;`."""
    eerste = next((regel.tekst for regel in lines_of(path, lambda _: None) if regel.tekst.strip()), "")
    return max(SEPARATORS, key=eerste.count)


def header_of(header: Record | None) -> Record:
    """Return the line with names of columns (raises BestandError when there is none)."""
    if header is None:
        raise BestandError(LEEG)
    if header.fout is not None:
        raise BestandError(f"regel {header.nummer}: {LINE_FAULTS[header.fout]}")
    return header


def plain(naam: str) -> str:
    """Write the name of a column without what differs between files: capitals, spaces around it, a `#` before it."""
    return naam.strip().removeprefix("#").strip().lower()
