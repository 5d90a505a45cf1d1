"""What does the API say of itself, in OpenAPI?"""

from functools import cache
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from fastapi.telemetry import TelemetryConfig

from services.api.antwoorden.basis import Probleem
from services.api.gebeurtenisvormen import LEERLING, OVERLEG, PERSONEEL, TEAM, event_schemas, one_of
from services.api.omhulsel import API_VERSIE
from services.api.paden import CATALOGUE, aanleveringen
from services.api.problemen import AFHANDELING, MEDIATYPE, TITELS
from services.doorlaat import benoem

TITEL = "Verzuimspoor"
OMSCHRIJVING = (
    "Wie zit er thuis in plaats van op school, sinds wanneer, tot wanneer is er tijd en waarom? Elke vraag heeft twee "
    "data: de peildatum, de dag waarover hij gaat, en bekendOp, het moment van kennis. Een persoonsgebonden nummer "
    "staat nooit in een adres. Wie wat mag zien, hangt af van rol, werkgebied en grondslag: wat niet mag, is 403. "
    "Waar aangemeld wordt, stuurt een systeem een token van de aanmelddienst mee."
)
CONTACT = {
    "name": "Beheer van Verzuimspoor",
    "url": "https://verzuimspoor.example/beheer",
    "email": "beheer@verzuimspoor.example",
}
LICENTIE = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
STIL: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
"""The framework would record each request by itself, with its address and what was asked: that says about whom."""
MOST_BYTES = 1 << 20
MOST_BYTES_OF_A_FILE = 4 << 30
TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "JWT",
    "description": "Een token van de aanmelddienst; op de eigen machine, zonder aanmelden, is er geen nodig.",
}
ALTIJD = (400, 401, 403, 406, 421, 429, 500, 503)
LEEST = (413, 415)
VASTLEGGEN = (404, 409, 412, 428)
EIGEN: dict[str, tuple[int, ...]] = {
    "zoek_dossiers": (),
    "dossier": (404, 410),
    "dossiertermijnen": (404, 410),
    "dossieraanvraag": (404, 410),
    "dossierreplay": (404, 410),
    "gebeurtenissen": (404, 410),
    "gebeurtenis": (404, 410),
    "contacten": (404, 410),
    "verzonden_brief": (404, 410),
    "leg_gebeurtenis_vast": (*VASTLEGGEN, 410),
    "schoolteam": (404,),
    "teamgebeurtenissen": (404,),
    "teamgebeurtenis": (404,),
    "leg_teamgebeurtenis_vast": VASTLEGGEN,
    "overleg": (404,),
    "overlegkopie": (404,),
    "leg_overleg_vast": VASTLEGGEN,
    "leg_personeelsgebeurtenis_vast": (409, 412, 428),
    "aanlevering": (404,),
    "verwijder_aanlevering": (404, 409),
    "afwijzingen": (404,),
    "beleidsverschil": (409,),
    "verwerkingsactiviteit": (404,),
    "verwerkingsactiviteitversie": (404,),
    "inzage": (404, 409, 410),
    "terugmelduitvoer": (404,),
}
"""By operation, what it may answer besides what any may."""
VERPLICHTE_KOPPEN = {
    "If-Match": r'^(\*|"[0-9]{1,15}")$',
    "Content-Disposition": r'^attachment; filename="[A-Za-z]{1,20}\.(csv|ndjson)"$',
}
"""Without them there is an answer of its own (428, 400), so that to the framework they are no obligation."""
INHOUD = {
    "leg_gebeurtenis_vast": LEERLING,
    "leg_teamgebeurtenis_vast": TEAM,
    "leg_overleg_vast": OVERLEG,
    "leg_personeelsgebeurtenis_vast": PERSONEEL,
}


def v1() -> FastAPI:
    """Return the application of version 1, with its addresses and its errors."""
    app = FastAPI(
        title=TITEL,
        version=API_VERSIE,
        description=OMSCHRIJVING,
        contact=CONTACT,
        license_info=LICENTIE,
        openapi_url=None,
        telemetry=STIL,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        max_body_size=MOST_BYTES,
        separate_input_output_schemas=False,
        generate_unique_id_function=_operation,
        dependencies=[Depends(benoem)],
    )
    for soort, afhandeling in AFHANDELING.items():
        app.add_exception_handler(soort, afhandeling)
    for router in CATALOGUE:
        app.include_router(router, max_body_size=None if router is not aanleveringen.router else MOST_BYTES_OF_A_FILE)
    app.state.adressen = [adres for router in CATALOGUE for adres in router.routes]
    return app


