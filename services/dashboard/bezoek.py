"""Since when is something new for whoever looks?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.tijdzone import in_z
from projections.stores.promise import Vraag
from services.vragen.vraag import VraagError, dag, moment

KOEK = "verzuimspoor_bezoek"
PAUZE = timedelta(minutes=30)
"""After so long without a page the next one is another visit."""
EERSTE_KEER = timedelta(days=7)
"""Whoever comes for the first time sees what is new since so long."""


@dataclass(frozen=True, slots=True)
class Bezoek:
    """The question as it would have been asked at the end of the visit before, and what the browser must keep."""

    eerder: Vraag
    is_vorig_bezoek: bool
    koek: str


def bezoek(koeken: Mapping[str, str], nu: Vraag) -> Bezoek:
    """Return what was asked at the visit before; a cookie that cannot be read is that of a first visit."""
    vorig, laatst = _read(koeken.get(KOEK, ""))
    if laatst is not None and nu.bekend_op - laatst.bekend_op > PAUZE:
        vorig = laatst
    gekozen = vorig or Vraag(nu.peildatum - EERSTE_KEER, nu.bekend_op)
    return Bezoek(gekozen, vorig is not None, f"{_write(vorig)}!{_write(nu)}")


def _write(vraag: Vraag | None) -> str:
    return "" if vraag is None else f"{vraag.peildatum}_{in_z(vraag.bekend_op)}"


def _read(koek: str) -> tuple[Vraag | None, Vraag | None]:
    vorig, _, laatst = koek.partition("!")
    return _question(vorig), _question(laatst)


def _question(geschreven: str) -> Vraag | None:
    peildatum, _, bekend_op = geschreven.partition("_")
    try:
        gelezen: tuple[date, datetime] = dag(peildatum), moment(bekend_op)
    except VraagError:
        return None
    return Vraag(*gelezen)
