"""
Which status and which words does an error get? (RFC 9457)

The only place that decides: a request that cannot be understood is 400 with everything that is wrong, never 422; a
refusal of the domain is 409, since the request was understood and what is recorded stands in its way.
"""

import logging
import traceback
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

import orjson
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route

from domain.errors import VerzuimspoorError, Weigering
from domain.toegang.besluit import ToegangGeweigerdError
from projections.stores.databank import OpslagError
from services.beleid import ProfielOnbekendError
from services.eventlog.errors import ConflictError, EventLogError
from services.ingest import BestandError
from services.ingest.gelezen import Bezwaar
from services.ingest.pydantic_nl import bezwaar_van
from services.installatie import DossierOnbekendError, DossierVernietigdError
from services.inzage import SchoolteamOnbekendError
from services.inzageverzoek import InzageGeweigerdError
from services.metingen.namen import WEIGERINGEN
from services.overleg.vinden import OverlegOnbekendError
from services.vaststelling import NietsNieuwsError
from services.vragen.vraag import VraagError
from services.wachtrij import BestandsnaamError, TeGrootError

LOG = logging.getLogger(__name__)
MEDIATYPE = "application/problem+json"
TITELS = {
    400: "Het verzoek klopt niet",
    401: "Meld u aan",
    403: "Dit mag niet",
    404: "Dit is er niet",
    405: "Deze methode kan hier niet",
    406: "Dit formaat is er niet",
    409: "Dit kan niet worden vastgelegd",
    410: "Dit is er niet meer",
    412: "Er is intussen iets veranderd",
    413: "Dit is te groot",
    415: "Dit formaat wordt niet gelezen",
    421: "Dit adres is niet van deze API",
    428: "Zeg welke versie u zag",
    429: "Te veel verzoeken",
    500: "Er ging iets mis",
    503: "Het is nu te druk",
}
STATUSSEN: Sequence[tuple[type[Exception], int, str]] = (
    (VraagError, 400, "vraag"),
    (ProfielOnbekendError, 400, "onbekend-profiel"),
    (BestandsnaamError, 400, "bestandsnaam"),
    (BestandError, 400, "bestand"),
    (DossierOnbekendError, 404, "dossier-onbekend"),
    (SchoolteamOnbekendError, 404, "schoolteam-onbekend"),
    (OverlegOnbekendError, 404, "overleg-onbekend"),
    (DossierVernietigdError, 410, "dossier-vernietigd"),
    (NietsNieuwsError, 409, "niets-nieuws"),
    (InzageGeweigerdError, 409, "inzage-geweigerd"),
    (TeGrootError, 413, "te-groot"),
    (ConflictError, 503, "te-druk"),
)
ONVERWACHT = "De vraag is niet beantwoord. Probeer het nog eens; blijft het misgaan, kijk dan met verzuimspoor doctor."
WAT_NU = {
    400: ("verzoek", "Het verzoek is niet te lezen. Controleer adres, headers en inhoud."),
    404: ("onbekend-adres", "Er is niets op dit adres. Controleer het pad; aan het eind staat geen schuine streep."),
    405: ("methode", "Deze methode kan op dit adres niet. De header Allow noemt wat wel kan."),
    413: ("te-groot", "De inhoud is te groot. Een bestand gaat naar aanleveringen."),
    500: ("onverwacht", ONVERWACHT),
}
DRUK = ("locked", "busy", "lock timeout", "deadlock", "antwoordt niet", "verbroken")
"""By one of these words in an error of the store, it may go well a moment later."""
TE_DRUK = "Een ander schrijft op dit moment. Er is niets vastgelegd; probeer het nog eens."


