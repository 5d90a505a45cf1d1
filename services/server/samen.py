"""How are the API and the dashboard one application?"""

from collections.abc import Callable
from datetime import datetime

from starlette.types import ASGIApp, Receive, Scope, Send

from services import api
from services.aanmelding.kiezen import maak as met_aanmelding
from services.dashboard.app import maak_app as maak_dashboard
from services.metingen.verzoek import Gemeten
from services.server.gezondheid import Gezondheid
from services.server.inhoud import Inhoud
from services.tijd import nu as klok
from services.toegang import Toegang
from services.wachtrij import Wachtrij


def maak_app(
    toegang: Toegang,
    wachtrij: Wachtrij,
    inhoud: Inhoud,
    stopt: Callable[[], bool],
    nu: Callable[[], datetime] = klok,
) -> ASGIApp:
    """
    Return what is asked for, on one installation and one queue, both open.

    `stopt` says whether the server is going to stop; `nu` is by what clock people stay logged in.
    """
    gemeten = Gemeten(_made(toegang, wachtrij, inhoud, stopt, nu), met_regels=toegang.settings.log_verzoeken)
    return Gezondheid(gemeten, toegang, stopt)


def _made(
    toegang: Toegang, wachtrij: Wachtrij, inhoud: Inhoud, stopt: Callable[[], bool], nu: Callable[[], datetime]
) -> ASGIApp:
    for_systems = api.maak_app(toegang, wachtrij, stopt)
    if not inhoud.met_dashboard:
        return met_aanmelding(for_systems, toegang, voorbeeld=False, nu=nu)
    for_people = maak_dashboard(toegang, wachtrij, standaarddag=inhoud.standaarddag, voorbeeld=inhoud.voorbeeld)
    alles = Samen(for_systems, for_people) if inhoud.met_api else for_people
    return met_aanmelding(alles, toegang, voorbeeld=inhoud.voorbeeld, dag=inhoud.standaarddag, nu=nu)


class Samen:
    """Gives what begins with `/api` to the API, errors included, and the rest to the dashboard."""

    def __init__(self, for_systems: ASGIApp, for_people: ASGIApp) -> None:
        self._for_systems = for_systems
        self._for_people = for_people

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        naar_api = scope["type"] == "http" and f"{scope['path']}/".startswith("/api/")
        await (self._for_systems if naar_api else self._for_people)(scope, receive, send)
