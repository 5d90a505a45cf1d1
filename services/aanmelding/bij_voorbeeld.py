"""How does somebody come in who looks at a demo: as which invented person?"""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.toegang.bron import Bron
from domain.toegang.gebruiker import LOKAAL, Gebruiker, Rol
from services.aanmelding.koek import Koek
from services.aanmelding.mensen import MENSEN, pseudoniem_van
from services.aanmelding.paginas import Paginas, eigen_formulier, formulier, gevangen, rol_van, sessie_van, verder
from services.aanmelding.redenen import AanmeldError
from services.aanmelding.sessies import Sessietabel
from services.aanmelding.volgende import volgende
from services.toegang import Toegang
from services.vragen.thuiszitters import thuiszitters


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """An invented person who may be chosen."""

    naam: str
    gebruiker: Gebruiker
    werkgebied: str


class BijVoorbeeld:
    """The way in of a demo: choose somebody. It exists on the machine itself only, with `serve --voorbeeld`."""

    def __init__(self, toegang: Toegang, dag: date | None, sessies: Sessietabel, paginas: Paginas, koek: Koek) -> None:
        self._toegang, self._dag, self._sessies, self._paginas, self._koek = toegang, dag, sessies, paginas, koek
        self._lock = threading.Lock()
        self._mensen: Sequence[Voorbeeld] = ()

    def routes(self) -> list[Route]:
        """Return the pages that are different for each way in."""
        vangt: Callable[..., Callable[..., object]] = gevangen
        return [
            Route("/aanmelden", vangt(self._paginas, self._choose), methods=["GET"]),
            Route("/aanmelden", vangt(self._paginas, self._come_in), methods=["POST"]),
            Route("/afmelden", vangt(self._paginas, self._leave), methods=["POST"]),
        ]

    async def _choose(self, request: Request) -> Response:
        waarheen = volgende(request.query_params.get("volgende"))
        mensen = await run_in_threadpool(self._people)
        return self._paginas.toon("voorbeeld.html", mensen=mensen, volgende=waarheen)

    async def _come_in(self, request: Request) -> Response:
        velden, oud = await formulier(request), sessie_van(request)
        rol = rol_van(velden.get("rol", ""))
        gekozen = [een for een in await run_in_threadpool(self._people) if een.gebruiker.rol is rol]
        if not gekozen:
            raise AanmeldError("formulier-verlopen", "role")

        def kom_binnen() -> str:
            if oud is not None:
                self._sessies.eindig(oud.geheim)
            return self._sessies.begin(gekozen[0].naam, [gekozen[0].gebruiker]).geheim

        antwoord = verder(volgende(velden.get("volgende")))
        self._koek.zet(antwoord, await run_in_threadpool(kom_binnen))
        return antwoord

    async def _leave(self, request: Request) -> Response:
        sessie, _ = await eigen_formulier(request)
        if sessie is not None:
            await run_in_threadpool(self._sessies.eindig, sessie.geheim)
        antwoord = verder("/aanmelden")
        self._koek.wis(antwoord)
        return antwoord

    def _people(self) -> Sequence[Voorbeeld]:
        """Return who can be chosen; where most pupils are at home, there they work."""
        with self._lock:
            self._mensen = self._mensen or self._look()
            return self._mensen

    def _look(self) -> Sequence[Voorbeeld]:
        with self._toegang.hier(LOKAAL, Bron.THUISZITTERS) as hier:
            vraag = hier.vraag(None if self._dag is None else self._dag.isoformat(), None)
            lijst = thuiszitters(hier.rows, vraag, hier.log.schoolteams)["thuiszitters"]
            gemeenten = Counter(een["gemeentecode"] for een in lijst if een["gemeentecode"]).most_common(1)
            plaats = gemeenten[0][0] if gemeenten else ""
            gevonden = None if not plaats else hier.basis.gemeenten.op(plaats, vraag.peildatum)
        scholen = [brin for brin, _ in Counter(een["brin"] for een in lijst if een["brin"]).most_common()]
        naam = gevonden.naam if gevonden else plaats
        return [_person(rol, wie, plaats, naam, scholen) for rol, wie in MENSEN]


def _person(rol: Rol, naam: str, plaats: str, plaatsnaam: str, scholen: Sequence[str]) -> Voorbeeld:
    gemeenten = frozenset({plaats} if plaats else ())
    van = {Rol.SCHOOL: scholen[:1], Rol.SWV: scholen}.get(rol, [])
    gebruiker = Gebruiker(pseudoniem_van(rol), rol, frozenset() if van else gemeenten, frozenset(van))
    if rol is Rol.SCHOOL and van:
        return Voorbeeld(naam, gebruiker, f"school {van[0]}")
    if rol is Rol.SWV and van:
        return Voorbeeld(naam, gebruiker, f"{len(van)} scholen")
    return Voorbeeld(naam, gebruiker, f"gemeente {plaatsnaam}" if plaats else "nog geen werkgebied")
