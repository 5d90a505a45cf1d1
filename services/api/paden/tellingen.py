"""What does a municipality report about a school year?"""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response

from domain.toegang.bron import Bron
from services.api.antwoorden.overig import Telling
from services.api.problemen import ongeldig
from services.api.vormen import JSON, Json, geeft
from services.api.vraagvormen import Tellingvraag
from services.api.vrager import gevraagd
from services.ingest.gelezen import Bezwaar
from services.vragen.kleine_telling import zonder_kleine
from services.vragen.telling import dagen_van_het_schooljaar
from services.vragen.telling import telling as telling_of

router = APIRouter(prefix="/tellingen", tags=["verantwoorden"], dependencies=[Depends(geeft(JSON))])
Schooljaar = Annotated[str, Path(pattern="^[0-9]{4}-[0-9]{4}$", examples=["2025-2026"])]


@router.get("/{schooljaar}", response_model=Telling)
def telling(request: Request, schooljaar: Schooljaar, vraag: Annotated[Tellingvraag, Query()]) -> Response:
    """Wat geeft een gemeente op over een schooljaar (Leerplichtwet artikel 25)?"""
    if vraag.inwoners is not None and vraag.gemeentecode is None:
        tekst = "inwoners zijn die van één gemeente; noem ook gemeentecode"
        raise ongeldig([Bezwaar("inwoners", "zonder-gemeente", tekst)])
    dagen = dagen_van_het_schooljaar(schooljaar)
    with gevraagd(request, Bron.TELLING) as hier:
        op = hier.vraag(None, vraag.bekend_op)
        code = hier.gemeente(vraag.gemeentecode, dagen.van)
        hier.portier.mag_gemeente(code)
        antwoord = telling_of(
            hier.rows,
            schooljaar,
            op.bekend_op,
            gemeentecode=code,
            inwoners=vraag.inwoners,
        )
        if not hier.portier.mag_alles:
            antwoord = zonder_kleine(antwoord)
    return Json(antwoord)
