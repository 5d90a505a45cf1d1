"""How does another system record something about a pupil?"""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Header, Query, Request
from pydantic import StringConstraints
from starlette.responses import Response

from domain.dossier import Vastlegging
from domain.errors import Weigering
from services.api.antwoorden import dossiers as vormen
from services.api.problemen import ProbleemError, geweigerd, ongeldig
from services.api.vormen import JSON, Json, etag, geeft, leest, pad_naar, versie_van
from services.api.vraagvormen import DossierId, Geenvraag
from services.ingest.enkel import AndereVersie, Antwoord, Verzoek, leg_vast_bij_leerling
from services.inzage import bekend
from services.toegang import omgeving_van
from services.vragen.replay import event_as_answer
from services.vrager import legt_vast_als

router = APIRouter(prefix="/dossiers", tags=["dossiers"], dependencies=[Depends(geeft(JSON)), Depends(leest(JSON))])

Sleutel = Annotated[
    str,
    StringConstraints(pattern=r"^[\x21-\x7e]{8,128}$"),
    Header(
        alias="Idempotency-Key",
        description="Kies er een per vastlegging, bijvoorbeeld een UUID: dezelfde sleutel legt een keer vast.",
    ),
]
Gezien = Annotated[
    str | None,
    Header(alias="If-Match", description="De versie die u zag: de ETag van het dossier. Een * is elke versie."),
]


@router.post("/{dossierId:uuid}/gebeurtenissen", status_code=201, response_model=vormen.Gebeurtenis)
def leg_gebeurtenis_vast(
    request: Request,
    dossier_id: DossierId,
    gebeurtenis: Annotated[dict[str, Any], Body()],
    sleutel: Sleutel,
    _: Annotated[Geenvraag, Query()],
    gezien: Gezien = None,
) -> Response:
    """
    Leg vast wat er gebeurde. Doe het met dezelfde sleutel gerust nog eens: het antwoord is dan hetzelfde.

    Is er intussen iets anders vastgelegd, dan komt er 412: lees het dossier opnieuw en beslis opnieuw.
    """
    versie = versie_van(gezien)
    with request.app.state.toegang.hier() as hier:
        bekend(hier, dossier_id, hier.vraag(None, None).bekend_op)
        antwoord = leg_vast_bij_leerling(
            omgeving_van(hier, legt_vast_als(request.scope)), dossier_id, Verzoek(gebeurtenis, sleutel, versie)
        )
    vastlegging = vastgelegd(antwoord)
    weg = pad_naar(request, "gebeurtenis", dossierId=dossier_id, gebeurtenisId=vastlegging.id)
    headers = {"Location": weg, "ETag": etag(vastlegging.versie)}
    return Json(event_as_answer(vastlegging), 201, headers)


def vastgelegd(antwoord: Antwoord) -> Vastlegging[Any]:
    """
    Return what was recorded.

    Raises:
        ProbleemError: it was not; with everything that is wrong, the refusal, or that there is another version.

    """
    match antwoord:
        case Weigering():
            raise geweigerd(antwoord)
        case AndereVersie(versie=versie):
            tekst = "Er is intussen iets anders vastgelegd. Lees het opnieuw en beslis opnieuw."
            raise ProbleemError(412, "andere-versie", tekst, headers={"ETag": etag(versie)})
        case tuple():
            raise ongeldig(antwoord)
        case _:
            return antwoord
