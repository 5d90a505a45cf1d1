"""Who must hear of an event now, and may he?"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.behandelaars import Behandelaars
from domain.dossier import Dossier, Vastlegging
from domain.events.base import Event
from domain.termijnen.velden import heeft_waarden
from domain.toegang.besluit import ToegangGeweigerdError
from domain.toegang.bron import Bron
from domain.toegang.gebruiker import Gebruiker
from services.berichten.abonnementen import Abonnement
from services.berichten.instellingen import Dringend
from services.bewaakt import Bewaakt


@dataclass(frozen=True, slots=True)
class Oproep:
    """Something urgent in a dossier, by which rule, and who is to hear of it; nobody is possible."""

    regel: Dringend
    dossier_id: UUID
    vastlegging: Vastlegging[Event]
    hoorders: Sequence[Abonnement]


def oproep(
    hier: Bewaakt,
    vastlegging: Vastlegging[Event],
    regels: Iterable[Dringend],
    luisteraars: Collection[Abonnement],
    dag: date,
    oud_dagen: int,
) -> Oproep | None:
    """
    Say who is to hear of an event; None when it is not urgent, is no news, or does not stand any more.

    `luisteraars` are those who can be reached today and want urgent messages. Each of them hears only what he may see:
    the dossier as it is now, and this event in it.
    """
    feit = vastlegging.feit
    regel = next((r for r in regels if r.gebeurtenis == _name(feit) and heeft_waarden(feit, r.met)), None)
    if regel is None or feit.geldig_op < dag - timedelta(days=oud_dagen):
        return None
    dossier = resolved(hier, vastlegging.dossier_id)
    if dossier.is_vernietigd or all(v.id != vastlegging.id for v in dossier.van(type(feit))):
        return None
    mogen = [
        a
        for a in luisteraars
        if a.gebruiker.rol in regel.rollen and mag_zien(hier, a.gebruiker, dossier.id, vastlegging)
    ]
    behandelaar = Behandelaars(dossier).op(dag) if regel.eerst_behandelaar else None
    eigen = [a for a in mogen if a.gebruiker.wie == behandelaar]
    return Oproep(regel, dossier.id, vastlegging, eigen or mogen)


def mag_zien(
    hier: Bewaakt, gebruiker: Gebruiker, dossier_id: UUID, vastlegging: Vastlegging[Event] | None = None
) -> bool:
    """Say whether somebody may see a dossier as it is now, and an event in it."""
    try:
        portier = hier.voor(gebruiker, Bron.DOSSIER).portier
    except ToegangGeweigerdError:
        return False
    inzage = portier.inzage([dossier_id])[dossier_id]
    if not inzage.mag or inzage.tot is not None:
        return False
    return vastlegging is None or portier.toont(vastlegging)


def resolved(hier: Bewaakt, dossier_id: UUID) -> Dossier:
    """Return the dossier in which everything about a pupil is found now."""
    dossier = hier.kern.dossier(dossier_id)
    while dossier.opgegaan_in is not None:
        dossier = hier.kern.dossier(dossier.opgegaan_in)
    return dossier


def _name(feit: Event) -> str:
    return type(feit).name.partition(".")[0]
