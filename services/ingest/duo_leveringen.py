"""How are the DUO deliveries `A05`, `A04` and `A14` read? (their own headers, both generations; specification 5.3)"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from domain.decisions.levering import Leveringrij, verwerk_levering
from domain.decisions.uitstroom import eerste_dag_zonder_inschrijving, eerste_oktober
from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events.inschrijving import Ingeschreven, Uitgeschreven
from domain.gemeenten import Gemeenten
from domain.kader import Kader
from services.ingest.cellen import Record
from services.ingest.duo_kolommen import A05, columns_of, duo_soort
from services.ingest.duo_velden import field_readers, onderwijssoort, pgn_of
from services.ingest.gelezen import Afgewezen, Bezwaar, Gelezen
from services.ingest.regels import Bestand, Regel, Voortgang
from services.ingest.tabel import Tabel
from services.ingest.velden import Veldfout

T = TypeVar("T")
LEZING = {True: "ingeschreven op 1 oktober", False: "uitgeschreven sinds de rapportagemaand"}
"""How the day is read that these files do not give; stands in the source of every event."""


@dataclass(frozen=True, slots=True)
class Leveringopdracht:
    """A row of a DUO delivery, to be applied to the pupil's dossier."""

    rij: Leveringrij
    vastgelegd_op: datetime | None = None

    @property
    def has_own_id(self) -> bool:
        """Whether it came with an id: a line of a delivery has none."""
        return False

    def event_id(self, dossier: Dossier) -> UUID:
        """Return an id for all that the row says: beside a known fact it may give a new birth date."""
        return dossier.id_for(self.rij.sleutel)

    def beslis(self, dossier: Dossier, kader: Kader) -> tuple[Voorstel, ...] | Weigering:
        """Decide what the row adds."""
        return verwerk_levering(dossier, self.rij, kader)


class DuoLeveringen:
    """A file of who is enrolled (`A05`) or who left (`A04`, `A14`); bad rows are written back in its own layout."""

    rejects_suffix = ".csv"

    def __init__(self, path: Bestand, gemeenten: Gemeenten, vandaag: date, voortgang: Voortgang) -> None:
        self._tabel = Tabel(path, voortgang)
        self.soort = duo_soort(path.name, self._tabel.namen) or A05
        self._is_start = self.soort == A05
        self.bron = f"{self.soort} ({LEZING[self._is_start]})"
        self._kolommen = columns_of(self._tabel, self.soort)
        self._lezers = field_readers(gemeenten, vandaag, is_start=self._is_start)

    def __iter__(self) -> Iterator[Gelezen | Afgewezen]:
        for record in self._tabel:
            yield record if isinstance(record, Afgewezen) else self._read(record)

    def een(self, regel: Regel) -> Gelezen | Afgewezen:
        """Read one row that was taken out of the file."""
        record = self._tabel.een(regel)
        return record if isinstance(record, Afgewezen) else self._read(record)

    def _read(self, record: Record) -> Gelezen | Afgewezen:
        bezwaren: list[Bezwaar] = []
        waarden: dict[str, Any] = {n: self._value(n, lees, record, bezwaren) for n, lees in self._lezers.items()}
        pgn = self._pgn(record, bezwaren)
        if bezwaren or pgn is None:
            return Afgewezen(record.nummer, tuple(bezwaren), record, pgn)
        maand = waarden["maand"]
        feit = self._enrolled(maand, waarden) if self._is_start else self._left(maand, waarden)
        rij = Leveringrij(maand, waarden["geboortedatum"], waarden["gemeentecode"], feit)
        return Gelezen(record.nummer, pgn, Leveringopdracht(rij), record)

    def _value(self, naam: str, lees: Callable[[str], T], record: Record, bezwaren: list[Bezwaar]) -> T | None:
        kolom = self._kolommen.get(naam)
        try:
            return lees(record.cellen[kolom.plaats]) if kolom else None
        except Veldfout as fout:
            label = kolom.naam if kolom else naam
            bezwaren.append(Bezwaar(label, fout.code, f"{label} {fout.melding}"))
            return None

    def _pgn(self, record: Record, bezwaren: list[Bezwaar]) -> str | None:
        kolommen = [self._kolommen[naam] for naam in ("pgn", "bsn", "onderwijsnummer") if naam in self._kolommen]
        try:
            return pgn_of(record.cellen[kolom.plaats] for kolom in kolommen)
        except Veldfout as fout:
            label = " of ".join(kolom.naam for kolom in kolommen)
            bezwaren.append(Bezwaar(label, fout.code, f"{label} {fout.melding}"))
            return None

    def _enrolled(self, maand: date, waarden: dict[str, Any]) -> Ingeschreven:
        soort = onderwijssoort(waarden["leerweg"], waarden["opleiding"])
        return Ingeschreven(geldig_op=eerste_oktober(maand), brin=waarden["brin"], onderwijssoort=soort)

    def _left(self, maand: date, waarden: dict[str, Any]) -> Uitgeschreven:
        dag = eerste_dag_zonder_inschrijving(maand)
        return Uitgeschreven(geldig_op=dag, brin=waarden["brin"], reden=waarden["reden"])

    def rejects_header(self) -> str:
        """Return the header of the delivery, and what was wrong behind it."""
        return self._tabel.rejects_header()

    def rejects_line(self, afgewezen: Afgewezen) -> str:
        """Write the row as the delivery has it, with what was wrong behind it."""
        return self._tabel.rejects_line(afgewezen)
