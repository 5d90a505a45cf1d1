"""At which day and at which knowledge does a page look?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from domain.tijdzone import AMSTERDAM
from projections.stores.promise import Vraag
from services.installatie import Installatie
from services.tijd import vandaag
from services.vragen.vraag import VraagError, dag, moment

WEEK = timedelta(days=7)
EERSTE, LAATSTE = date(1900, 1, 2), date(2100, 12, 31)
"""No question is about a day outside these."""


@dataclass(frozen=True, slots=True)
class Tijdbalk:
    """What was asked for; an empty text is the standard: the day of the dashboard, and everything known by now."""

    standaard: date
    peildatum: str = ""
    bekend_op: str = ""
    fout: str = ""

    @property
    def kijkt_terug(self) -> bool:
        """Whether the page shows another time than it opens with."""
        return bool(self.peildatum or self.bekend_op)

    @property
    def dag(self) -> date:
        """The day that is asked about."""
        return dag(self.peildatum) if self.peildatum else self.standaard

    def vraag(self, hier: Installatie) -> Vraag:
        """Return the question, after the rows have caught up."""
        return hier.vraag(self.dag.isoformat(), self.bekend_op or None)

    def velden(self) -> dict[str, str]:
        """Return what goes along in every link and form."""
        return {n: w for n, w in (("peildatum", self.peildatum), ("bekendOp", self.bekend_op)) if w}

    def link(self, pad: str, **velden: object) -> str:
        """Return an address within the dashboard that keeps the time; an empty field is left out."""
        alle = {**self.velden(), **{naam: str(waarde) for naam, waarde in velden.items() if waarde not in (None, "")}}
        return f"{pad}?{urlencode(alle)}" if alle else pad

    def verder(self, weken: int) -> str:
        """Return the day so many weeks later, or earlier."""
        return (self.dag + weken * WEEK).isoformat()


def lees(velden: Mapping[str, str], standaard: date | None) -> Tijdbalk:
    """Read what a link or form says; what cannot be read is said, and the standard holds in its place."""
    balk = Tijdbalk(standaard or vandaag())
    peildatum, bekend_op = (velden.get(naam, "").strip() for naam in ("peildatum", "bekendOp"))
    try:
        if peildatum and not EERSTE <= dag(peildatum) <= LAATSTE:
            raise VraagError(f"{peildatum} ligt buiten {EERSTE.year} tot en met {LAATSTE.year}")
        if bekend_op:
            moment(bekend_op)
    except VraagError as fout:
        return replace(balk, fout=str(fout))
    if peildatum == balk.standaard.isoformat():
        peildatum = ""
    return replace(balk, peildatum=peildatum, bekend_op=bekend_op)


def lokaal(op: datetime) -> datetime:
    """Return a moment as a clock in Amsterdam shows it."""
    return op.astimezone(AMSTERDAM)
