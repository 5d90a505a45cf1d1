"""What is known of one delivery, and where is that kept?"""

import os
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

STAND = "stand.json"
INTERN = {"van", "spoor", "pogingen"}
"""What is nobody's business who asks after a delivery."""


class Status(StrEnum):
    """How far a delivery is."""

    WACHT = "wacht"
    BEZIG = "bezig"
    KLAAR = "klaar"
    MISLUKT = "mislukt"


class Levering(BaseModel):
    """
    A delivery and what became of it; the counts are None until it is done.

    `fout` says in Dutch why it failed, and what to do.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, validate_by_name=True)

    id: UUID
    bestandsnaam: str
    ontvangen_op: datetime
    status: Status = Status.WACHT
    bytes: int = 0
    bytes_gelezen: int = 0
    afgerond_op: datetime | None = None
    soort: str | None = None
    gelezen: int | None = None
    nieuw: int | None = None
    ongewijzigd: int | None = None
    afgewezen: int | None = None
    fout: str | None = None
    spoor: str = ""
    """Where in a technical trace it was handed over (W3C traceparent), when that is recorded."""
    van: str = ""
    """The pseudonym of who handed it over, kept with its events; of nobody in particular where nobody logs in."""
    pogingen: int = 0
    """How often it was begun; what was stopped in order does not count."""

    @property
    def is_klaar(self) -> bool:
        """Whether nothing more becomes of it."""
        return self.status in (Status.KLAAR, Status.MISLUKT)

    @property
    def procent(self) -> int:
        """How much of it was read."""
        return min(99, self.bytes_gelezen * 100 // max(1, self.bytes))

    @property
    def is_ndjson(self) -> bool:
        """Whether its rejected rows are lines of JSON; others are CSV."""
        return self.soort == "gebeurtenissen"

    @property
    def naam_van_afwijzingen(self) -> str:
        """What the file with its rejected rows is called."""
        stam, _punt, einde = self.bestandsnaam.rpartition(".")
        return f"{stam or einde}.afgewezen{'.ndjson' if self.is_ndjson else '.csv'}"


def lees(map_: Path) -> Levering | None:
    """Return what is known of the delivery in a folder; None when it was never whole."""
    try:
        return Levering.model_validate_json((map_ / STAND).read_bytes())
    except FileNotFoundError:
        return None


def schrijf(map_: Path, levering: Levering, *, vluchtig: bool = False) -> None:
    """Keep what is known of a delivery, whole or not at all; `vluchtig`: after a power failure it may be older."""
    deel = map_ / f"{STAND}.deel"
    with open(os.open(deel, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123 - with its rights
        file.write(levering.model_dump_json(by_alias=True).encode())
        file.flush()
        if not vluchtig:
            os.fsync(file.fileno())
    deel.replace(map_ / STAND)
