"""Which lists are there, and what are they ordered by?"""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from domain.toegang.bron import Bron
from services.api.antwoorden import lijsten as vormen
from services.api.bladeren import Lijst, pagina
from services.api.vormen import JSON, Json, geeft
from services.api.vraagvormen import (
    Aanvragenvraag,
    Gemeentevraag,
    Jongerenvraag,
    Lijstvraag,
    Signalenvraag,
    Termijnenvraag,
    Thuiszittersvraag,
    Uitstroomvraag,
    Vrijstellingenvraag,
    Werkvoorraadvraag,
)
from services.vragen.aanvragen import aanvragen as aanvragen_of
from services.vragen.jongeren import jongeren as jongeren_of
from services.vragen.risicokinderen import risicokinderen as risicokinderen_of
from services.vragen.signalen import signalen as signalen_of
from services.vragen.termijnen import termijnen as termijnen_of
from services.vragen.thuiszitters import thuiszitters as thuiszitters_of
from services.vragen.uitstroom import uitstroom as uitstroom_of
from services.vragen.verkorte_onderwijstijd import verkorte_onderwijstijd as verkorte_onderwijstijd_of
from services.vragen.vrijstellingen import vrijstellingen as vrijstellingen_of
from services.vragen.werkvoorraad import werkvoorraad as werkvoorraad_of

router = APIRouter(tags=["overzichten"], dependencies=[Depends(geeft(JSON))])

THUISZITTERS = Lijst(Bron.THUISZITTERS, "thuiszitters", ("termijn.vervaltOp", "dossierId"))
TERMIJNEN = Lijst(Bron.TERMIJNEN, "termijnen", ("vervaltOp", "dossierId", "soort"))
VRIJSTELLINGEN = Lijst(Bron.VRIJSTELLINGEN, "vrijstellingen", ("grond", "sinds", "dossierId"))
VERKORTE_ONDERWIJSTIJD = Lijst(
    Bron.VERKORTE_ONDERWIJSTIJD, "verkorteOnderwijstijd", ("van", "dossierId", "gebeurtenis")
)
SIGNALEN = Lijst(Bron.SIGNALEN, "signalen", ("gegevenOp", "dossierId", "herkomst", "soort", "aan"))
WERKVOORRAAD = Lijst(Bron.WERKVOORRAAD, "werkvoorraad", ("vervaltOp", "dossierId", "soort"))
AANVRAGEN = Lijst(Bron.AANVRAGEN, "aanvragen", ("gevraagdOp", "dossierId", "gebeurtenis"))
JONGEREN = Lijst(Bron.JONGEREN, "jongeren", ("sinds", "dossierId"))
RISICOKINDEREN = Lijst(Bron.RISICOKINDEREN, "risicokinderen", ("leerplichtVanaf", "dossierId"))
UITSTROOM = Lijst(Bron.UITSTROOM, "uitstroom", ("sinds", "dossierId", "gebeurtenis"))


@router.get("/thuiszitters", response_model=vormen.Thuiszitters)
def thuiszitters(request: Request, vraag: Annotated[Thuiszittersvraag, Query()]) -> Response:
    """Wie zit er thuis, sinds wanneer, tot wanneer is er tijd en waarom?"""
    return Json(
        pagina(
            request,
            vraag,
            THUISZITTERS,
            lambda hier, op: thuiszitters_of(
                hier.rows,
                op,
                hier.log.schoolteams,
                gemeentecode=hier.gemeente(vraag.gemeentecode, op.peildatum),
                status=vraag.status,
            ),
        )
    )


@router.get("/termijnen", response_model=vormen.Termijnen)
def termijnen(request: Request, vraag: Annotated[Termijnenvraag, Query()]) -> Response:
    """Welke termijnen lopen er, en hoe staan ze ervoor?"""
    return Json(
        pagina(
            request,
            vraag,
            TERMIJNEN,
            lambda hier, op: termijnen_of(hier.rows, op, soort=vraag.soort, status=vraag.status, binnen=vraag.binnen),
            vooraf=lambda hier: hier.knows_term(vraag.soort),
        )
    )


