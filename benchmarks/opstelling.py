"""What does every measurement work with: a store, its rows, and an invented delivery?"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from domain.kader import Kader
from projections.stores.databank import open_databank
from projections.stores.sqlite import SqliteRows
from services.beleid import lees_kader
from services.eventlog.log import EventLog
from services.eventlog.sleutels import open_sleutelkast
from services.eventlog.tabelstand import SCHEMA
from services.generator import Oogst, Opdracht, genereer
from services.ingest import Uitkomst, ingest
from services.ingest.aanlevering import Omgeving
from services.projector import catch_up
from services.tijd import nieuwe_id, nu

VANDAAG = date(2026, 11, 22)
UITVOER = date(2026, 3, 1)
"""The day of the last export of every invented delivery."""
DICHTHEID = 40
"""So often as in a real year does something happen: nearly every invented pupil is in the files."""


@dataclass(frozen=True, slots=True)
class Opzet:
    """How large a run is, and where it may keep what takes long to make."""

    smoke: bool
    map: Path
    gebeurtenissen: int = 0
    """How many events `groei` goes up to; nought is for it to choose."""

    def of(self, full: int, smoke: int) -> int:
        """Return the size of this run."""
        return smoke if self.smoke else full


@dataclass(frozen=True, slots=True)
class Opstelling:
    """A store in a folder."""

    folder: Path
    log: EventLog
    rows: SqliteRows
    kader: Kader

    def ingest(self, path: Path, *, keep_recorded: bool = False) -> Uitkomst:
        """Take in a delivery."""
        omgeving = Omgeving(self.log, self.kader, nu, nieuwe_id, VANDAAG, "benchmark")
        return ingest(path, omgeving, keep_recorded=keep_recorded)

    def catch_up(self) -> None:
        """Bring the rows up to the log."""
        catch_up(self.log, self.rows, self.kader, nu())

    @property
    def aantal(self) -> int:
        """How many events there are."""
        return self.log.last_id()


@contextmanager
def opstelling(map: Path) -> Iterator[Opstelling]:
    """Open the store in a folder, made when it is not there."""
    path = map / "verzuimspoor.db"
    with EventLog(open_databank(str(path), SCHEMA), open_sleutelkast(map / "verzuimspoor.sleutels")) as log:
        rows = SqliteRows(path.with_suffix(".rijen"))
        try:
            yield Opstelling(map, log, rows, lees_kader("landelijk"))
        finally:
            rows.close()


def levering(map: Path, leerlingen: int, *, fouten: float = 0.01, seed: int = 1) -> Oogst:
    """Invent a delivery of a municipality; of some 63 in 100 pupils there is a melding."""
    kader = lees_kader("landelijk")
    opdracht = Opdracht(
        leerlingen=leerlingen,
        seed=seed,
        schooljaar=2025,
        tot_en_met=UITVOER,
        gemeentecode="0014",
        fouten=fouten,
        dichtheid=DICHTHEID,
    )
    return genereer(opdracht, kader.gemeenten, kader.kalender, map)
