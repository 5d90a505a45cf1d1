"""Whom to ask at a school, and how is a change of that recorded?"""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Path, Query, Request
from starlette.responses import Response

from domain.schoollocatie import Schoollocatie
from services.api.antwoorden import dossiers, overig
from services.api.bladeren import Cursor, Lijst, links
from services.api.paden.vastleggen import Gezien, Sleutel, vastgelegd
from services.api.problemen import ProbleemError
from services.api.vormen import JSON, Json, etag, geeft, leest, pad_naar, versie_van
from services.api.vraagvormen import Dagvraag, GebeurtenisId, Geenvraag, Geschiedenisvraag, Momentvraag
from services.ingest.enkel import Verzoek, leg_vast_bij_schoolteam
from services.inzage import bekend_team, schoolteam_van
from services.toegang import omgeving_van
from services.vragen.replay import event_as_answer
from services.vrager import legt_vast_als

router = APIRouter(prefix="/schoolteams", tags=["schoolteams"], dependencies=[Depends(geeft(JSON))])
SchoolteamId = Annotated[
    str,
    Path(
        alias="schoolteamId",
        pattern="^[0-9]{2}[A-Z]{2}[0-9A-Z]{2}$",
        description="Het BRIN met de vestiging erachter.",
        examples=["99AA00"],
    ),
]
GESCHIEDENIS = Lijst("gebeurtenissen", ("vastgelegdOp", "versie"))


@router.get("/{schoolteamId}", response_model=overig.Schoolteam)
def schoolteam(request: Request, team: SchoolteamId, vraag: Annotated[Dagvraag, Query()]) -> Response:
    """Wie vult op een school welke rol in, en overlegt het team zoals afgesproken?"""
    with request.app.state.toegang.hier() as hier:
        op = hier.vraag(vraag.peildatum, vraag.bekend_op)
        antwoord = schoolteam_van(hier, _location(team), op)
        versie = bekend_team(hier, _location(team), op.bekend_op).versie
    return Json(antwoord, headers={"ETag": etag(versie)} if vraag.bekend_op is None else {})


@router.get("/{schoolteamId}/gebeurtenissen", response_model=dossiers.Gebeurtenissen)
def teamgebeurtenissen(request: Request, team: SchoolteamId, vraag: Annotated[Geschiedenisvraag, Query()]) -> Response:
    """Wat is er over dit schoolteam vastgelegd?"""
    cursor = Cursor.lees(request.url.path, vraag)
    with request.app.state.toegang.hier() as hier:
        op = hier.vraag(None, cursor.bekend_op if cursor else vraag.bekend_op)
        gelezen = bekend_team(hier, _location(team), op.bekend_op)
    alles: list[dict[str, Any]] = [event_as_answer(v) for v in gelezen.vastleggingen]
    regels, meer = GESCHIEDENIS.deel(alles, cursor, vraag.per_pagina)
    volgende = GESCHIEDENIS.cursor(regels, cursor, op) if meer else None
    return Json(
        {
            "bekendOp": op.bekend_op,
            "aantal": len(alles),
            "gebeurtenissen": regels,
            "_links": links(request, vraag, volgende),
        }
    )


@router.get("/{schoolteamId}/gebeurtenissen/{gebeurtenisId:uuid}", response_model=dossiers.Gebeurtenis)
def teamgebeurtenis(
    request: Request,
    team: SchoolteamId,
    gebeurtenis_id: GebeurtenisId,
    vraag: Annotated[Momentvraag, Query()],
) -> Response:
    """Wat is er precies vastgelegd?"""
    with request.app.state.toegang.hier() as hier:
        gelezen = bekend_team(hier, _location(team), hier.vraag(None, vraag.bekend_op).bekend_op)
    for vastlegging in gelezen.vastleggingen:
        if vastlegging.id == gebeurtenis_id:
            return Json(event_as_answer(vastlegging))
    raise ProbleemError(404, "gebeurtenis-onbekend", "Deze gebeurtenis is van dit schoolteam niet bekend.")


@router.post(
    "/{schoolteamId}/gebeurtenissen",
    status_code=201,
    response_model=dossiers.Gebeurtenis,
    dependencies=[Depends(leest(JSON))],
)
def leg_teamgebeurtenis_vast(
    request: Request,
    team: SchoolteamId,
    gebeurtenis: Annotated[dict[str, Any], Body()],
    sleutel: Sleutel,
    _: Annotated[Geenvraag, Query()],
    gezien: Gezien = None,
) -> Response:
    """Leg vast wie een rol kreeg of verliet, of dat er overleg was. Is er nog geen team, dan is de versie `"0"`."""
    versie = versie_van(gezien)
    with request.app.state.toegang.hier() as hier:
        antwoord = leg_vast_bij_schoolteam(
            omgeving_van(hier, legt_vast_als(request.scope)), _location(team), Verzoek(gebeurtenis, sleutel, versie)
        )
    vastlegging = vastgelegd(antwoord)
    weg = pad_naar(request, "teamgebeurtenis", schoolteamId=team, gebeurtenisId=vastlegging.id)
    return Json(event_as_answer(vastlegging), 201, {"Location": weg, "ETag": etag(vastlegging.versie)})


def _location(schoolteam_id: str) -> Schoollocatie:
    return Schoollocatie(schoolteam_id[:4], schoolteam_id[4:])
