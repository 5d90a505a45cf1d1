"""What may be known about the processing of personal data itself?"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Path, Query, Request
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from starlette.responses import Response

from domain.tijdzone import in_z
from domain.toegang.bron import Bron
from services.api.antwoorden import verantwoording as vormen
from services.api.problemen import ProbleemError, ongeldig
from services.api.vormen import JSON, Json, geeft, leest
from services.api.vraagvormen import DossierId, Geenvraag, Momentvraag
from services.api.vrager import gevraagd
from services.ingest.gelezen import Bezwaar
from services.inzageverzoek import Aanvrager
from services.inzageverzoek import inzage as inzage_of
from services.logboek.kenmerken import kenmerken
from services.logboek.lezen import Zoekvraag, zoek
from services.logboek.regels import Regel, Status
from services.logboek.registerlezer import activiteit_van, lees_register
from services.logboekdienst import ms_als_moment

router = APIRouter(tags=["verantwoorden"], dependencies=[Depends(geeft(JSON))])
GEEN_VRAAG = Annotated[Geenvraag, Query()]
ActiviteitId = Annotated[
    str,
    Path(alias="verwerkingsactiviteitId", pattern="^[a-z]+(-[a-z]+)*$", examples=["dossier-raadplegen"]),
]
PER_KEER = 100
LOGBOEK = "verzuimspoor"


class Verwerkingenvraag(BaseModel):
    """The question of the reading extension: at least one of the first three."""

    model_config = ConfigDict(extra="forbid", validate_by_alias=True, validate_by_name=False)

    trace_id: Annotated[str, StringConstraints(pattern="^[0-9a-f]{32}$")] | None = Field(None, alias="traceId")
    activiteit: Annotated[str, StringConstraints(max_length=300)] | None = Field(
        None, alias="dpl.core.processing_activity_id"
    )
    betrokkene: Annotated[str, StringConstraints(pattern="^1:[0-9a-f]{32}$")] | None = Field(
        None, alias="dpl.core.data_subject_id"
    )
    van: AwareDatetime | None = Field(None, alias="startTime")
    tot_en_met: AwareDatetime | None = Field(None, alias="endTime")
    na: Annotated[str, StringConstraints(max_length=60)] | None = Field(None, alias="next")


class Inzagevraag(Momentvraag):
    """Who asks, and whether free texts were read first."""

    aanvrager: Aanvrager = Aanvrager.LEERLING
    met_tekst: bool = Field(default=False, description="Ook vrije tekst, nadat een medewerker die heeft nagelezen.")


@router.get("/verwerkingsactiviteiten", response_model=vormen.Activiteiten)
def verwerkingsactiviteiten(request: Request, _: GEEN_VRAAG) -> Response:
    """Welke activiteiten met persoonsgegevens zijn er, met welk doel en op welke grondslag?"""
    with gevraagd(request, Bron.UITLEG):
        gevonden = [een.model_dump(mode="json", by_alias=True) for een in lees_register().values()]
    weg = {"self": {"href": request.url.path}}
    return Json({"aantal": len(gevonden), "verwerkingsactiviteiten": gevonden, "_links": weg})


@router.get("/verwerkingsactiviteiten/{verwerkingsactiviteitId}", response_model=vormen.Activiteit)
def verwerkingsactiviteit(request: Request, naam: ActiviteitId, _: GEEN_VRAAG) -> Response:
    """Wat is het doel van een activiteit, en hoe lang worden gegevens bewaard?"""
    with gevraagd(request, Bron.UITLEG):
        return Json(_known(naam))


@router.get(
    "/verwerkingsactiviteiten/{verwerkingsactiviteitId}/versies/{versie}", response_model=vormen.Activiteitversie
)
def verwerkingsactiviteitversie(
    request: Request, naam: ActiviteitId, versie: Annotated[int, Path(ge=1, le=10_000)], _: GEEN_VRAAG
) -> Response:
    """Wat gold er over een activiteit? Hierheen verwijst elke regel van het logboek."""
    with gevraagd(request, Bron.UITLEG):
        for een in _known(naam)["versies"]:
            if een["versie"] == versie:
                return Json(een)
        raise _unknown()


@router.post("/verwerkingen/_zoek", response_model=vormen.Verwerkingen, dependencies=[Depends(leest(JSON))])
def zoek_verwerkingen(request: Request, vraag: Annotated[Verwerkingenvraag, Body()], _: GEEN_VRAAG) -> Response:
    """Welke regels heeft het logboek bij een trace, een activiteit of een betrokkene (leesextensie)?"""
    with gevraagd(request, Bron.LOGBOEK) as hier:
        if vraag.trace_id is None and vraag.activiteit is None and vraag.betrokkene is None:
            tekst = "noem traceId, dpl.core.processing_activity_id of dpl.core.data_subject_id"
            raise ongeldig([Bezwaar("traceId", "geen-criterium", tekst)])
        register = hier.settings.register_adres
        regels = zoek(hier.log.databank, _asked(vraag, register), _after(vraag.na), PER_KEER + 1)
        getoond = regels[:PER_KEER]
        antwoord = {
            "metadata": {"logbookId": LOGBOEK, "organizationName": hier.settings.organisatie or None},
            "processingActivities": [_line(regel, register) for regel in getoond],
            "next": _place(getoond[-1]) if len(regels) > PER_KEER else None,
        }
    return Json(antwoord)


@router.get("/dossiers/{dossierId:uuid}/inzage", response_model=vormen.Inzage)
def inzage(request: Request, dossier_id: DossierId, vraag: Annotated[Inzagevraag, Query()]) -> Response:
    """Wat mag een leerling of ouder weten: wat is vastgelegd, wie keek ernaar en waar ging het heen?"""
    with gevraagd(request, Bron.INZAGEVERZOEK) as hier:
        op = hier.vraag(None, vraag.bekend_op)
        return Json(inzage_of(hier, dossier_id, op, vraag.aanvrager, met_tekst=vraag.met_tekst))


def _known(naam: str) -> dict[str, Any]:
    activiteit = lees_register().get(naam)
    if activiteit is None:
        raise _unknown()
    return activiteit.model_dump(mode="json", by_alias=True)


def _unknown() -> ProbleemError:
    return ProbleemError(404, "activiteit-onbekend", "Deze activiteit of versie staat niet in het register.")


def _asked(vraag: Verwerkingenvraag, register: str) -> Zoekvraag:
    verwerking = None if vraag.activiteit is None else activiteit_van(vraag.activiteit, register) or vraag.activiteit
    return Zoekvraag(
        trace_id=None if vraag.trace_id is None else bytes.fromhex(vraag.trace_id),
        verwerking=verwerking,
        betrokkene=None if vraag.betrokkene is None else bytes.fromhex(vraag.betrokkene.partition(":")[2]),
        van_ms=_ms(vraag.van),
        tot_en_met_ms=_ms(vraag.tot_en_met),
    )


def _ms(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp() * 1000)


def _line(regel: Regel, register: str) -> dict[str, Any]:
    return {
        "traceId": regel.trace_id.hex(),
        "spanId": regel.span_id.hex(),
        "parentSpanId": regel.ouder and regel.ouder.hex(),
        "status": Status(regel.status).name.capitalize(),
        "name": regel.naam,
        "startTime": in_z(ms_als_moment(regel.begin_ms)),
        "endTime": in_z(ms_als_moment(regel.eind_ms)),
        "attributes": kenmerken(regel, register),
    }


def _place(regel: Regel) -> str:
    return urlsafe_b64encode(regel.begin_ms.to_bytes(8) + regel.span_id).decode().rstrip("=")


def _after(geschreven: str | None) -> tuple[int, bytes] | None:
    if geschreven is None:
        return None
    try:
        gelezen = urlsafe_b64decode(geschreven.encode() + b"=" * (-len(geschreven) % 4))
    except ValueError:
        gelezen = b""
    if len(gelezen) != 16 or gelezen[0] > 127:
        raise ongeldig([Bezwaar("next", "cursor", "next hoort niet bij deze vraag; begin zonder next")])
    return int.from_bytes(gelezen[:8]), gelezen[8:]
