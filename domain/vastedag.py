"""Which day is a fixed day of a school year?"""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

AUGUSTUS = 8
"""The month in which a school year begins."""


def in_schooljaar(vastedag: str, einde: date) -> date:
    """Return the day `MM-DD` of the school year that ends on `einde`."""
    maand, dag = (int(deel) for deel in vastedag.split("-"))
    return date(einde.year - (maand >= AUGUSTUS), maand, dag)


def _of_every_year(vastedag: str) -> str:
    try:
        in_schooljaar(vastedag, date(2001, 7, 31))
    except ValueError:
        raise ValueError(f"{vastedag} is geen dag (MM-DD) die elk schooljaar heeft") from None
    return vastedag


Vastedag = Annotated[str, Field(pattern=r"^\d{2}-\d{2}$"), AfterValidator(_of_every_year)]
"""MM-DD, a day that every school year has."""