def _operation(route: APIRoute) -> str:
    return route.name


@cache
def openapi() -> dict[str, Any]:
    """
    Return the document, which nobody may change: it is the same wherever it is made, and made for whoever asks first.

    Making it takes longer than all else that a server begins with.
    """
    app = v1()
    document = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version="3.1.0",
        description=app.description,
        routes=app.routes,
        contact=CONTACT,
        license_info=LICENTIE,
        servers=[{"url": "/api/v1", "description": "Deze server"}],
        separate_input_output_schemas=False,
    )
    schemas = document["components"]["schemas"]
    for overbodig in ("HTTPValidationError", "ValidationError"):
        schemas.pop(overbodig, None)
    schemas |= event_schemas()
    schemas[Probleem.__name__] = _problem_schema()
    document["components"]["responses"] = {f"Fout{status}": _problem(status) for status in TITELS}
    document["components"]["securitySchemes"] = {"token": TOKEN}
    document["security"] = [{"token": []}, {}]
    document["components"]["headers"] = {"APIVersion": _version_header()}
    for pad in document["paths"].values():
        for operatie in pad.values():
            _complete(operatie)
    _open(schemas)
    return document


def _complete(operatie: dict[str, Any]) -> None:
    """Say of an operation what it reads, what can go wrong and which header every answer has."""
    naam = operatie["operationId"]
    operatie["summary"] = operatie["description"].partition("?")[0].partition(".")[0].partition(":")[0].strip()
    antwoorden = operatie["responses"]
    antwoorden.pop("422", None)
    for kop in (een for een in operatie.get("parameters", ()) if een["name"] in VERPLICHTE_KOPPEN):
        kop |= {"required": True, "schema": {"type": "string", "pattern": VERPLICHTE_KOPPEN[kop["name"]]}}
    if naam in INHOUD:
        operatie["requestBody"] = {"required": True, "content": {"application/json": {"schema": one_of(INHOUD[naam])}}}
    elif naam == "lever_aan":
        vorm = {"schema": {"type": "string", "format": "binary"}}
        operatie["requestBody"] = {"required": True, "content": {"text/csv": vorm, "application/x-ndjson": vorm}}
    for antwoord in antwoorden.values():
        antwoord["description"] = "Gelukt"
        antwoord["headers"] = {"API-Version": {"$ref": "#/components/headers/APIVersion"}}
    statussen = {*ALTIJD, *(LEEST if "requestBody" in operatie else ()), *EIGEN.get(naam, ())}
    antwoorden |= {str(status): {"$ref": f"#/components/responses/Fout{status}"} for status in sorted(statussen)}


def _problem(status: int) -> dict[str, Any]:
    return {
        "description": TITELS[status],
        "headers": {"API-Version": {"$ref": "#/components/headers/APIVersion"}},
        "content": {MEDIATYPE: {"schema": {"$ref": f"#/components/schemas/{Probleem.__name__}"}}},
    }


def _problem_schema() -> dict[str, Any]:
    vorm = Probleem.model_json_schema(ref_template="#/components/schemas/{model}")
    fout = vorm.pop("$defs")["Fout"]
    vorm["properties"]["fouten"] = {"type": "array", "items": fout, "title": "Fouten"}
    return vorm


def _version_header() -> dict[str, Any]:
    return {"description": "De volledige versie van de API.", "schema": {"type": "string", "examples": [API_VERSIE]}}


def _open(schemas: dict[str, Any]) -> None:
    """Answers may get fields: whoever reads them must not refuse those. What is sent may hold no others."""
    gestuurd = {*event_schemas(), "Zoekvraag", "Verschilvraag", "Verwerkingenvraag"}
    gestuurd |= {"Uitvoerverzoek", "Duoantwoord", "Duoantwoorden"}
    for naam, schema in schemas.items():
        if naam not in gestuurd:
            schema.pop("additionalProperties", None)
