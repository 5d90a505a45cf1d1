"""Which way of knowing who asks does this installation have, and which cannot go together?"""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send

from domain.toegang.gebruiker import LOKAAL, Gebruiker
from services.aanmelding.bij_uitgever import BijUitgever
from services.aanmelding.bij_voorbeeld import BijVoorbeeld
from services.aanmelding.grenzen import Grens
from services.aanmelding.instellingen import Aanmeldinstellingen, Sessies, lees
from services.aanmelding.koek import Koek
from services.aanmelding.machine import Machines
from services.aanmelding.oidc import Aanmelder
from services.aanmelding.paginas import Paginas
from services.aanmelding.redenen import AanmeldError
from services.aanmelding.sessies import Sessietabel
from services.aanmelding.sessietabel import open_tabel
from services.aanmelding.toegangspoort import Omgang, Toegangspoort
from services.aanmelding.traag import Ongeduldig
from services.aanmelding.uitgever import Uitgever
from services.aanmelding.wie import pseudoniem_van
from services.berichten.aanwezig import gezien_door
from services.dashboard.app import thema_klasse
from services.settings import InstellingError, Settings
from services.tijd import nu as klok
from services.toegang import Toegang
from services.tomlbestand import is_hier
from services.vrager import VRAGER

MINUUT, UUR = 60.0, 3_600.0
KOEK = "verzuimspoor_sessie"


def moet_kunnen(settings: Settings, adres: str, *, voorbeeld: bool) -> bool:
    """
    Say whether the server may listen on an address that is not this machine itself.

    Raises:
        InstellingError: the demo login is asked for together with what it cannot go with, or what is set is wrong.

    """
    hier = is_hier(f"http://[{adres}]" if ":" in adres else f"http://{adres}")
    if voorbeeld and settings.aanmelden:
        raise InstellingError(
            "--voorbeeld laat iedereen kiezen wie hij is; dat kan niet samen met VERZUIMSPOOR_AANMELDEN"
        )
    if voorbeeld and not hier:
        raise InstellingError("--voorbeeld laat iedereen kiezen wie hij is; dat kan alleen op deze machine zelf")
    if not settings.aanmelden:
        return False
    if not hier and not lees(Path(settings.aanmelden).expanduser()).is_https:
        raise InstellingError("luisteren voor anderen kan alleen achter een proxy met https (publiek_adres)")
    return not hier


def maak(
    app: ASGIApp,
    toegang: Toegang,
    *,
    voorbeeld: bool,
    dag: date | None = None,
    nu: Callable[[], datetime] = klok,
) -> ASGIApp:
    """
    Return an application of which each request carries who asks (`services.vrager`).

    `voorbeeld`: whoever looks chooses an invented person; with the settings of a provider people log in there, and
    systems show a token; else everybody is whoever holds this machine. `dag` is the day of which a demo tells.

    Raises:
        InstellingError: what is set cannot be used, or not together.

    """
    settings, sleutel = toegang.settings, toegang.kern.sleutels.pseudoniemsleutel
    if voorbeeld and settings.aanmelden:
        raise InstellingError("--voorbeeld kan niet samen met VERZUIMSPOOR_AANMELDEN")
    thema = thema_klasse(Path(settings.thema).expanduser() if settings.thema else None)
    if settings.aanmelden:
        return Ongeduldig(_with_provider(app, toegang, settings, Paginas(thema, voorbeeld=False), sleutel, nu))
    if not voorbeeld:
        return Ongeduldig(Lokaal(app))
    sessies = Sessietabel(open_tabel(settings), Sessies(), nu, gezien_door(toegang))
    koek = Koek(KOEK, is_https=False)
    toegang.sluit_ook(sessies.close)
    paginas = Paginas(thema, voorbeeld=True)
    routes = BijVoorbeeld(toegang, dag, sessies, paginas, koek).routes()
    return Ongeduldig(Toegangspoort(app, sessies, paginas, koek, Omgang(), routes, systeem=None, lokaal=LOKAAL))


def _with_provider(
    app: ASGIApp, toegang: Toegang, settings: Settings, paginas: Paginas, sleutel: bytes, nu: Callable[[], datetime]
) -> ASGIApp:
    wat = lees(Path(settings.aanmelden).expanduser())
    uitgever, pseudoniem = Uitgever(wat.oidc.uitgever), pseudoniem_van(sleutel)
    aanmelder = Aanmelder(wat.oidc, wat.publiek_adres, uitgever, nu)
    sessies = Sessietabel(open_tabel(settings), wat.sessies, nu, gezien_door(toegang))
    koek = Koek(KOEK, wat.is_https)
    toegang.sluit_ook(sessies.close)
    binnen = BijUitgever(aanmelder, sessies, paginas, koek, wat.claims, wat.groep, pseudoniem)
    systeem = _no_systems if wat.api is None else Machines(wat.api, uitgever, pseudoniem, nu).gebruiker
    return Toegangspoort(app, sessies, paginas, koek, _manners(wat), binnen.routes(), systeem=systeem, lokaal=None)


def _manners(wat: Aanmeldinstellingen) -> Omgang:
    return Omgang(
        wat.host,
        wat.is_https,
        wat.proxies,
        Grens(wat.grenzen.aanmelden_per_minuut, MINUUT),
        Grens(wat.grenzen.verzoeken_per_minuut, MINUUT),
        Grens(wat.grenzen.aanleveringen_per_uur, UUR),
    )


def _no_systems(_token: str) -> Gebruiker:
    """Refuse every system (raises AanmeldError): nothing was said about any."""
    raise AanmeldError("onbekende-client", "no systems configured")


class Lokaal:
    """Says of each request that whoever holds this machine asks: nobody from elsewhere can."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await self._app({**scope, VRAGER: LOKAAL}, receive, send)
