"""Which location of which school?"""

from dataclasses import dataclass

HOOFDVESTIGING = "00"


@dataclass(frozen=True, slots=True, order=True)
class Schoollocatie:
    """A location of a school: its BRIN and the two characters behind it (R-3.7)."""

    brin: str
    vestiging: str = HOOFDVESTIGING

    def __str__(self) -> str:
        return f"{self.brin}{self.vestiging}"
