"""What can be asked about one request?"""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from domain.toegang.bron import Bron
from services.api.antwoorden import aanvragen as vormen
from services.api.problemen import ProbleemError
from services.api.vormen import JSON, Json, geeft
from services.api.vraagvormen import Dagvraag, DossierId, GebeurtenisId
from services.api.vrager import gevraagd
from services.inzage import bekend
from services.vragen.aanvraag import aanvraag as aanvraag_of

router = APIRouter(prefix="/dossiers", tags=["dossiers"], dependencies=[Depends(geeft(JSON))])


@router.get("/{dossierId:uuid}/aanvragen/{gebeurtenisId:uuid}", response_model=vormen.Dossieraanvraag)
def dossieraanvraag(
    request: Request, dossier_id: DossierId, gebeurtenis_id: GebeurtenisId, vraag: Annotated[Dagvraag, Query()]
) -> Response:
    """Hoe staat een aanvraag ervoor, wat zegt de wet en wat ontbreekt er?"""
    with gevraagd(request, Bron.AANVRAGEN) as hier:
        op = hier.vraag(vraag.peildatum, vraag.bekend_op)
        gelezen = bekend(hier, dossier_id, op.bekend_op)
        gevonden = aanvraag_of(gelezen, hier.verloop, op, gebeurtenis_id)
    if gevonden is None:
        raise ProbleemError(404, "aanvraag-onbekend", "Deze gebeurtenis is op die dag geen aanvraag van deze leerling.")
    return Json(gevonden)
