"""How does no answer about a pupil leave over HTTP before that is logged?"""

from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.logboek import Handeling, Status, bezig, huidige
from services.logboek.gezien import Stroom, ids_in
from services.logboek.spoor import nieuw_spoor
from services.metingen.verzoek import noem_route
from services.toegang import Toegang
from services.vrager import VRAGER, vrager_van

MET_NUMMERS = frozenset({"api:afwijzingen", "scherm:afwijzingen", "scherm:aanlevering"})
"""What shows rows as they were delivered: a pupil is in them by a personal number, not by the id of a dossier."""
DOORLOPEND = frozenset({"api:stroom"})
"""An answer that goes on for days: a pupil who comes back in it is shown again."""
NIEMAND = "niemand"
"""Asks for what is the same for everybody (the style, the document of the API): a pupil in that is an error."""
ONZE_FOUT = 500
BESTAND = "http.response.pathsend"


class Doorlaat:
    """
    Reads what is about to leave, and lets it go once there is a line for every pupil in it.

    It lies around pages and addresses, so that none of them can forget it; inside what compresses. An answer in pieces
    is read and logged piece by piece. When logging fails, the error leaves in place of the answer.
    """

    def __init__(self, app: ASGIApp, toegang: Toegang, soort: str) -> None:
        self._app = app
        self._toegang = toegang
        self._soort = soort

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, as one action."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        handeling = _begun(scope, self._soort)
        noem_route(self._soort)
        scope["extensions"] = {n: w for n, w in (scope.get("extensions") or {}).items() if n != BESTAND}
        with bezig(handeling):
            await self._app(scope, receive, _Antwoord(self._toegang, handeling, scope["path"], send).send)


class _Antwoord:
    """One answer on its way out."""

    def __init__(self, toegang: Toegang, handeling: Handeling, pad: str, send: Send) -> None:
        self._toegang, self._handeling, self._pad, self._send = toegang, handeling, pad, send
        self._begin: Message | None = None
        self._status = Status.UNSET
        self._stroom = Stroom()

    async def send(self, message: Message) -> None:
        """Send a part of the answer on."""
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["traceresponse"] = self._handeling.spoor.traceparent
            self._begin = message
            return
        nieuw = self._stroom.ids_in(message.get("body", b""))
        if self._begin is not None and self._begin["status"] >= ONZE_FOUT and ":" in self._handeling.actie:
            self._status = Status.ERROR
            nieuw += ids_in(self._pad.encode())
        nummers = self._stroom.nummers_in() if self._handeling.actie in MET_NUMMERS else []
        nieuw = [een for een in nieuw if een not in self._handeling.gelogd]
        if nieuw or nummers or self._handeling.besluiten:
            await run_in_threadpool(self._log, nieuw, nummers)
        if self._begin is not None:
            begin, self._begin = self._begin, None
            await self._send(begin)
        await self._send(message)

    def _log(self, dossier_ids: list[UUID], nummers: list[str]) -> None:
        log = self._toegang.kern
        bij_nummer = log.registered_under(nummers).values() if nummers else ()
        log.logboek.gelezen(self._handeling, [*dossier_ids, *bij_nummer], self._status)
        if self._handeling.actie in DOORLOPEND:
            self._handeling.gelogd.clear()


def _begun(scope: Scope, soort: str) -> Handeling:
    """Begin the action that a request is, in the trace of whoever asks."""
    spoor = nieuw_spoor(Headers(scope=scope).get("traceparent"))
    if VRAGER not in scope:
        return Handeling(spoor, soort, NIEMAND, NIEMAND)
    vrager = vrager_van(scope)
    ander_systeem = vrager.scopes is not None and spoor.ouder is not None
    aanroeper = f"urn:verzuimspoor:systeem:{vrager.wie}" if ander_systeem else None
    return Handeling(spoor, soort, vrager.wie, str(vrager.rol), aanroeper)


def noem(actie: str) -> None:
    """Say what the request that is being answered asks for, before anything is recorded or shown."""
    handeling = huidige()
    if handeling is not None:
        handeling.actie = actie
        noem_route(actie)


async def benoem(request: Request) -> None:
    """Name the action after the address of the API that was asked."""
    noem(f"api:{request.scope['route'].name}")
