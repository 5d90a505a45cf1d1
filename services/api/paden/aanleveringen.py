"""How is a delivery handed over, followed and corrected?"""

from email.message import Message
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import FileResponse, Response

from domain.toegang.bron import Bron, Handeling
from services.api.antwoorden import overig
from services.api.problemen import ProbleemError
from services.api.vormen import JSON, Json, geeft, leest, pad_naar
from services.api.vraagvormen import AanleveringId, Geenvraag
from services.api.vrager import gevraagde_rij
from services.wachtrij import INTERN, Levering, Wachtrij

router = APIRouter(prefix="/aanleveringen", tags=["aanleveringen"])
CSV, NDJSON = "text/csv", "application/x-ndjson"
GEEN_VRAAG = Annotated[Geenvraag, Query()]
IN_JSON = Depends(geeft(JSON))


@router.post(
    "", status_code=202, response_model=overig.Aanlevering, dependencies=[IN_JSON, Depends(leest(CSV, NDJSON))]
)
async def lever_aan(
    request: Request,
    _: GEEN_VRAAG,
    naam: Annotated[
        str | None,
        Header(
            alias="Content-Disposition",
            description='De naam van het bestand: attachment; filename="verzuim.csv". Die staat bij elke gebeurtenis.',
        ),
    ] = None,
) -> Response:
    """Lever een bestand aan: verzuimmeldingen of een DUO-levering (CSV), of gebeurtenissen (NDJSON)."""
    rij = gevraagde_rij(request, Bron.AANLEVERINGEN, Handeling.VASTLEGGEN)
    levering = await rij.ontvang(_file_name(naam), request.stream())
    antwoord = _as_answer(request, levering)
    return Json(antwoord, 202, {"Location": antwoord["_links"]["self"]["href"]})


@router.get("", response_model=overig.Aanleveringen, dependencies=[IN_JSON])
def aanleveringen(request: Request, _: GEEN_VRAAG) -> Response:
    """Welke bestanden zijn aangeleverd, en wat is ervan geworden?"""
    rij = gevraagde_rij(request, Bron.AANLEVERINGEN)
    gevonden = [_as_answer(request, een) for een in rij.lijst()]
    weg = {"self": {"href": request.url.path}}
    return Json({"aantal": len(gevonden), "aanleveringen": gevonden, "_links": weg})


@router.get("/{aanleveringId:uuid}", response_model=overig.Aanlevering, dependencies=[IN_JSON])
def aanlevering(request: Request, aanlevering_id: AanleveringId, _: GEEN_VRAAG) -> Response:
    """Hoe ver is een aanlevering, en wat is ervan geworden?"""
    return Json(_as_answer(request, _known(gevraagde_rij(request, Bron.AANLEVERINGEN), aanlevering_id)))


@router.delete("/{aanleveringId:uuid}", status_code=204, dependencies=[IN_JSON])
async def verwijder_aanlevering(request: Request, aanlevering_id: AanleveringId, _: GEEN_VRAAG) -> Response:
    """Verwijder een aanlevering met haar afgewezen regels. Wat is vastgelegd, blijft."""
    rij = gevraagde_rij(request, Bron.AANLEVERINGEN, Handeling.VASTLEGGEN)
    _known(rij, aanlevering_id)
    if not await run_in_threadpool(rij.verwijder, aanlevering_id):
        raise ProbleemError(409, "wordt-ingenomen", "De aanlevering wordt nu ingenomen. Wacht tot zij klaar is.")
    return Response(status_code=204)


@router.get(
    "/{aanleveringId:uuid}/afwijzingen",
    response_class=FileResponse,
    dependencies=[Depends(geeft(CSV, NDJSON))],
    responses={
        200: {"content": {soort: {"schema": {"type": "string"}} for soort in (CSV, NDJSON)}},
        204: {"description": "Er zijn geen afgewezen regels, of nog niet"},
    },
)
def afwijzingen(request: Request, aanlevering_id: AanleveringId, _: GEEN_VRAAG) -> Response:
    """De afgewezen regels, met de reden erbij: verbeter ze daar en lever dat bestand weer aan."""
    rij = gevraagde_rij(request, Bron.AFWIJZINGEN)
    levering = _known(rij, aanlevering_id)
    path = rij.afgewezen(aanlevering_id)
    if path is None:
        return Response(status_code=204)
    soort = NDJSON if levering.is_ndjson else CSV
    return FileResponse(path, media_type=soort, filename=levering.naam_van_afwijzingen)


def _known(rij: Wachtrij, levering_id: UUID) -> Levering:
    levering = rij.een(levering_id)
    if levering is None:
        raise ProbleemError(404, "aanlevering-onbekend", "Deze aanlevering is er niet.")
    return levering


def _as_answer(request: Request, levering: Levering) -> dict[str, Any]:
    gelezen: dict[str, Any] = orjson.loads(levering.model_dump_json(by_alias=True, exclude=INTERN))
    weg = {"self": {"href": pad_naar(request, "aanlevering", aanleveringId=levering.id)}}
    return {**gelezen, "_links": weg}


def _file_name(geschreven: str | None) -> str:
    """Read the name in Content-Disposition, as RFC 6266 writes it."""
    kop = Message()
    kop["Content-Disposition"] = geschreven or ""
    try:
        naam = kop.get_filename()
    except UnicodeError:  # of a character set that reads nothing
        naam = None
    if naam is None:
        tekst = 'Noem het bestand in de header Content-Disposition: attachment; filename="verzuim.csv".'
        raise ProbleemError(400, "bestandsnaam", tekst)
    return naam
