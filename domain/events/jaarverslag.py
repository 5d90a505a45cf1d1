"""Wat heeft een gemeente over een schooljaar aan haar raad verteld?"""

from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import StringConstraints

from domain.events.base import Event, Gemeentecode

Schooljaar = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{4}$")]
"""A school year as it is written: `2025-2026`."""
Controlegetal = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 in hexadecimals."""


class JaarverslagVastgesteld(Event):
    """
    Op `geldig_op` is het jaarverslag van een gemeente over een schooljaar naar de raad gestuurd.

    With `bekend_op` the same report can be made again; `controlegetal` is the SHA-256 of what stood in it (its JSON),
    and tells whether it is the same. It is about a municipality: nothing in it is about a pupil.
    """

    name: ClassVar[str] = "JaarverslagVastgesteld.v1"

    schooljaar: Schooljaar
    gemeentecode: Gemeentecode
    bekend_op: datetime
    controlegetal: Controlegetal

    def is_van(self, schooljaar: str, gemeentecode: str) -> bool:
        """Say whether it is the report of this municipality about this school year."""
        return (self.schooljaar, self.gemeentecode) == (schooljaar, gemeentecode)
