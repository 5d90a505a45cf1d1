"""What does a row of a DUO delivery tell us that we did not know?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.decisions.bereik import denkbare_datums, gemeente_bestaat
from domain.decisions.kalender import binnen_de_kalender
from domain.decisions.uitstroom import feit_id, is_recorded, is_told, replaced_by, said
from domain.decisions.verwijzing import dossier_is_open
from domain.decisions.voorstel import Voorstel, dossier_met, eerste_weigering
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events.base import Event
from domain.events.identiteit import LeerlingGeregistreerd
from domain.events.inschrijving import Ingeschreven, Uitgeschreven
from domain.kader import Kader
from domain.woongemeente import woongemeenten


@dataclass(frozen=True, slots=True)
class Leveringrij:
    """A row of `A05`, `A04` or `A14` (specification 5.3), read and found valid; without the number of the pupil."""

    maand: date
    """The first day of the reporting month: when birth date and municipality were said to be so."""
    geboortedatum: str | None
    gemeentecode: str | None
    feit: Ingeschreven | Uitgeschreven

    @property
    def sleutel(self) -> str:
        """All that the row says."""
        return f"{self.maand}|{self.geboortedatum}|{self.gemeentecode}|{said(self.feit)}"


def verwerk_levering(dossier: Dossier, rij: Leveringrij, kader: Kader) -> tuple[Voorstel, ...] | Weigering:
    """
    Return what a row adds: nothing when all of it is known, and never a refusal for its order.

    An unenrolment that was told before, over an earlier month of the same reporting year, is known: the deliveries are
    cumulative. One over an earlier month takes the place of what the later ones gave, so that the order in which
    deliveries come in does not matter. A municipality that had ended by the month of the row is its successor.
    """
    if rij.gemeentecode is not None:
        rij = replace(rij, gemeentecode=kader.gemeenten.code_op(rij.gemeentecode, rij.maand))
    met, nieuw = dossier, list[Voorstel]()
    for feit in (*_identity(dossier, rij, kader), *_enrolment(dossier, rij.feit)):
        voorstel = Voorstel(feit_id(dossier, feit), feit)
        bewakers = (dossier_is_open, denkbare_datums, gemeente_bestaat, binnen_de_kalender)
        weigering = eerste_weigering(bewakers, met, voorstel, kader)
        if weigering is not None:
            return weigering
        met = dossier_met(met, voorstel)
        nieuw.append(voorstel)
    return tuple(nieuw)


def _identity(dossier: Dossier, rij: Leveringrij, kader: Kader) -> Iterator[Event]:
    geboren = rij.geboortedatum if _is_newer_birth_date(dossier, rij) else None
    tot_dan = [w.gemeentecode for w in woongemeenten(dossier) if w.van <= rij.maand]
    bekend = [kader.gemeenten.code_op(code, rij.maand) for code in tot_dan]
    gemeente = None if rij.gemeentecode in (None, *bekend[-1:]) else rij.gemeentecode
    feit = LeerlingGeregistreerd(geldig_op=rij.maand, geboortedatum=geboren, gemeentecode=gemeente)
    if (geboren is not None or gemeente is not None) and not is_recorded(dossier, feit):
        yield feit


def _is_newer_birth_date(dossier: Dossier, rij: Leveringrij) -> bool:
    """Whether the row gives another birth date, over a later month than those we have; of one month the last date."""
    gezegd = [v.feit for v in dossier.van(LeerlingGeregistreerd) if v.feit.geboortedatum is not None]
    if rij.geboortedatum is None or not gezegd:
        return rij.geboortedatum is not None
    nieuwste = max((feit.geldig_op, feit.geboortedatum or "") for feit in gezegd)
    return rij.geboortedatum != gezegd[-1].geboortedatum and (rij.maand, rij.geboortedatum) > nieuwste


def _enrolment(dossier: Dossier, feit: Ingeschreven | Uitgeschreven) -> Iterator[Event]:
    if is_recorded(dossier, feit):
        return
    match feit:
        case Ingeschreven():
            if all(_place(v.feit) != _place(feit) for v in dossier.van(Ingeschreven)):
                yield feit
        case Uitgeschreven():
            if not is_told(dossier, feit):
                yield feit
                yield from replaced_by(dossier, feit)


def _place(feit: Ingeschreven) -> tuple[date, str, str | None]:
    return feit.geldig_op, feit.brin, feit.onderwijssoort
