"""How does somebody come in who is known by the provider of his organisation?"""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from services.aanmelding.instellingen import Claims, Groep
from services.aanmelding.koek import Koek
from services.aanmelding.oidc import TERUG, Aanmelder
from services.aanmelding.paginas import Paginas, eigen_formulier, gevangen, sessie_van, verder
from services.aanmelding.sessies import POGING_DUURT, Sessietabel
from services.aanmelding.sessietabel import nieuw_geheim
from services.aanmelding.volgende import volgende
from services.aanmelding.wie import Pseudoniem, naam_van, rollen_van


class BijUitgever:
    """The way in by way of a provider, and the way out."""

    def __init__(
        self,
        aanmelder: Aanmelder,
        sessies: Sessietabel,
        paginas: Paginas,
        koek: Koek,
        claims: Claims,
        groepen: tuple[Groep, ...],
        pseudoniem: Pseudoniem,
    ) -> None:
        self._aanmelder, self._sessies, self._paginas, self._koek = aanmelder, sessies, paginas, koek
        self._claims, self._groepen, self._pseudoniem = claims, groepen, pseudoniem
        self._poging = Koek("verzuimspoor_poging", koek.is_https)

    def routes(self) -> list[Route]:
        """Return the pages that are different for each way in."""
        vangt: Callable[..., Callable[..., object]] = gevangen
        return [
            Route("/aanmelden", vangt(self._paginas, self._begin), methods=["GET"]),
            Route(TERUG, vangt(self._paginas, self._come_back), methods=["GET"]),
            Route("/afmelden", vangt(self._paginas, self._leave), methods=["POST"]),
        ]

    async def _begin(self, request: Request) -> Response:
        """Send a browser to the provider; several logins of one browser may be under way."""
        browser = self._poging.lees(request) or nieuw_geheim()
        waarheen = volgende(request.query_params.get("volgende"))
        if sessie_van(request) is not None:
            return verder(waarheen)

        def begin() -> str:
            self._aanmelder.bereikbaar()
            return self._aanmelder.weg(self._sessies.probeer(browser, waarheen))

        antwoord = verder(await run_in_threadpool(begin))
        self._poging.zet(antwoord, browser, int(POGING_DUURT.total_seconds()))
        return antwoord

    async def _come_back(self, request: Request) -> Response:
        """Let in whom the provider knows and who has a role here, under an id that was nobody's before."""
        vragen, browser, oud = request.query_params, self._poging.lees(request), sessie_van(request)
        antwoord_van = {naam: vragen[naam] for naam in ("state", "code", "iss", "error") if naam in vragen}

        def kom_binnen() -> tuple[str, str]:
            poging, waarheen = self._sessies.ga_verder(browser, antwoord_van.get("state", ""))
            claims, id_token = self._aanmelder.claims(poging, antwoord_van)
            wie = self._pseudoniem(str(claims["iss"]), str(claims["sub"]))
            rollen = rollen_van(claims, self._claims, self._groepen, wie)
            if oud is not None:
                self._sessies.eindig(oud.geheim)
            return self._sessies.begin(naam_van(claims, self._claims), rollen, id_token).geheim, waarheen

        geheim, waarheen = await run_in_threadpool(kom_binnen)
        antwoord = verder(waarheen)
        self._koek.zet(antwoord, geheim)
        return antwoord

    async def _leave(self, request: Request) -> Response:
        """Log somebody out here, and then there: by a page, since a form may lead to no other site."""
        sessie, _ = await eigen_formulier(request)
        if sessie is None:
            return verder("/afgemeld")
        await run_in_threadpool(self._sessies.eindig, sessie.geheim)
        daar = await run_in_threadpool(self._aanmelder.weg_uit, sessie.id_token)
        antwoord = verder("/afgemeld") if daar is None else self._paginas.toon("naar_uitgever.html", adres=daar)
        if daar is not None:
            antwoord.headers["refresh"] = f"0; url={daar}"
        self._koek.wis(antwoord)
        return antwoord
