"""What came with a request, what is missing, and what is too old?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.aanvraag.kaders import Stukeis
from domain.dossier import Dossier, Vastlegging
from domain.events.vrijstelling import StukOntvangen
from domain.periode import ALTIJD, add_months


class Stukstand(StrEnum):
    """How something that must come with a request stands; what is not in order does not count as received."""

    AANWEZIG = "aanwezig"
    ONTBREEKT = "ontbreekt"
    ZONDER_DATUM = "zonder-datum"
    """Received, but without the day on it, while its age counts."""
    TE_OUD = "te-oud"
    VERKEERDE_AFGEVER = "verkeerde-afgever"
    """Received, but signed by somebody whom the law does not accept."""


@dataclass(frozen=True, slots=True)
class Stuk:
    """One line of the checklist of a request."""

    eis: Stukeis
    stand: Stukstand
    ontvangen_op: date | None = None
    gedagtekend_op: date | None = None
    gebeurtenis: UUID | None = None


def ontvangen(dossier: Dossier, aanvragen: Collection[UUID]) -> list[Vastlegging[StukOntvangen]]:
    """Return what came in with a request, known by the events that asked it, in the order of the days."""
    return [v for v in dossier.op_datum(StukOntvangen) if v.feit.aanvraag in aanvragen]


def stukken(
    eisen: Iterable[Stukeis], binnen: Iterable[Vastlegging[StukOntvangen]], gevraagd_op: date, dag: date = ALTIJD
) -> tuple[Stuk, ...]:
    """
    Return the checklist on a day: of each thing that is asked the first that is in order, else the last that came.

    Its age is measured on the day of the request: a declaration of 1 March is three months old on 1 June, which may be.
    """
    gekomen = [v for v in binnen if v.feit.geldig_op <= dag]
    return tuple(_line(eis, [v for v in gekomen if v.feit.soort is eis.soort], gevraagd_op) for eis in eisen)


def ontbrekend(lijst: Iterable[Stuk]) -> list[Stuk]:
    """Return the lines that still wait for something."""
    return [stuk for stuk in lijst if stuk.stand is not Stukstand.AANWEZIG]


def _line(eis: Stukeis, gekomen: list[Vastlegging[StukOntvangen]], gevraagd_op: date) -> Stuk:
    if not gekomen:
        return Stuk(eis, Stukstand.ONTBREEKT)
    beoordeeld = [(v, _judged(eis, v.feit, gevraagd_op)) for v in gekomen]
    goed = next(((v, stand) for v, stand in beoordeeld if stand is Stukstand.AANWEZIG), beoordeeld[-1])
    vastlegging, stand = goed
    return Stuk(eis, stand, vastlegging.feit.geldig_op, vastlegging.feit.gedagtekend_op, vastlegging.id)


def _judged(eis: Stukeis, feit: StukOntvangen, gevraagd_op: date) -> Stukstand:
    if eis.van and feit.afgegeven_door is not None and feit.afgegeven_door not in eis.van:
        return Stukstand.VERKEERDE_AFGEVER
    if feit.behandelend and feit.afgegeven_door in eis.niet_behandelend:
        return Stukstand.VERKEERDE_AFGEVER
    if eis.maanden is None:
        return Stukstand.AANWEZIG
    if feit.gedagtekend_op is None:
        return Stukstand.ZONDER_DATUM
    is_te_oud = add_months(feit.gedagtekend_op, eis.maanden) < gevraagd_op
    return Stukstand.TE_OUD if is_te_oud else Stukstand.AANWEZIG
