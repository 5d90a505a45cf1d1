"""Which day, and as known when?"""

import re
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta

from domain.tijdzone import begin_van_de_maand, einde_van_de_dag, in_utc, in_z, lokale_datum
from projections.stores.promise import Vraag

EEN_MAAND = relativedelta(months=1)
DAG = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class VraagError(Exception):
    """A question that cannot be asked so; the message says how it can."""


def dag(geschreven: str) -> date:
    """
    Read a day.

    Raises:
        VraagError: it is no day of the form JJJJ-MM-DD.

    """
    if DAG.fullmatch(geschreven):
        with suppress(ValueError):
            return date.fromisoformat(geschreven)
    raise VraagError(f"{geschreven!r} is geen datum; schrijf JJJJ-MM-DD")


def moment(geschreven: str) -> datetime:
    """
    Read a moment; a day means its end in Amsterdam, and a moment without a zone is local time.

    Raises:
        VraagError: it is neither.

    """
    with suppress(ValueError, OverflowError):
        if DAG.fullmatch(geschreven):
            return einde_van_de_dag(date.fromisoformat(geschreven))
        if DAG.match(geschreven):
            return in_utc(datetime.fromisoformat(geschreven))
    raise VraagError(
        f"{geschreven!r} is geen moment; schrijf JJJJ-MM-DD of JJJJ-MM-DDTHH:MM:SS, eventueel met Z erachter"
    )


def vraag(peildatum: date, bekend_op: datetime | None, gevolgd_op: datetime) -> Vraag:
    """Return the question as it can be answered: no later than the rows have followed."""
    return Vraag(peildatum, gevolgd_op if bekend_op is None else min(bekend_op, gevolgd_op))


def per_maand(gevraagd: Vraag, vandaag: date) -> Vraag:
    """
    Return the question as it is answered to who sees only numbers: by the month, as known when a month began.

    At the latest this month. Two answers a day apart would otherwise say what one pupil changed.
    """
    bekend_op = min(gevraagd.bekend_op, begin_van_de_maand(vandaag))
    daarna = begin_van_de_maand(lokale_datum(bekend_op).replace(day=1) + EEN_MAAND)
    if bekend_op != daarna:
        bekend_op = begin_van_de_maand(lokale_datum(bekend_op))
    return Vraag(gevraagd.peildatum.replace(day=1), bekend_op)


def as_list(gevraagd: Vraag, naam: str, regels: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the answer to a question about many: what was asked, how many there are, and the lines."""
    return {
        "peildatum": gevraagd.peildatum.isoformat(),
        "bekendOp": in_z(gevraagd.bekend_op),
        "aantal": len(regels),
        naam: regels,
    }