@router.get("/vrijstellingen", response_model=vormen.Vrijstellingen)
def vrijstellingen(request: Request, vraag: Annotated[Vrijstellingenvraag, Query()]) -> Response:
    """Wie is vrijgesteld of vroeg daarom, en hoe staat dat ervoor?"""
    return Json(
        pagina(
            request,
            vraag,
            VRIJSTELLINGEN,
            lambda hier, op: vrijstellingen_of(hier.rows, op, grond=vraag.grond, status=vraag.status),
        )
    )


@router.get("/verkorte-onderwijstijd", response_model=vormen.Verkorteonderwijstijd)
def verkorte_onderwijstijd(request: Request, vraag: Annotated[Lijstvraag, Query()]) -> Response:
    """Wie volgt minder uren onderwijs, hoeveel en tot wanneer?"""
    return Json(
        pagina(request, vraag, VERKORTE_ONDERWIJSTIJD, lambda hier, op: verkorte_onderwijstijd_of(hier.rows, op))
    )


@router.get("/signalen", response_model=vormen.Signalen)
def signalen(request: Request, vraag: Annotated[Signalenvraag, Query()]) -> Response:
    """Welke signalen staan er open: van de ladder, en over de registratie?"""
    return Json(
        pagina(
            request,
            vraag,
            SIGNALEN,
            lambda hier, op: signalen_of(hier.rows, op, hier.log.schoolteams, aan=vraag.rol, status=vraag.status),
            vooraf=lambda hier: hier.knows_role(vraag.rol),
        )
    )


@router.get("/werkvoorraad", response_model=vormen.Werkvoorraad)
def werkvoorraad(request: Request, vraag: Annotated[Werkvoorraadvraag, Query()]) -> Response:
    """Wat is er te doen, voor wie, en wat vervalt het eerst?"""
    return Json(
        pagina(
            request,
            vraag,
            WERKVOORRAAD,
            lambda hier, op: werkvoorraad_of(
                hier.rows,
                op,
                hier.log.schoolteams,
                rol=vraag.rol,
                behandelaar=vraag.behandelaar,
                school=vraag.school,
            ),
            vooraf=lambda hier: hier.knows_role(vraag.rol),
        )
    )


@router.get("/aanvragen", response_model=vormen.Aanvragen)
def aanvragen(request: Request, vraag: Annotated[Aanvragenvraag, Query()]) -> Response:
    """Welke aanvragen wachten op een besluit, en van wie?"""
    return Json(pagina(request, vraag, AANVRAGEN, lambda hier, op: aanvragen_of(hier.rows, op, soort=vraag.soort)))


@router.get("/jongeren", response_model=vormen.Jongeren)
def jongeren(request: Request, vraag: Annotated[Jongerenvraag, Query()]) -> Response:
    """Voor welke jongeren heeft het Doorstroompunt iets te doen?"""
    return Json(
        pagina(
            request,
            vraag,
            JONGEREN,
            lambda hier, op: jongeren_of(
                hier.rows, op, gemeentecode=hier.gemeente(vraag.gemeentecode, op.peildatum), reden=vraag.reden
            ),
        )
    )


@router.get("/risicokinderen", response_model=vormen.Risicokinderen)
def risicokinderen(request: Request, vraag: Annotated[Gemeentevraag, Query()]) -> Response:
    """Welke kinderen worden gevolgd voordat zij leerplichtig zijn?"""
    return Json(
        pagina(
            request,
            vraag,
            RISICOKINDEREN,
            lambda hier, op: risicokinderen_of(
                hier.rows, op, gemeentecode=hier.gemeente(vraag.gemeentecode, op.peildatum)
            ),
        )
    )


@router.get("/uitstroom", response_model=vormen.Uitstroom)
def uitstroom(request: Request, vraag: Annotated[Uitstroomvraag, Query()]) -> Response:
    """Wie stroomde uit naar scholing, werk of dagbesteding?"""
    return Json(pagina(request, vraag, UITSTROOM, lambda hier, op: uitstroom_of(hier.rows, op, naar=vraag.naar)))
