"""How does the system of a supplier take what goes back to DUO, once, and say what DUO did with it?"""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response

from domain.toegang.bron import Bron, Handeling
from domain.toegang.tabel import Reikwijdte
from services.api.antwoorden import terugmelden as vormen
from services.api.bladeren import Lijst, pagina
from services.api.paden.vastleggen import Sleutel
from services.api.problemen import ProbleemError, ongeldig
from services.api.vormen import JSON, Json, geeft, leest, pad_naar
from services.api.vraagvormen import Geenvraag, Lijstvraag, Terugmeldingenvraag
from services.api.vrager import gevraagd
from services.ingest.gelezen import Bezwaar
from services.installatie import Installatie
from services.terugmelden.loket import Terugmeldloket, Uitslag, Uitslagsoort
from services.terugmelden.uitgifte import Uitvoer, uitvoer_van
from services.tijd import nu
from services.vragen.meldingen import meldingen as meldingen_of
from services.vragen.terugmeldingen import terugmeldingen as terugmeldingen_of

router = APIRouter(tags=["terugmelden"], dependencies=[Depends(geeft(JSON))])
TERUGMELDINGEN = Lijst(Bron.TERUGMELDINGEN, "terugmeldingen", ("sinds", "dossierId", "meldingsnummer", "volgorde"))
MELDINGEN = Lijst(Bron.MELDINGEN, "meldingen", ("melddatum", "dossierId", "meldingsnummer"))
UitvoerId = Annotated[UUID, Path(alias="uitvoerId")]


@router.get("/meldingen", response_model=vormen.Meldingen)
def meldingen(request: Request, vraag: Annotated[Lijstvraag, Query()]) -> Response:
    """Wat is er met de meldingen gedaan? Een school ziet alleen haar eigen meldingen."""
    return Json(
        pagina(
            request,
            vraag,
            MELDINGEN,
            lambda hier, op: meldingen_of(hier.rows, hier.log, op, hier.portier.toont, eigen_scholen(hier)),
        )
    )


@router.get("/terugmeldingen", response_model=vormen.Terugmeldingen)
def terugmeldingen(request: Request, vraag: Annotated[Terugmeldingenvraag, Query()]) -> Response:
    """Welke statussen moeten terug naar DUO, en hoe staan zij ervoor?"""

    def antwoord(hier: Installatie, op: Any) -> dict[str, Any]:  # noqa: ANN401 - a question, as `pagina` asks it
        beleid = hier.verloop.op(op.peildatum, op.bekend_op).beleid.terugmelden
        return terugmeldingen_of(hier.rows, hier.log, op, beleid, stand=vraag.stand)

    return Json(pagina(request, vraag, TERUGMELDINGEN, antwoord))


@router.post(
    "/terugmeldingen/uitvoeren",
    status_code=201,
    response_model=vormen.Terugmelduitvoer,
    responses={204: {"description": "Er is niets te melden"}},
    dependencies=[Depends(leest(JSON))],
)
def geef_terugmeldingen_uit(
    request: Request, verzoek: vormen.Uitvoerverzoek, sleutel: Sleutel, _: Annotated[Geenvraag, Query()]
) -> Response:
    """
    Neem wat er te melden is. Elke status gaat één keer; met dezelfde sleutel komt dezelfde uitvoer nog eens.

    Is er niets te melden, dan is het antwoord 204 en is er geen uitvoer.
    """
    with gevraagd(request, Bron.TERUGMELDINGEN, Handeling.VASTLEGGEN) as hier:
        uitvoer = Terugmeldloket(hier).haal(uitvoer_van(hier, sleutel), verzoek.hoogstens)
    if not uitvoer.regels:
        return Response(status_code=204)
    antwoord = _as_answer(request, uitvoer)
    return Json(antwoord, 201, {"Location": antwoord["_links"]["self"]["href"]})