class ProbleemError(Exception):
    """An answer that is a problem: with a code for machines and a sentence with the remedy for people."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        fouten: Iterable[Bezwaar] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.detail = detail
        self.fouten = tuple(fouten)
        self.headers = headers


def probleem(
    status: int, code: str, detail: str, fouten: Iterable[Bezwaar] = (), headers: Mapping[str, str] | None = None
) -> Response:
    """Return a problem as an answer."""
    WEIGERINGEN.labels(code).inc()
    inhoud: dict[str, Any] = {"title": TITELS[status], "status": status, "detail": detail, "code": code}
    gevonden = [{"veld": f.veld, "code": f.code, "melding": f.melding} for f in fouten]
    if gevonden:
        inhoud["fouten"] = gevonden
    return Response(orjson.dumps(inhoud), status, headers, MEDIATYPE)


def geweigerd(weigering: Weigering) -> ProbleemError:
    """Return what a refusal of the domain is called here."""
    return ProbleemError(
        409, weigering.code, weigering.melding, [Bezwaar(weigering.veld or "", weigering.code, weigering.melding)]
    )


def ongeldig(bezwaren: Iterable[Bezwaar]) -> ProbleemError:
    """Return everything that is wrong with what was sent, as one problem."""
    return ProbleemError(400, "ongeldig", "Verbeter wat bij fouten staat en stuur het opnieuw.", bezwaren)


def onverwacht(fout: BaseException) -> Response:
    """Say that something went wrong, and no more; the log says what and where, since its text may name a pupil."""
    plaats = traceback.extract_tb(fout.__traceback__)[-1]
    LOG.error("unexpected %s in %s, line %s", type(fout).__name__, plaats.name, plaats.lineno)
    if isinstance(fout, OpslagError | EventLogError) and any(woord in str(fout) for woord in DRUK):
        return probleem(503, "te-druk", TE_DRUK, headers={"Retry-After": "5"})
    return zonder_woorden(500)


def _said(_request: Request, fout: Exception) -> Response:
    if not isinstance(fout, ProbleemError):
        return onverwacht(fout)
    return probleem(fout.status, fout.code, fout.detail, fout.fouten, fout.headers)


def _refused(_request: Request, fout: Exception) -> Response:
    """Say that it may not, and why; never anything about a pupil."""
    if not isinstance(fout, ToegangGeweigerdError):
        return onverwacht(fout)
    return probleem(403, fout.besluit.reden, fout.besluit.uitleg)


def _known(_request: Request, fout: Exception) -> Response:
    for soort, status, code in STATUSSEN:
        if isinstance(fout, soort):
            tekst = str(fout)
            headers = {"Retry-After": "5"} if status == HTTPStatus.SERVICE_UNAVAILABLE else None
            return probleem(status, code, f"{tekst[:1].upper()}{tekst[1:]}.", headers=headers)
    return onverwacht(fout)


def _invalid(request: Request, fout: Exception) -> Response:
    """Name every field that is wrong; never what was in it."""
    gevonden = fout.errors() if isinstance(fout, RequestValidationError) else ()
    return _said(request, ongeldig([_objection(een) for een in gevonden]))


def _objection(gevonden: Mapping[str, Any]) -> Bezwaar:
    waar, *plaats = gevonden["loc"]
    if gevonden["type"] == "json_invalid":
        return Bezwaar("", "geen-json", "de inhoud is geen JSON")
    bezwaar = bezwaar_van(gevonden["type"], tuple(plaats), gevonden.get("ctx", {}), gevonden["msg"])
    if waar == "header":
        return Bezwaar(str(plaats[0]), bezwaar.code, bezwaar.melding)
    if waar == "query" and gevonden["type"] == "extra_forbidden":
        wat = bezwaar.veld or "een naam achter het vraagteken"
        return Bezwaar(bezwaar.veld, "onbekende-vraag", f"{wat} wordt hier niet gelezen; verbeter de naam of laat weg")
    if waar == "body" and not plaats:
        return Bezwaar("", "verplicht", "de inhoud is verplicht, en is een JSON-object")
    return bezwaar


def _http(request: Request, fout: Exception) -> Response:
    status = fout.status_code if isinstance(fout, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        return probleem(405, *WAT_NU[405], headers={"Allow": ", ".join(_allowed(request))})
    return zonder_woorden(status)


def zonder_woorden(status: int) -> Response:
    """Return the problem that belongs to a status of which nothing else is known."""
    code, tekst = WAT_NU.get(status, WAT_NU[400])
    return probleem(status if status in WAT_NU else 400, code, tekst)


def _allowed(request: Request) -> list[str]:
    """Return every method of the address: each route of its own would name only its own."""
    adressen: Sequence[Route] = request.app.state.adressen
    methoden: set[str] = set()
    for adres in adressen:
        if adres.matches(request.scope)[0] is not Match.NONE:
            methoden |= adres.methods or set()
    return sorted(methoden | ({"HEAD"} if "GET" in methoden else set()))


def _unknown(_request: Request, fout: Exception) -> Response:
    return onverwacht(fout)


AFHANDELING: Mapping[Any, Any] = {
    Exception: _unknown,
    ProbleemError: _said,
    RequestValidationError: _invalid,
    HTTPException: _http,
    VraagError: _known,
    ToegangGeweigerdError: _refused,
    VerzuimspoorError: _known,
    BestandError: _known,
}
"""By kind of exception, what makes an answer of it."""
