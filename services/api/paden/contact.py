"""With whom was there contact about a pupil, and what did the letter say that was sent?"""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from domain.toegang.bron import Bron
from services.api.antwoorden import contact as vormen
from services.api.problemen import ProbleemError
from services.api.vormen import JSON, Json, geeft
from services.api.vraagvormen import Contactvraag, DossierId, GebeurtenisId, Momentvraag
from services.api.vrager import gevraagd
from services.brieven.bekend import namen_van
from services.brieven.verzonden import BriefOnbekendError
from services.brieven.verzonden import verzonden_brief as lees_brief
from services.gezienrijen import zichtbaar_deel
from services.inzage import bekend
from services.vragen.contacten import contactlijst

PDF = "application/pdf"
router = APIRouter(prefix="/dossiers", tags=["dossiers"])


@router.get("/{dossierId:uuid}/contacten", response_model=vormen.Contacten, dependencies=[Depends(geeft(JSON))])
def contacten(request: Request, dossier_id: DossierId, vraag: Annotated[Contactvraag, Query()]) -> Response:
    """Met wie was er contact over deze leerling, en met welke uitkomst? Ook wie niet is bereikt, staat erin."""
    with gevraagd(request, Bron.DOSSIER) as hier:
        op = hier.vraag(None, vraag.bekend_op)
        gezien = zichtbaar_deel(bekend(hier, dossier_id, op.bekend_op), hier.portier.toont)
        antwoord = contactlijst(gezien, op.bekend_op, namen_van(hier, op), wijze=vraag.wijze)
    return Json(antwoord)


@router.get(
    "/{dossierId:uuid}/brieven/{gebeurtenisId:uuid}",
    response_class=Response,
    responses={200: {"content": {PDF: {"schema": {"type": "string", "format": "binary"}}}}},
    dependencies=[Depends(geeft(PDF))],
)
def verzonden_brief(
    request: Request, dossier_id: DossierId, gebeurtenis_id: GebeurtenisId, vraag: Annotated[Momentvraag, Query()]
) -> Response:
    """Hoe luidde de brief die is verzonden? Het antwoord is de PDF, zoals die is bewaard."""
    with gevraagd(request, Bron.GEBEURTENISSEN) as hier:
        op = hier.vraag(None, vraag.bekend_op)
        dossier = bekend(hier, dossier_id, op.bekend_op)
        try:
            inhoud = lees_brief(hier, dossier, gebeurtenis_id)
        except BriefOnbekendError:
            raise ProbleemError(404, "brief-onbekend", "Deze brief is hier niet bewaard.") from None
    return Response(
        inhoud, media_type=PDF, headers={"content-disposition": f'attachment; filename="brief-{gebeurtenis_id}.pdf"'}
    )
