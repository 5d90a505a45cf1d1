"""May this be recorded about a request?"""

from uuid import UUID

from domain.aanvragen import Aanvraag, aanvraag_met
from domain.decisions.verwijzing import ONBEKEND
from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events.vrijstelling import (
    AanvraagIngetrokken,
    AanvraagNietBehandeld,
    AanvullingGevraagd,
    BeslistermijnVerlengd,
)
from domain.kader import Kader
from domain.termijnen.opschorting import is_aangevuld_op, opschortingen

VOOR_HET_BESLUIT = (AanvullingGevraagd, BeslistermijnVerlengd, AanvraagIngetrokken, AanvraagNietBehandeld)
"""What makes sense only while the request waits; something may come in later too."""


def aanvraag_is_bekend(dossier: Dossier, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """What is said about a request names one of this pupil, and is not about a day before it."""
    genoemd: UUID | None = getattr(voorstel.feit, "aanvraag", None)
    if genoemd is None:
        return None
    aanvraag = aanvraag_met(dossier, genoemd)
    if aanvraag is None:
        return Weigering(
            ONBEKEND,
            "Deze aanvraag is bij deze leerling niet bekend. Bied eerst de aanvraag zelf aan en daarna deze regel "
            "opnieuw.",
            "aanvraag",
        )
    op = getattr(voorstel.feit, "besluit_op", None) or voorstel.feit.geldig_op
    if op < aanvraag.gevraagd_op:
        return Weigering(
            "voor-de-aanvraag",
            f"De aanvraag kwam binnen op {aanvraag.gevraagd_op}. Kies die dag of een latere.",
            "besluitOp" if getattr(voorstel.feit, "besluit_op", None) else "geldigOp",
        )
    return None


def aanvraag_is_open(dossier: Dossier, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """After the decision nobody is asked for more, told of a later day, or withdraws."""
    aanvraag = _named(dossier, voorstel)
    if aanvraag is None or aanvraag.gesloten_op is None or voorstel.feit.geldig_op < aanvraag.gesloten_op:
        return None
    return Weigering(
        "aanvraag-is-afgedaan",
        f"Deze aanvraag is afgedaan op {aanvraag.gesloten_op}. Klopt dat niet, herroep dan eerst dat besluit.",
        "aanvraag",
    )


def niet_behandelen_na_aanvulling(dossier: Dossier, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """A request is left only after its applicant could complete it and did not (Awb 4:5)."""
    feit, aanvraag = voorstel.feit, _named(dossier, voorstel)
    if aanvraag is None or not isinstance(feit, AanvraagNietBehandeld):
        return None
    if any(_passed_unused(o.gebeurtenis, aanvraag, dossier, feit) for o in opschortingen(dossier, aanvraag)):
        return None
    return Weigering(
        "niet-behandelen-zonder-aanvulling",
        "Een aanvraag blijft pas liggen als de aanvrager haar mocht aanvullen en die tijd voorbij is (Awb art. 4:5).",
        "geldigOp",
    )


def _named(dossier: Dossier, voorstel: Voorstel) -> Aanvraag | None:
    feit = voorstel.feit
    return aanvraag_met(dossier, feit.aanvraag) if isinstance(feit, VOOR_HET_BESLUIT) else None


def _passed_unused(gebeurtenis: UUID, aanvraag: Aanvraag, dossier: Dossier, feit: AanvraagNietBehandeld) -> bool:
    gevraagd = next(v.feit for v in dossier.van(AanvullingGevraagd) if v.id == gebeurtenis)
    op = feit.besluit_op or feit.geldig_op
    aangevuld = is_aangevuld_op(dossier, aanvraag, gevraagd)
    return gevraagd.tot_en_met < op and (aangevuld is None or aangevuld > op)
