"""What is a finding of a check of the log?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Something that is not as it was stored, and where."""

    code: str
    plaats: str
    melding: str
