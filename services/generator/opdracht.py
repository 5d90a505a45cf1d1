"""What is asked of the generator, and what did it make?"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Opdracht:
    """
    What to make; the same order gives the same bytes.

    Raises:
        ValueError: the order contradicts itself.

    """

    leerlingen: int
    """The pupils of the municipality; only those with something to report are in the files, or `iedereen`."""
    seed: int
    schooljaar: int
    """The first year: 2025 is 2025-2026."""
    tot_en_met: date
    """The day of the last export: nothing had happened or was known later than this."""
    gemeentecode: str
    fouten: float = 0.01
    """The share of rows of the first export that is wrong, over all kinds the reader rejects."""
    dichtheid: float = 1.0
    """Multiplies how often something happens; 40 makes nearly every pupil appear in a full year."""
    eerste: int = 0
    """The number of the first pupil: those before him live elsewhere."""
    iedereen: bool = False
    """Of pupils about whom nothing else is to report, tell where they are enrolled, as a municipality registers it."""

    def __post_init__(self) -> None:
        if self.leerlingen < 0:
            raise ValueError("het aantal leerlingen is niet negatief")
        if not 0 <= self.fouten <= 1:
            raise ValueError("het deel foute rijen ligt van 0 tot en met 1")
        if self.dichtheid <= 0:
            raise ValueError("de dichtheid is groter dan 0")
        if self.tot_en_met < self.begin_schooljaar:
            raise ValueError("de dag van de uitvoer ligt in of na het schooljaar")

    @property
    def begin_schooljaar(self) -> date:
        """The 1 August on which the school year begins."""
        return date(self.schooljaar, 8, 1)


@dataclass(frozen=True, slots=True)
class Oogst:
    """What was made: the files, their lines (without the header) and the pupils in them."""

    verzuimmeldingen: Path
    verzuimmeldingen_gecorrigeerd: Path
    gebeurtenissen: Path
    leesmij: Path
    rijen: int
    rijen_gecorrigeerd: int
    regels: int
    fouten: dict[str, int]
    """By kind (`services.generator.fouten.Fout`), the wrong rows of the first export."""
    leerlingen_in_beeld: int

    @property
    def rijen_fout(self) -> int:
        """All wrong rows of the first export; the corrected export has none."""
        return sum(self.fouten.values())
