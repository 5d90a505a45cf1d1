"""Which requests are there, and on which days do they wait for a decision?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.aanvraag.kaders import KADERS, Aanvraagkader
from domain.dossier import Dossier, Vastlegging, derived
from domain.events.base import Event
from domain.events.ondersteuning import (
    ArrangementAangevraagd,
    ArrangementBesloten,
    LeerlingenvervoerAangevraagd,
    LeerlingenvervoerBesloten,
    TlvAangevraagd,
    TlvAfgegeven,
)
from domain.events.vrijstelling import (
    AanvraagIngetrokken,
    AanvraagNietBehandeld,
    VerlofAangevraagd,
    VerlofGeweigerd,
    VerlofVerleend,
)
from domain.periode import ALTIJD, DAG, Periode
from domain.termijnen.kenmerken import besloten_op, kenmerken_van, past_bij
from domain.verlof import is_aan_de_ambtenaar, verlofdagen
from domain.vrijstellingen import Vrijstelling, vrijstellingen


class Aanvraagsoort(StrEnum):
    """What is asked for."""

    VERLOF = "verlof"
    VRIJSTELLING = "vrijstelling"
    ARRANGEMENT = "arrangement"
    TLV = "tlv"
    LEERLINGENVERVOER = "leerlingenvervoer"


BESLUITEN: dict[Aanvraagsoort, tuple[type[Event], tuple[type[Event], ...]]] = {
    Aanvraagsoort.VERLOF: (
        VerlofAangevraagd,
        (VerlofVerleend, VerlofGeweigerd, AanvraagIngetrokken, AanvraagNietBehandeld),
    ),
    Aanvraagsoort.ARRANGEMENT: (ArrangementAangevraagd, (ArrangementBesloten,)),
    Aanvraagsoort.TLV: (TlvAangevraagd, (TlvAfgegeven,)),
    Aanvraagsoort.LEERLINGENVERVOER: (LeerlingenvervoerAangevraagd, (LeerlingenvervoerBesloten,)),
}
"""By what is asked for, the request and what closes it; those of an exemption stand in `rules.vrijstellingen`."""
BESLISTERMIJNEN = ("vervangende-leerplicht-beslissen", "vrijstelling-beslissen", "verlof-beslissen")
"""The terms of a profile within which leerplicht decides; each is known by the event that asked."""
LEERPLICHT = "leerplicht"
ROLLEN = {
    Aanvraagsoort.VRIJSTELLING: LEERPLICHT,
    Aanvraagsoort.ARRANGEMENT: "swv",
    Aanvraagsoort.TLV: "swv",
    Aanvraagsoort.LEERLINGENVERVOER: "leerlingenvervoer",
}
"""Who decides; on leave it depends on the number of days."""


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """
    A request, and what closed it: a decision, or that it was withdrawn.

    `gebeurtenis` is the event with which it began, `gebeurtenissen` are all that asked the same. `dagen` are those of
    the leave that is asked for, `grond` is that of the exemption.
    """

    soort: Aanvraagsoort
    gevraagd_op: date
    wacht_op: str
    dagen: Periode | None
    gebeurtenis: UUID
    gebeurtenissen: tuple[UUID, ...]
    grond: str | None = None
    besloten_op: date | None = None
    ingetrokken_op: date | None = None
    sluiting: UUID | None = None
    """Of leave, the event that closed it."""

    @property
    def gesloten_op(self) -> date | None:
        """The first day on which it does not wait any more."""
        return self.besloten_op or self.ingetrokken_op

    @property
    def open_(self) -> Periode | None:
        """The days on which it waits, from the day asked through the day before the decision."""
        tot_en_met = ALTIJD if self.gesloten_op is None else self.gesloten_op - DAG
        return Periode(self.gevraagd_op, tot_en_met) if self.gevraagd_op <= tot_en_met else None

    @property
    def kader(self) -> Aanvraagkader | None:
        """What the law says about it; about what others decide on, nothing here."""
        return KADERS.get(f"verlof-{self.wacht_op}" if self.soort is Aanvraagsoort.VERLOF else self.grond or "")


@derived
def aanvragen(dossier: Dossier) -> tuple[Aanvraag, ...]:
    """
    Return every request, also those that were decided on.

    A decision answers every request that it can be about, unless it names one: leave that is given answers what was
    asked for some of its days, and a decision on an arrangement what names the same one or none.
    """
    if dossier.is_vernietigd:
        return ()
    gevraagd = [_request(soort, v, dossier) for soort, (wat, _) in BESLUITEN.items() for v in dossier.op_datum(wat)]
    return (*gevraagd, *(_exemption(v) for v in vrijstellingen(dossier) if v.gevraagd_op is not None))


def aanvraag_met(dossier: Dossier, gebeurtenis: UUID) -> Aanvraag | None:
    """Return the request that an event asked, if it asked one."""
    return next((aanvraag for aanvraag in aanvragen(dossier) if gebeurtenis in aanvraag.gebeurtenissen), None)


def _request(soort: Aanvraagsoort, vastlegging: Vastlegging[Event], dossier: Dossier) -> Aanvraag:
    feit = vastlegging.feit
    sluitend = [v for wat in BESLUITEN[soort][1] for v in dossier.van(wat) if _answers(vastlegging, v.feit)]
    eerste = min((v for v in sluitend if besloten_op(v.feit) >= feit.geldig_op), key=_closing, default=None)
    op = None if eerste is None else besloten_op(eerste.feit)
    ingetrokken = eerste is not None and isinstance(eerste.feit, AanvraagIngetrokken)
    return Aanvraag(
        soort,
        feit.geldig_op,
        _decides(soort, feit, dossier),
        verlofdagen(feit) if isinstance(feit, VerlofAangevraagd) else None,
        vastlegging.id,
        (vastlegging.id,),
        besloten_op=None if ingetrokken else op,
        ingetrokken_op=op if ingetrokken else None,
        sluiting=None if eerste is None else eerste.id,
    )


def _exemption(vrijstelling: Vrijstelling) -> Aanvraag:
    return Aanvraag(
        Aanvraagsoort.VRIJSTELLING,
        vrijstelling.gevraagd_op or date.min,
        ROLLEN[Aanvraagsoort.VRIJSTELLING],
        None,
        vrijstelling.gebeurtenissen[0],
        vrijstelling.aanvragen,
        vrijstelling.grond,
        vrijstelling.besloten_op,
        vrijstelling.gesloten_op,
    )


def _closing(vastlegging: Vastlegging[Event]) -> date:
    return besloten_op(vastlegging.feit)


def _answers(aanvraag: Vastlegging[Event], besluit: Event) -> bool:
    genoemd: UUID | None = getattr(besluit, "aanvraag", None)
    if genoemd is not None:
        return genoemd == aanvraag.id
    if isinstance(aanvraag.feit, VerlofAangevraagd) and isinstance(besluit, VerlofVerleend):
        return verlofdagen(aanvraag.feit).overlaps(verlofdagen(besluit))
    if isinstance(aanvraag.feit, VerlofAangevraagd):
        return True
    return past_bij(kenmerken_van(aanvraag.feit), besluit)


def _decides(soort: Aanvraagsoort, aanvraag: Event, dossier: Dossier) -> str:
    if isinstance(aanvraag, VerlofAangevraagd):
        return LEERPLICHT if is_aan_de_ambtenaar(dossier, aanvraag) else "school"
    return ROLLEN[soort]
