"""How are the meldingen of another supplier read, with a column profile? (specification 5.3)"""

from collections.abc import Iterator
from datetime import date

from domain.decisions.meldingrij import Meldingrij
from domain.gemeenten import Gemeenten
from services.ingest.cellen import Record
from services.ingest.gelezen import Afgewezen, Gelezen
from services.ingest.kolomprofiel import Kolomprofiel
from services.ingest.meldingvelden import KOLOMMEN, Rijlezer, Rijopdracht
from services.ingest.omzetting import Omzetting
from services.ingest.regels import Bestand, BestandError, Regel, Voortgang
from services.ingest.tabel import Tabel


class Profielmeldingen:
    """A file of meldingen in the layout of a supplier; bad rows are written back in that layout."""

    soort = "verzuimmeldingen"
    rejects_suffix = ".csv"

    def __init__(
        self, path: Bestand, profiel: Kolomprofiel, gemeenten: Gemeenten, vandaag: date, voortgang: Voortgang
    ) -> None:
        self.bron = f"{self.soort} ({profiel.titel})"
        self._tabel = Tabel(path, voortgang, profiel.separator)
        self._omzetting = Omzetting(profiel, places(self._tabel, profiel))
        self._labels = self._omzetting.labels()
        self._rijlezer = Rijlezer({naam: i for i, naam in enumerate(KOLOMMEN)}, gemeenten, vandaag, self._labels)

    def __iter__(self) -> Iterator[Gelezen | Afgewezen]:
        for record in self._tabel:
            yield record if isinstance(record, Afgewezen) else self._read(record)

    def een(self, regel: Regel) -> Gelezen | Afgewezen:
        """Read one row that was taken out of the file."""
        record = self._tabel.een(regel)
        return record if isinstance(record, Afgewezen) else self._read(record)

    def _read(self, record: Record) -> Gelezen | Afgewezen:
        rij, bezwaren = self._omzetting.row_of(record.cellen, self._labels)
        gezegd = {bezwaar.veld for bezwaar in bezwaren}
        waarden, verder = self._rijlezer.lees(rij)
        bezwaren.extend(bezwaar for bezwaar in verder if bezwaar.veld not in gezegd)
        if bezwaren:
            return Afgewezen(record.nummer, tuple(bezwaren), record, waarden.get("pgn"))
        return Gelezen(record.nummer, waarden.pop("pgn"), Rijopdracht(Meldingrij(**waarden)), record)

    def rejects_header(self) -> str:
        """Return the header of the supplier, and what was wrong behind it."""
        return self._tabel.rejects_header()

    def rejects_line(self, afgewezen: Afgewezen) -> str:
        """Write the row as the supplier has it, with what was wrong behind it."""
        return self._tabel.rejects_line(afgewezen)


def places(tabel: Tabel, profiel: Kolomprofiel) -> dict[str, int]:
    """Return where each field stands (raises BestandError when a column that the profile names is missing)."""
    plaatsen = {veld: tabel.plaats(kolom) for veld, kolom in profiel.kolommen.items()}
    ontbreekt = [kolom for veld, kolom in profiel.kolommen.items() if plaatsen[veld] is None]
    if ontbreekt:
        raise BestandError(
            f"regel {tabel.header.nummer} mist de kolommen {', '.join(ontbreekt)}, die het profiel noemt; "
            "kijk naar de namen en naar het scheidingsteken"
        )
    return {veld: plaats for veld, plaats in plaatsen.items() if plaats is not None}
