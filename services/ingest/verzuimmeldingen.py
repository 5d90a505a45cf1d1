"""How is a `verzuimmeldingen` file read? (our own layout, after the legal field list; specification 5.1)"""

import csv
import io
from collections.abc import Iterator
from datetime import date

from domain.decisions.meldingrij import Meldingrij
from domain.gemeenten import Gemeenten
from services.ingest.cellen import SEPARATOR, Record, Records, record_of
from services.ingest.gelezen import Afgewezen, Gelezen
from services.ingest.meldingvelden import KOLOMMEN, Rijlezer, Rijopdracht
from services.ingest.regels import Bestand, BestandError, Regel, Voortgang, lines_of
from services.ingest.tabel import (
    BEWAARD,
    LEEG,
    LINE_FAULTS,
    OORDEEL,
    as_written,
    harmless,
    judgement,
    line_objection,
    plain,
)

__all__ = ["KOLOMMEN", "LINE_FAULTS", "OORDEEL", "Rijopdracht", "Verzuimmeldingen"]


class Verzuimmeldingen:
    """A file of meldingen: a header, then a row a line."""

    soort = "verzuimmeldingen"
    bron = soort
    rejects_suffix = ".csv"

    def __init__(self, path: Bestand, gemeenten: Gemeenten, vandaag: date, voortgang: Voortgang) -> None:
        self._records = Records(lines_of(path, voortgang))
        self._plaatsen, self._breedte = _columns(self._records.next())
        self._records.breedte = self._breedte
        self._rijlezer = Rijlezer(self._plaatsen, gemeenten, vandaag)

    def __iter__(self) -> Iterator[Gelezen | Afgewezen]:
        for record in self._records:
            yield self._read(record)

    def een(self, regel: Regel) -> Gelezen | Afgewezen:
        """Read one row that was taken out of the file."""
        return self._read(record_of(regel))

    def _read(self, record: Record) -> Gelezen | Afgewezen:
        if BEWAARD in self._plaatsen:
            record = as_written(record)
        bezwaar = line_objection(record, self._breedte, SEPARATOR)
        if bezwaar is not None:
            return Afgewezen(record.nummer, (bezwaar,), record)
        waarden, bezwaren = self._rijlezer.lees(record.cellen)
        if bezwaren:
            return Afgewezen(record.nummer, tuple(bezwaren), record, waarden.get("pgn"))
        return Gelezen(record.nummer, waarden.pop("pgn"), Rijopdracht(Meldingrij(**waarden)), record)

    def rejects_header(self) -> str:
        """Return the header of a rejects file: our columns, and what was wrong."""
        return SEPARATOR.join((*KOLOMMEN, *OORDEEL))

    def rejects_line(self, afgewezen: Afgewezen) -> str:
        """Write the row with what was wrong behind it; a line that has no cells goes whole into the last column."""
        record: Record = afgewezen.ruw
        heel = len(record.cellen) == self._breedte
        cellen = [record.cellen[self._plaatsen[naam]] if heel else "" for naam in KOLOMMEN]
        uit = io.StringIO()
        oordeel = judgement(afgewezen, self._breedte, self._plaatsen.get(BEWAARD))
        csv.writer(uit, delimiter=SEPARATOR, lineterminator="").writerow(map(harmless, [*cellen, *oordeel]))
        return uit.getvalue()


def _columns(header: Record | None) -> tuple[dict[str, int], int]:
    if header is None:
        raise BestandError(LEEG)
    namen = [plain(naam) for naam in header.cellen]
    ontbreekt = [naam for naam in KOLOMMEN if naam not in namen]
    dubbel = sorted({naam for naam in KOLOMMEN if namen.count(naam) > 1})
    if ontbreekt or dubbel:
        wat = f"mist de kolommen {', '.join(ontbreekt)}" if ontbreekt else f"heeft kolommen dubbel: {', '.join(dubbel)}"
        raise BestandError(f"regel {header.nummer} {wat}; verwacht wordt: {SEPARATOR.join(KOLOMMEN)}")
    return {naam: namen.index(naam) for naam in (*KOLOMMEN, BEWAARD) if naam in namen}, len(namen)
