"""What does a municipality tell about a school year: its council, and the minister?"""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from domain.toegang.bron import Bron
from services.api.antwoorden import jaarverslag as vorm
from services.api.paden.tellingen import Schooljaar
from services.api.vormen import JSON, Json, geeft
from services.api.vraagvormen import Verslagvraag
from services.api.vrager import gevraagd
from services.jaarverslag.maken import gemeente_van, opgave_van, verslag_van

router = APIRouter(prefix="/jaarverslagen", tags=["verantwoorden"], dependencies=[Depends(geeft(JSON))])
opgaven = APIRouter(prefix="/opgaven", tags=["verantwoorden"], dependencies=[Depends(geeft(JSON))])


@router.get("/{schooljaar}", response_model=vorm.Jaarverslag)
def jaarverslag(request: Request, schooljaar: Schooljaar, vraag: Annotated[Verslagvraag, Query()]) -> Response:
    """Wat vertelt een gemeente haar raad over een schooljaar (Leerplichtwet artikel 25, eerste lid)?"""
    with gevraagd(request, Bron.JAARVERSLAG) as hier:
        code = gemeente_van(hier, vraag.gemeentecode, schooljaar)
        antwoord = verslag_van(hier, schooljaar, code, hier.vraag(None, vraag.bekend_op).bekend_op)
    return Json(antwoord)


@opgaven.get("/{schooljaar}", response_model=vorm.Opgave)
def opgave(request: Request, schooljaar: Schooljaar, vraag: Annotated[Verslagvraag, Query()]) -> Response:
    """Wat geeft een gemeente de minister op over een schooljaar (Leerplichtwet artikel 25, tweede lid)?"""
    with gevraagd(request, Bron.OPGAVE) as hier:
        code = gemeente_van(hier, vraag.gemeentecode, schooljaar)
        antwoord = opgave_van(hier, schooljaar, code, hier.vraag(None, vraag.bekend_op).bekend_op)
    return Json(antwoord)
