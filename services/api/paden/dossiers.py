"""What can be asked about one pupil?"""

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Header, Query, Request
from starlette.responses import Response

from domain.toegang.bron import Bron
from services.api.antwoorden import dossiers as vormen
from services.api.bladeren import Cursor, Lijst, links
from services.api.problemen import ProbleemError, ongeldig
from services.api.vormen import JSON, Json, etag, geeft, leest, pad_naar
from services.api.vraagvormen import (
    DossierId,
    Dossiervraag,
    GebeurtenisId,
    Geenvraag,
    Geschiedenisvraag,
    Momentvraag,
    Replayvraag,
    Zoekvraag,
)
from services.api.vrager import LANGSTE_REDEN, REDEN, gevraagd
from services.getoond import gebeurtenissen_van
from services.ingest import velden
from services.ingest.gelezen import Bezwaar
from services.ingest.velden import Veldfout
from services.installatie import DossierOnbekendError
from services.inzage import bekend, replay_van, stand_van, versie_van
from services.vragen.replay import event_as_answer
from services.vragen.vraag import as_list

router = APIRouter(prefix="/dossiers", tags=["dossiers"], dependencies=[Depends(geeft(JSON))])

GESCHIEDENIS = Lijst(Bron.GEBEURTENISSEN, "gebeurtenissen", ("vastgelegdOp", "dossierId", "versie"))


@router.post("/_zoek", response_model=vormen.Zoekresultaat, dependencies=[Depends(leest(JSON))])
def zoek_dossiers(request: Request, vraag: Annotated[Zoekvraag, Body()], _: Annotated[Geenvraag, Query()]) -> Response:
    """Welk dossier hoort bij dit persoonsgebonden nummer? Het nummer staat in de inhoud, nooit in het adres."""
    try:
        pgn = velden.pgn(vraag.pgn)
    except Veldfout as fout:
        raise ongeldig([Bezwaar("pgn", fout.code, f"pgn {fout.melding}")]) from None
    with gevraagd(request, Bron.ZOEKEN) as hier:
        try:
            gevonden = [hier.find(None, pgn)]
        except DossierOnbekendError:
            gevonden = []
    dossiers = [
        {"dossierId": str(een), "_links": {"self": {"href": pad_naar(request, "dossier", dossierId=een)}}}
        for een in gevonden
    ]
    return Json({"aantal": len(dossiers), "dossiers": dossiers})


@router.get("/{dossierId:uuid}", response_model=vormen.Stand)
def dossier(request: Request, dossier_id: DossierId, vraag: Annotated[Dossiervraag, Query()]) -> Response:
    """Hoe staat een leerling ervoor, en waarom? De ETag is de versie van het dossier."""
    with gevraagd(request, Bron.DOSSIER) as hier:
        op = hier.vraag(vraag.peildatum, vraag.bekend_op)
        antwoord = stand_van(hier, dossier_id, op, vraag.voor)
        versie = versie_van(hier, bekend(hier, dossier_id, op.bekend_op))
    return Json(antwoord, headers=_version(versie, vraag))


@router.get("/{dossierId:uuid}/termijnen", response_model=vormen.Dossiertermijnen)
def dossiertermijnen(request: Request, dossier_id: DossierId, vraag: Annotated[Dossiervraag, Query()]) -> Response:
    """Welke termijnen heeft deze leerling op de peildatum?"""
    with gevraagd(request, Bron.DOSSIER) as hier:
        op = hier.vraag(vraag.peildatum, vraag.bekend_op)
        gevonden = stand_van(hier, dossier_id, op, vraag.voor)
    return Json({"dossierId": gevonden["dossierId"], **as_list(op, "termijnen", gevonden["termijnen"])})


@router.get("/{dossierId:uuid}/replay", response_model=vormen.Replay)
def dossierreplay(
    request: Request,
    dossier_id: DossierId,
    vraag: Annotated[Replayvraag, Query()],
    _reden: Annotated[
        str | None,
        Header(alias=REDEN, max_length=LANGSTE_REDEN, description="Waarom een controleur moet zien om wie het gaat."),
    ] = None,
) -> Response:
    """Wat gebeurde er, gebeurtenis voor gebeurtenis, en wat veranderde daardoor?"""
    with gevraagd(request, Bron.REPLAY) as hier:
        op = hier.vraag(None, vraag.bekend_op)
        antwoord = replay_van(hier, dossier_id, op, vraag.voor)
    return Json(antwoord)


@router.get("/{dossierId:uuid}/gebeurtenissen", response_model=vormen.Gebeurtenissen)
def gebeurtenissen(request: Request, dossier_id: DossierId, vraag: Annotated[Geschiedenisvraag, Query()]) -> Response:
    """Wat is er over deze leerling vastgelegd, in de volgorde van vastleggen?"""
    cursor = Cursor.lees(request.url.path, vraag)
    with gevraagd(request, Bron.GEBEURTENISSEN) as hier:
        op = hier.vraag(None, cursor.bekend_op if cursor else vraag.bekend_op)
        gelezen = bekend(hier, dossier_id, op.bekend_op)
        alles = gebeurtenissen_van(hier.portier, gelezen, map(event_as_answer, gelezen.vastleggingen))
        versie = versie_van(hier, gelezen)
    regels, meer = GESCHIEDENIS.deel(alles, cursor, vraag.per_pagina)
    volgende = GESCHIEDENIS.cursor(regels, cursor, op) if meer else None
    antwoord = as_list(op, "gebeurtenissen", regels) | {"aantal": len(alles), "_links": links(request, vraag, volgende)}
    del antwoord["peildatum"]
    return Json(antwoord, headers={} if cursor else _version(versie, vraag))


@router.get("/{dossierId:uuid}/gebeurtenissen/{gebeurtenisId:uuid}", response_model=vormen.Gebeurtenis)
def gebeurtenis(
    request: Request,
    dossier_id: DossierId,
    gebeurtenis_id: GebeurtenisId,
    vraag: Annotated[Momentvraag, Query()],
) -> Response:
    """Wat is er precies vastgelegd?"""
    with gevraagd(request, Bron.GEBEURTENISSEN) as hier:
        op = hier.vraag(None, vraag.bekend_op)
        gelezen = bekend(hier, dossier_id, op.bekend_op)
        gevonden = [event_as_answer(v) for v in gelezen.vastleggingen if v.id == gebeurtenis_id]
        getoond = gebeurtenissen_van(hier.portier, gelezen, gevonden)
    if getoond:
        return Json(getoond[0])
    raise ProbleemError(404, "gebeurtenis-onbekend", "Deze gebeurtenis staat niet in dit dossier.")


def _version(versie: int, vraag: Momentvraag) -> dict[str, str]:
    """Return the ETag of what was just read; of what was known before there is none to go on with."""
    return {} if vraag.bekend_op else {"ETag": etag(versie)}
