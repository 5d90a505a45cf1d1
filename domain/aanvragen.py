"""Which requests are there, and on which days do they wait for a decision?"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from domain.dossier import Dossier
from domain.events.base import Event
from domain.events.ondersteuning import (
    ArrangementAangevraagd,
    ArrangementBesloten,
    LeerlingenvervoerAangevraagd,
    LeerlingenvervoerBesloten,
    TlvAangevraagd,
    TlvAfgegeven,
)
from domain.events.vrijstelling import VerlofAangevraagd, VerlofGeweigerd, VerlofVerleend
from domain.periode import ALTIJD, DAG, Periode
from domain.termijnen.kenmerken import besloten_op, kenmerken_van, past_bij
from domain.verlof import is_aan_de_ambtenaar, verlofdagen


class Aanvraagsoort(StrEnum):
    """What is asked for; an exemption has an overview of its own."""

    VERLOF = "verlof"
    ARRANGEMENT = "arrangement"
    TLV = "tlv"
    LEERLINGENVERVOER = "leerlingenvervoer"


BESLUITEN: dict[Aanvraagsoort, tuple[type[Event], tuple[type[Event], ...]]] = {
    Aanvraagsoort.VERLOF: (VerlofAangevraagd, (VerlofVerleend, VerlofGeweigerd)),
    Aanvraagsoort.ARRANGEMENT: (ArrangementAangevraagd, (ArrangementBesloten,)),
    Aanvraagsoort.TLV: (TlvAangevraagd, (TlvAfgegeven,)),
    Aanvraagsoort.LEERLINGENVERVOER: (LeerlingenvervoerAangevraagd, (LeerlingenvervoerBesloten,)),
}
"""By what is asked for, the request and the decisions that answer it."""
ROLLEN = {
    Aanvraagsoort.ARRANGEMENT: "swv",
    Aanvraagsoort.TLV: "swv",
    Aanvraagsoort.LEERLINGENVERVOER: "leerlingenvervoer",
}
"""Who decides; on leave it depends on the number of days."""


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """A request while it waits for a decision of this role; `dagen` are those of the leave that is asked for."""

    soort: Aanvraagsoort
    open_: Periode
    wacht_op: str
    dagen: Periode | None
    gebeurtenis: UUID


def aanvragen(dossier: Dossier) -> Iterator[Aanvraag]:
    """
    Yield the requests that waited on some day, from the day asked through the day before the decision.

    A decision answers every request that it can be about: leave that is given answers what was asked for some of its
    days, and a decision on an arrangement what names the same one or none.
    """
    if dossier.is_vernietigd:
        return
    for soort, (aanvraag, besluiten) in BESLUITEN.items():
        for vastlegging in dossier.op_datum(aanvraag):
            feit = vastlegging.feit
            genomen = [besloten_op(v.feit) for b in besluiten for v in dossier.van(b) if _answers(feit, v.feit)]
            besluit = min((dag for dag in genomen if dag >= feit.geldig_op), default=None)
            open_ = Periode(feit.geldig_op, ALTIJD if besluit is None else besluit - DAG)
            if open_.van <= open_.tot_en_met:
                yield Aanvraag(soort, open_, _decides(soort, feit, dossier), _days(feit), vastlegging.id)


def _answers(aanvraag: Event, besluit: Event) -> bool:
    if isinstance(aanvraag, VerlofAangevraagd) and isinstance(besluit, VerlofVerleend):
        return verlofdagen(aanvraag).overlaps(verlofdagen(besluit))
    if isinstance(aanvraag, VerlofAangevraagd):
        return True
    return past_bij(kenmerken_van(aanvraag), besluit)


def _decides(soort: Aanvraagsoort, aanvraag: Event, dossier: Dossier) -> str:
    if isinstance(aanvraag, VerlofAangevraagd):
        return "leerplicht" if is_aan_de_ambtenaar(dossier, aanvraag) else "school"
    return ROLLEN[soort]


def _days(aanvraag: Event) -> Periode | None:
    return verlofdagen(aanvraag) if isinstance(aanvraag, VerlofAangevraagd) else None
