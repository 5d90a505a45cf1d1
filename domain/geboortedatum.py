"""When was the pupil born, and what if nobody knows the day?"""

import re
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

from domain.periode import last_day_of_month

VORM = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")


@lru_cache(maxsize=8_192)
def uiterste(geboortedatum: str) -> date:
    """
    Return the last day that a birth date can be.

    `2012-05-00` is 2012-05-31 and `2012-00-00` is 2012-12-31 (R-3.6).

    Raises:
        ValueError: it is no date of the form JJJJ-MM-DD, JJJJ-MM-00 or JJJJ-00-00.

    """
    match = VORM.match(geboortedatum)
    if match is None:
        raise ValueError("een geboortedatum heeft de vorm JJJJ-MM-DD, JJJJ-MM-00 of JJJJ-00-00")
    jaar, maand, dag = (int(deel) for deel in match.groups())
    if maand == 0:
        if dag != 0 or jaar == 0:
            raise ValueError("een geboortedatum zonder maand heeft een jaar en geen dag")
        return date(jaar, 12, 31)
    try:
        eerste = date(jaar, maand, dag or 1)
    except ValueError:
        raise ValueError("deze geboortedatum bestaat niet") from None
    return eerste if dag else last_day_of_month(eerste)


def _is_a_birth_date(geboortedatum: str) -> str:
    uiterste(geboortedatum)
    return geboortedatum


Geboortedatum = Annotated[str, AfterValidator(_is_a_birth_date)]
"""A birth date as the register writes it, possibly without a day or a month."""
