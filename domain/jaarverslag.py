"""Which report to the council is due, and which was sent?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.events.jaarverslag import JaarverslagVastgesteld
from domain.periode import add_months
from domain.stroom import Stroom, Vastlegging
from domain.telling.indeling import SCHOOLJAREN, dagen_van, schooljaar

JAARSTROOM = UUID("b2e1e1d0-0000-4000-8000-6a6161727673")
"""The one stream of what municipalities told about a year."""
JAAR, AUGUSTUS = 12, 8


@dataclass(frozen=True, slots=True)
class Verslagtermijn:
    """A report that must be with the council on `uiterlijk` (LPW 25, paragraph 1), for a municipality."""

    schooljaar: str
    gemeentecode: str
    uiterlijk: date


def vorig_schooljaar(geschreven: str) -> str | None:
    """Return the school year before one, or None when that cannot be counted."""
    dagen = dagen_van(geschreven)
    eerder = None if dagen is None else add_months(dagen.van, -JAAR)
    return schooljaar(eerder) if eerder is not None and eerder in SCHOOLJAREN else None


def afgelopen_schooljaar(dag: date) -> str | None:
    """Return the last school year that had ended on a day, or None when that cannot be counted."""
    return vorig_schooljaar(schooljaar(dag))


def uiterste_dag(geschreven: str) -> date:
    """
    Return the last day for the report about a school year: 30 September after it (`voor 1 oktober`, LPW 25).

    Raises:
        ValueError: it is no school year that can be counted.

    """
    dagen = dagen_van(geschreven)
    if dagen is None:
        raise ValueError(geschreven)
    return date(dagen.tot_en_met.year, 9, 30)


def vastgesteld(
    stroom: Stroom, geschreven: str, gemeentecode: str, bekend_op: datetime
) -> Vastlegging[JaarverslagVastgesteld] | None:
    """Return the report that was sent last about a school year, as known at a moment."""
    bekend = (v for v in stroom.van(JaarverslagVastgesteld) if v.vastgelegd_op <= bekend_op)
    return max(
        (v for v in bekend if v.feit.is_van(geschreven, gemeentecode)),
        key=lambda v: (v.vastgelegd_op, v.versie),
        default=None,
    )


def verslagtermijnen(
    stroom: Stroom, gemeentecodes: Iterable[str], dag: date, bekend_op: datetime
) -> tuple[Verslagtermijn, ...]:
    """
    Return which reports about the last school year are still to be sent on a day, by municipality.

    Who did not by the end of the calendar year is not reminded of it any more: the page of the report still says so.
    """
    geschreven = afgelopen_schooljaar(dag)
    if geschreven is None or dag.month < AUGUSTUS:
        return ()
    return tuple(
        Verslagtermijn(geschreven, code, uiterste_dag(geschreven))
        for code in sorted(set(gemeentecodes))
        if (verslag := vastgesteld(stroom, geschreven, code, bekend_op)) is None or verslag.feit.geldig_op > dag
    )
