"""Who works here, who handles how much, which open dossiers does nobody handle, and how is a change recorded?"""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query, Request
from starlette.responses import Response

from domain.toegang.bron import Bron, Handeling
from projections.stores.promise import Vraag
from services.api.antwoorden import dossiers
from services.api.antwoorden import werkverdeling as vormen
from services.api.bladeren import Lijst, pagina
from services.api.paden.vastleggen import Gezien, Sleutel, vastgelegd
from services.api.vormen import JSON, Json, etag, geeft, leest, pad_naar, versie_van
from services.api.vraagvormen import Dagvraag, Geenvraag, Lijstvraag
from services.api.vrager import gevraagd
from services.ingest.enkel import Verzoek
from services.installatie import Installatie
from services.toegang import omgeving_van
from services.vragen.medewerkers import bezetting_van
from services.vragen.medewerkers import medewerkers as medewerkers_of
from services.vragen.replay import event_as_answer
from services.vragen.werkverdeling import werkverdeling as werkverdeling_of
from services.vragen.werkverdeling import zonder_behandelaar as zonder_behandelaar_of
from services.werkverdeling.register import leg_vast_bij_personeel
from services.werkverdeling.verdelen import verdeel_open_dossiers

router = APIRouter(tags=["werkverdeling"], dependencies=[Depends(geeft(JSON))])
ZONDER = Lijst(Bron.WERKVERDELING, "zonderBehandelaar", ("sinds", "dossierId"))


@router.get("/werkverdeling", response_model=vormen.Werkverdeling)
def werkverdeling(request: Request, vraag: Annotated[Dagvraag, Query()]) -> Response:
    """Wie behandelt hoeveel open dossiers, en wat daarvan is te laat of moet deze week?"""
    with gevraagd(request, Bron.WERKVERDELING) as hier:
        op = hier.vraag(vraag.peildatum, vraag.bekend_op)
        beleid = hier.verloop.op(op.peildatum, op.bekend_op).beleid
        return Json(werkverdeling_of(hier.rows, op, bezetting_van(hier.log, op.bekend_op), beleid))


@router.get("/werkverdeling/zonder-behandelaar", response_model=vormen.Zonderbehandelaar)
def zonder_behandelaar(request: Request, vraag: Annotated[Lijstvraag, Query()]) -> Response:
    """Welke open dossiers behandelt niemand, waarom, en wie kreeg ze volgens de regels?"""
    return Json(pagina(request, vraag, ZONDER, _without))


def _without(hier: Installatie, op: Vraag) -> dict[str, Any]:
    bezetting, kader = bezetting_van(hier.log, op.bekend_op), hier.verloop.op(op.peildatum, op.bekend_op)
    return zonder_behandelaar_of(hier.rows, op, bezetting, kader, hier.log.dossiers)


@router.get("/medewerkers", response_model=vormen.Medewerkers)
def medewerkers(request: Request, vraag: Annotated[Dagvraag, Query()]) -> Response:
    """Wie werkt hier, in welke rol en portefeuille, en wie is er niet?"""
    with gevraagd(request, Bron.MEDEWERKERS) as hier:
        op = hier.vraag(vraag.peildatum, vraag.bekend_op)
        antwoord, versie = medewerkers_of(hier.log, op), hier.log.personeel().bekend_op(op.bekend_op).versie
    return Json(antwoord, headers={"ETag": etag(versie)} if vraag.bekend_op is None else {})


@router.post(
    "/medewerkers/gebeurtenissen",
    status_code=201,
    response_model=dossiers.Gebeurtenis,
    dependencies=[Depends(leest(JSON))],
)
def leg_personeelsgebeurtenis_vast(
    request: Request,
    gebeurtenis: Annotated[dict[str, Any], Body()],
    sleutel: Sleutel,
    _: Annotated[Geenvraag, Query()],
    gezien: Gezien = None,
) -> Response:
    """
    Leg vast wie hier komt werken, vertrekt of er niet is. Is er nog niets vastgelegd, dan is de versie `"0"`.

    Wat eruit volgt voor open dossiers, wordt meteen vastgelegd.
    """
    versie = versie_van(gezien)
    with gevraagd(request, Bron.MEDEWERKERS, Handeling.VASTLEGGEN) as hier:
        antwoord = leg_vast_bij_personeel(omgeving_van(hier), Verzoek(gebeurtenis, sleutel, versie))
        vastlegging = vastgelegd(antwoord)
        verdeel_open_dossiers(hier)
    headers = {"Location": pad_naar(request, "medewerkers"), "ETag": etag(vastlegging.versie)}
    return Json(event_as_answer(vastlegging), 201, headers)
