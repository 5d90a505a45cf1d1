"""What does a letter about a decision tell of it?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.dossier import Dossier, Vastlegging
from domain.events.base import Event
from domain.events.vrijstelling import (
    Grond,
    VerlofAangevraagd,
    VerlofGeweigerd,
    VerlofVerleend,
    VrijstellingAangevraagd,
    VrijstellingGeweigerd,
    VrijstellingVerleend,
)
from domain.verlof import schooldagen, verlofdagen
from services.brieven.sjabloon import Sjabloon

GRONDEN = {
    Grond.VERVANGEND_3A: "vervangende leerplicht (artikel 3a van de Leerplichtwet)",
    Grond.VERVANGEND_3B: "vervangende leerplicht in het laatste schooljaar (artikel 3b van de Leerplichtwet)",
    Grond.ANDER_ONDERWIJS: "vrijstelling omdat er ander onderwijs is (artikel 15 van de Leerplichtwet)",
    Grond.ONGESCHIKT: "vrijstelling omdat de leerling niet naar school kan (artikel 5 onder a van de Leerplichtwet)",
    Grond.RICHTING: "vrijstelling om de richting van het onderwijs (artikel 5 onder b van de Leerplichtwet)",
    Grond.BUITENLAND: "vrijstelling voor een school in het buitenland (artikel 5 onder c van de Leerplichtwet)",
    Grond.TREKKEND: "vrijstelling voor een trekkend bestaan (artikel 5a van de Leerplichtwet)",
}
"""What a ground is called in a letter."""


@dataclass(frozen=True, slots=True)
class Besluit:
    """
    A decision as a letter tells it; what does not belong to its kind is None.

    `code` is the ground as the law counts it, `grond` how a letter says it. `gevraagd_*` are the days of a leave that
    was refused, from the last request before it.
    """

    gebeurtenis: UUID
    soort: str
    genomen_op: date
    van: date
    tot_en_met: date | None = None
    schooldagen: int | None = None
    code: str | None = None
    grond: str | None = None
    levenslang: bool = False
    motivering: str | None = None
    aangevraagd_op: date | None = None
    gevraagd_van: date | None = None
    gevraagd_tot_en_met: date | None = None


def besluiten(dossier: Dossier, sjabloon: Sjabloon) -> list[Besluit]:
    """Return the decisions that a letter can tell, the last one first; leave that a head gave is not ours to tell."""
    return sorted(_fitting(dossier, sjabloon), key=lambda besluit: besluit.genomen_op, reverse=True)


def _fitting(dossier: Dossier, sjabloon: Sjabloon) -> Iterator[Besluit]:
    for v in dossier.geldend:
        feit = v.feit
        if feit.type_name() not in sjabloon.besluiten:
            continue
        if isinstance(feit, VerlofVerleend) and feit.verleend_door == "hoofd":
            continue
        if sjabloon.gronden and getattr(feit, "grond", None) not in sjabloon.gronden:
            continue
        gevonden = _told(v, dossier)
        if gevonden is not None:
            yield gevonden


def _told(v: Vastlegging[Event], dossier: Dossier) -> Besluit | None:
    match v.feit:
        case VerlofVerleend() as feit:
            dagen, genomen = verlofdagen(feit), feit.besluit_op or feit.geldig_op
            verzoek = _leave_asked(dossier, feit, genomen)
            return Besluit(
                v.id,
                feit.type_name(),
                genomen,
                dagen.van,
                dagen.tot_en_met,
                schooldagen=schooldagen(feit),
                motivering=feit.motivering,
                aangevraagd_op=verzoek.geldig_op if verzoek else None,
            )
        case VerlofGeweigerd() as feit:
            genomen = feit.besluit_op or feit.geldig_op
            verzoek = _leave_asked(dossier, feit, genomen)
            gevraagd = verlofdagen(verzoek) if verzoek else None
            return Besluit(
                v.id,
                feit.type_name(),
                genomen,
                feit.geldig_op,
                motivering=feit.reden,
                aangevraagd_op=verzoek.geldig_op if verzoek else None,
                gevraagd_van=gevraagd.van if gevraagd else None,
                gevraagd_tot_en_met=gevraagd.tot_en_met if gevraagd else None,
            )
        case VrijstellingVerleend() | VrijstellingGeweigerd() as feit:
            genomen = feit.besluit_op or feit.geldig_op
            return Besluit(
                v.id,
                feit.type_name(),
                genomen,
                feit.geldig_op,
                feit.tot_en_met if isinstance(feit, VrijstellingVerleend) else None,
                code=feit.grond.value,
                grond=GRONDEN[feit.grond],
                levenslang=isinstance(feit, VrijstellingVerleend) and bool(feit.levenslang),
                motivering=feit.motivering,
                aangevraagd_op=_last_exemption(dossier, feit.grond, genomen),
            )
        case _:
            return None


def _leave_asked(dossier: Dossier, besluit: Event, tot_en_met: date) -> VerlofAangevraagd | None:
    """Return the request that a decision names (`aanvraag`), else the last one before it."""
    genoemd = getattr(besluit, "aanvraag", None)
    alle = dossier.op_datum(VerlofAangevraagd)
    gevraagd = [v.feit for v in alle if v.id == genoemd or (genoemd is None and v.feit.geldig_op <= tot_en_met)]
    return gevraagd[-1] if gevraagd else None


def _last_exemption(dossier: Dossier, grond: Grond, tot_en_met: date) -> date | None:
    gevraagd = [
        v.feit.geldig_op
        for v in dossier.op_datum(VrijstellingAangevraagd)
        if v.feit.grond is grond and v.feit.geldig_op <= tot_en_met
    ]
    return gevraagd[-1] if gevraagd else None
