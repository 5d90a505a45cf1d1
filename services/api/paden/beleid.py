"""Which policy holds, and what would another change?"""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Query, Request
from starlette.responses import Response

from domain.toegang.bron import Bron
from services.api.antwoorden import overig
from services.api.vormen import JSON, Json, geeft, leest
from services.api.vraagvormen import Dag as Dagvorm
from services.api.vraagvormen import Geenvraag, Verschilvraag, Vraagvorm
from services.api.vrager import gevraagd, gevraagd_apart
from services.beleid import lees_profiel
from services.tijd import vandaag
from services.vaststelling import Nieuwbeleid, Vergelijking, versies

router = APIRouter(prefix="/beleid", tags=["beleid"], dependencies=[Depends(geeft(JSON))])


class Beleidsvraag(Vraagvorm):
    """On which day."""

    peildatum: Dagvorm | None = None


@router.get("", response_model=overig.Beleid)
def beleid(request: Request, vraag: Annotated[Beleidsvraag, Query()]) -> Response:
    """Welke versies van beleid en kalenders zijn er vastgesteld, en welke gelden op de peildatum?"""
    dag = date.fromisoformat(vraag.peildatum) if vraag.peildatum else vandaag()
    with gevraagd(request, Bron.BELEID) as hier:
        antwoord = versies(hier.log.beleid(), hier.basis, dag)
    return Json({"peildatum": dag.isoformat(), **antwoord})


@router.post("/_verschil", response_model=overig.Beleidsverschil, dependencies=[Depends(leest(JSON))])
def beleidsverschil(
    request: Request, vraag: Annotated[Verschilvraag, Body()], _: Annotated[Geenvraag, Query()]
) -> Response:
    """Wat zou een ander profiel veranderen, voor wie en door welke regel? Er wordt niets vastgelegd."""
    dag = date.fromisoformat(vraag.ingangsdatum) if vraag.ingangsdatum else vandaag()
    nieuw = Nieuwbeleid(dag, lees_profiel(vraag.profiel))
    with gevraagd_apart(request, Bron.BELEIDSVERSCHIL) as hier:
        bekend_op = hier.catch_up()
        vergelijking = Vergelijking(hier.log, hier.verloop, hier.uitgangspunt, nieuw, bekend_op)
        antwoord = vergelijking.antwoord(max(vandaag(), dag), vraag.voorbeelden)
    return Json(antwoord)
