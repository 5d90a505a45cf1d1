"""
What can go wrong, and what is merely refused?

- Weigering: a value; the business expects it and says why
- VerzuimspoorError: an exception; a surprise
    - KalenderOnbekendError
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weigering:
    """A refusal: a code for machines, a Dutch sentence with the remedy for people, and the field if there is one."""

    code: str
    melding: str
    veld: str | None = None


class VerzuimspoorError(Exception):
    """The root of our errors."""


class KalenderOnbekendError(VerzuimspoorError):
    """A calculation needs school days of a year for which no school calendar is known."""
