"""How long is the ground of a term there that an event starts?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.dossier import Dossier, Vastlegging
from domain.events.base import Event
from domain.inschrijving import inschrijvingen, uitschrijvingen
from domain.melding import Melding, meldingen, open_dagen
from domain.periode import ALTIJD, DAG
from domain.termijnen.definitie import Zolang
from domain.uitleg import ids_of
from domain.vrijstellingen import vrijstellingen


@dataclass(frozen=True, slots=True)
class Grondeinde:
    """The first day without the ground (ALTIJD: there is none), and the events that say so."""

    eindigt: date
    gebeurtenissen: tuple[UUID, ...] = ()


def grondeinde(zolang: Zolang, begin: Vastlegging[Event], dossier: Dossier) -> Grondeinde | None:
    """Return until when the ground is there that `begin` gave; None when it proved never to have been there."""
    gevonden = _GROUNDS[zolang](begin, dossier)
    if gevonden is None:
        return None
    return Grondeinde(max(gevonden.eindigt, begin.feit.geldig_op), gevonden.gebeurtenissen)


def _melding_open(begin: Vastlegging[Event], dossier: Dossier) -> Grondeinde | None:
    """Of the melding that the event names; of an event that names none, those that were open on its day."""
    nummer = getattr(begin.feit, "meldingsnummer", None)
    over = [m for m in meldingen(dossier) if nummer in (None, m.nummer)]
    staand = [m for m in over if not m.is_ingetrokken]
    if over and not staand:
        return None
    if nummer is None:
        staand = [m for m in staand if _is_open(m, begin.feit.geldig_op)]
    eindes = [m.niet_meer_open_op or ALTIJD for m in staand]
    return Grondeinde(max(eindes, default=ALTIJD), ids_of(*(m.gebeurtenissen for m in staand)))


def _is_open(melding: Melding, dag: date) -> bool:
    dagen = open_dagen(melding)
    return dagen is not None and dag in dagen


def _ingeschreven(begin: Vastlegging[Event], dossier: Dossier) -> Grondeinde:
    inschrijving = next(i for i in inschrijvingen(dossier) if i.gebeurtenis == begin.id)
    if inschrijving.periode.eind is None:
        return Grondeinde(ALTIJD)
    dag = inschrijving.periode.eind + DAG
    uit = [u for u in uitschrijvingen(dossier) if u.dag == dag and u.brin in (None, inschrijving.brin)]
    return Grondeinde(dag, tuple(u.vastlegging.id for u in uit))


def _vrijgesteld(begin: Vastlegging[Event], dossier: Dossier) -> Grondeinde:
    vrijstelling = next(v for v in vrijstellingen(dossier) if begin.id in v.gebeurtenissen)
    return Grondeinde(vrijstelling.eindigt_op or ALTIJD, vrijstelling.gebeurtenissen)


_GROUNDS: dict[Zolang, Callable[[Vastlegging[Event], Dossier], Grondeinde | None]] = {
    Zolang.MELDING_OPEN: _melding_open,
    Zolang.INGESCHREVEN: _ingeschreven,
    Zolang.VRIJGESTELD: _vrijgesteld,
}
