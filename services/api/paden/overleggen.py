"""Which meetings are there, what is on whose agenda, and what was agreed?"""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Body, Depends, Path, Query, Request
from pydantic import Field
from starlette.responses import Response

from domain.errors import Weigering
from domain.toegang.bron import Bron, Handeling
from services.api.antwoorden import dossiers
from services.api.antwoorden import overleg as vormen
from services.api.bladeren import Lijst, pagina
from services.api.paden.vastleggen import Gezien, Sleutel, vastgelegd
from services.api.problemen import ProbleemError
from services.api.vormen import JSON, Json, etag, geeft, leest, pad_naar, versie_van
from services.api.vraagvormen import Afsprakenvraag, Dag, Dagvraag, Geenvraag
from services.api.vrager import gevraagd
from services.ingest.enkel import ANDERS_GEBRUIKT, AndereVersie, Antwoord, Verzoek
from services.ingest.gebeurtenissen import read_fact
from services.installatie import Installatie
from services.overleg.agenda import agenda_van, kopie_voor
from services.overleg.antwoord import als_agenda, als_deelnemer, als_regel, over_de_dag
from services.overleg.doen import mag_over_overleg
from services.overleg.vastleggen import event_id, leg_vast_bij_overleg
from services.overleg.vinden import overleg_van
from services.overleg.vinden import overleggen as overleggen_of
from services.toegang import omgeving_van
from services.vragen.afspraken import afsprakenlijst
from services.vragen.replay import event_as_answer
from services.vragen.vraag import dag

router = APIRouter(tags=["overleggen"], dependencies=[Depends(geeft(JSON))])
AFSPRAKEN = Lijst(Bron.AFSPRAKEN, "afspraken", ("uiterlijkOp", "dossierId", "afspraakId"))
OverlegId = Annotated[UUID, Path(alias="overlegId")]
DeelnemerId = Annotated[UUID, Path(alias="deelnemerId")]


class Overleggenvraag(Dagvraag):
    """Meetings on which days."""

    van: Dag | None = Field(None, description="Vanaf deze dag. Zonder: 90 dagen voor de peildatum.")
    tot_en_met: Dag | None = Field(None, description="Tot en met deze dag. Zonder: 400 dagen na de peildatum.")


@router.get("/afspraken", response_model=vormen.Afspraken)
def afspraken(request: Request, vraag: Annotated[Afsprakenvraag, Query()]) -> Response:
    """Wat is er over leerlingen afgesproken, van wie is het en is het gedaan?"""
    return Json(
        pagina(
            request,
            vraag,
            AFSPRAKEN,
            lambda hier, op: afsprakenlijst(hier.rows, hier.log, hier.verloop, op, status=vraag.status, rol=vraag.rol),
            vooraf=lambda hier: hier.knows_role(vraag.rol),
        )
    )


@router.get("/overleggen", response_model=vormen.Overleggen)
def overleggen(request: Request, vraag: Annotated[Overleggenvraag, Query()]) -> Response:
    """Welke overleggen komen er, en welke waren er?"""
    with gevraagd(request, Bron.OVERLEG) as hier:
        op = hier.vraag(vraag.peildatum, vraag.bekend_op)
        van, tot_en_met = (None if een is None else dag(een) for een in (vraag.van, vraag.tot_en_met))
        gevonden = overleggen_of(hier, op, van=van, tot_en_met=tot_en_met)
    regels = [als_regel(staat) for staat in gevonden]
    return Json({**over_de_dag(op), "aantal": len(regels), "overleggen": regels})


@router.get("/overleggen/{overlegId:uuid}", response_model=vormen.Overlegantwoord)
def overleg(request: Request, overleg_id: OverlegId, vraag: Annotated[Dagvraag, Query()]) -> Response:
    """Wanneer is het, met wie, en wat staat er op de agenda?"""
    with gevraagd(request, Bron.OVERLEG) as hier:
        op = hier.vraag(vraag.peildatum, vraag.bekend_op)
        gelezen, staat = overleg_van(hier, str(overleg_id), op)
        agenda = als_agenda(agenda_van(hier, staat, op), op)
    antwoord = {**over_de_dag(op), **als_regel(staat), "versie": gelezen.versie, "agenda": agenda}
    return Json(antwoord, headers={"ETag": etag(gelezen.versie)} if vraag.bekend_op is None else {})


@router.get("/overleggen/{overlegId:uuid}/kopieen/{deelnemerId:uuid}", response_model=vormen.Overlegkopie)
def overlegkopie(
    request: Request, overleg_id: OverlegId, deelnemer_id: DeelnemerId, vraag: Annotated[Dagvraag, Query()]
) -> Response:
    """Wat staat er op de agenda die deze deelnemer krijgt? Alleen wat hij ook zonder overleg mag zien."""
    with gevraagd(request, Bron.OVERLEG) as hier:
        op = hier.vraag(vraag.peildatum, vraag.bekend_op)
        _, staat = overleg_van(hier, str(overleg_id), op)
        deelnemer = next((een for een in staat.deelnemers if een.id == deelnemer_id), None)
        if deelnemer is None:
            raise ProbleemError(404, "deelnemer-onbekend", "Deze deelnemer is voor dit overleg niet uitgenodigd.")
        agenda = als_agenda(kopie_voor(hier, staat, deelnemer, op), op)
    kop = {"overlegId": str(overleg_id), "deelnemer": als_deelnemer(deelnemer)}
    return Json({**over_de_dag(op), **kop, "agenda": agenda})


@router.post(
    "/overleggen/{overlegId:uuid}/gebeurtenissen",
    status_code=201,
    response_model=dossiers.Gebeurtenis,
    dependencies=[Depends(leest(JSON))],
)
def leg_overleg_vast(
    request: Request,
    overleg_id: OverlegId,
    gebeurtenis: Annotated[dict[str, Any], Body()],
    sleutel: Sleutel,
    _: Annotated[Geenvraag, Query()],
    gezien: Gezien = None,
) -> Response:
    """Plan een overleg (kies zelf een UUID; de versie is dan `"0"`), nodig uit, maak de agenda of rond het af."""
    versie = versie_van(gezien)
    with gevraagd(request, Bron.OVERLEG, Handeling.VASTLEGGEN) as hier:
        vastlegging = vastgelegd(_recorded(hier, overleg_id, Verzoek(gebeurtenis, sleutel, versie)))
    weg = pad_naar(request, "overleg", overlegId=overleg_id)
    return Json(event_as_answer(vastlegging), 201, {"Location": weg, "ETag": etag(vastlegging.versie)})


def _recorded(hier: Installatie, overleg_id: UUID, verzoek: Verzoek) -> Antwoord:
    """Record one fact about a meeting, by whoever may (raises ToegangGeweigerdError, EventLogError)."""
    omgeving = omgeving_van(hier)
    een_id = event_id(omgeving, overleg_id, verzoek.sleutel)
    opdracht = read_fact(verzoek.velden, "", omgeving.log.sleutels.merk_of, een_id)
    if isinstance(opdracht, tuple):
        return opdracht
    mag_over_overleg(hier, overleg_id, opdracht.feit)
    antwoord = leg_vast_bij_overleg(
        omgeving, overleg_id, [opdracht.feit], verzoek.sleutel, verzoek.bron, verzoek.gezien
    )
    if isinstance(antwoord, Weigering | AndereVersie):
        return antwoord
    vastlegging = next(v for v in antwoord.vastleggingen if v.id == een_id)
    return vastlegging if vastlegging.feit == opdracht.feit else ANDERS_GEBRUIKT