@router.get("/terugmeldingen/uitvoeren/{uitvoerId:uuid}", response_model=vormen.Terugmelduitvoer)
def terugmelduitvoer(request: Request, uitvoer_id: UitvoerId, _: Annotated[Geenvraag, Query()]) -> Response:
    """Wat is er in deze uitvoer aangeboden? Het antwoord is altijd hetzelfde."""
    with gevraagd(request, Bron.TERUGMELDINGEN) as hier:
        uitvoer = Terugmeldloket(hier).lees(uitvoer_id)
    if not uitvoer.regels:
        raise ProbleemError(404, "uitvoer-onbekend", "Deze uitvoer is er niet, of is niet van u.")
    return Json(_as_answer(request, uitvoer))


@router.post("/terugmeldingen/antwoorden", response_model=vormen.Antwoordontvangst, dependencies=[Depends(leest(JSON))])
def antwoord_op_terugmeldingen(
    request: Request, antwoorden: vormen.Duoantwoorden, _sleutel: Sleutel, _: Annotated[Geenvraag, Query()]
) -> Response:
    """
    Zeg wat DUO met de statussen deed. Doe het gerust nog eens: hetzelfde antwoord verandert niets.

    Een antwoord dat niet kan, houdt de andere niet tegen: bij elk staat wat ervan werd.
    """
    uitslagen = [_read(een, plaats) for plaats, een in enumerate(antwoorden.antwoorden)]
    with gevraagd(request, Bron.TERUGMELDINGEN, Handeling.VASTLEGGEN) as hier:
        ontvangen = Terugmeldloket(hier).ontvang(uitslagen)
    regels = [
        {
            "terugmelding": str(uitslag.terugmelding),
            "verwerkt": "nieuw" if een.nieuw else "ongewijzigd" if een.weigering is None else "afgewezen",
            "code": een.weigering and een.weigering.code,
            "melding": een.weigering and een.weigering.melding,
        }
        for uitslag, een in zip(uitslagen, ontvangen, strict=True)
    ]
    return Json({"aantal": len(regels), "antwoorden": regels})


def eigen_scholen(hier: Installatie) -> frozenset[str] | None:
    """Return the only schools whose meldingen may be shown; None is all."""
    eigen = hier.portier.besluit.reikwijdte is Reikwijdte.EIGEN_LEERLINGEN
    return hier.portier.gebruiker.scholen if eigen else None


def _read(een: vormen.Duoantwoord, plaats: int) -> Uitslag:
    veld = f"antwoorden.{plaats}"
    if een.uitslag is Uitslagsoort.AFGEWEZEN and een.code is None:
        raise ongeldig([Bezwaar(f"{veld}.code", "verplicht", f"{veld}.code is leeg; noem waarom DUO dit afwees")])
    if een.verwerkt_op is not None and een.verwerkt_op > nu():
        tekst = f"{veld}.verwerktOp ligt na nu; geef het moment waarop DUO de status verwerkte"
        raise ongeldig([Bezwaar(f"{veld}.verwerktOp", "moment-in-toekomst", tekst)])
    return Uitslag(een.terugmelding, een.uitslag, een.code, een.melding, een.verwerkt_op)


def _as_answer(request: Request, uitvoer: Uitvoer) -> dict[str, Any]:
    regels = [
        {
            "terugmelding": str(regel.terugmelding),
            "dossierId": str(regel.dossier_id),
            "meldingsnummer": regel.meldingsnummer,
            "status": regel.status,
            "reden": regel.reden,
            "toelichting": regel.toelichting,
            "ingegaanOp": regel.ingegaan_op.isoformat(),
        }
        for regel in uitvoer.regels
    ]
    weg = {"self": {"href": pad_naar(request, "terugmelduitvoer", uitvoerId=uitvoer.id)}}
    return {"uitvoer": str(uitvoer.id), "aantal": len(regels), "terugmeldingen": regels, "_links": weg}
