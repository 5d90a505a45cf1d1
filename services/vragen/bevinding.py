"""What is a finding of a check of the log?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Something that is not as it was stored, and where."""

    code: str
    plaats: str
    melding: str


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One thing that was looked at; `remedie` says what to do when it is not in order."""

    naam: str
    goed: bool
    bevinding: str
    remedie: str = ""
