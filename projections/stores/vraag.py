"""What is asked of rows?"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Vraag:
    """Which day is asked about, and as known when."""

    peildatum: date
    bekend_op: datetime
