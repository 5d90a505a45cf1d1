"""How does a test see what a request carries after logging in, on a real server?"""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import uvicorn

from services.adressen import adres_van, neem
from services.installatie import installatie
from services.server.inhoud import Inhoud
from services.server.samen import maak_app
from services.toegang import Toegang
from tests.kit.dashboard import PEILDATUM, zonder_omgeving
from tests.kit.openid import Uitgever, instellingen
from tests.kit.wachtrij import wachtrij


class Wijzer:
    """A clock that is put forward."""

    def __init__(self) -> None:
        self.erbij = timedelta()

    def __call__(self) -> datetime:
        """Return the moment."""
        return datetime.now(UTC) + self.erbij  # noqa: TID251 - a clock of a test


@dataclass(frozen=True)
class Aangemeld:
    """A server on which people log in."""

    adres: str
    klok: Wijzer
    db: Path


@contextmanager
def met_aanmelden(
    folder: Path, wie: Uitgever | None, vol: Path | None = None, voorbeeld: bool = False, **anders: str
) -> Iterator[Aangemeld]:
    """Serve a store (a copy of `vol`, or an empty one) on which people log in with a provider, or as in a demo."""
    klok = Wijzer()
    db = folder / "verzuimspoor.db"
    if vol is not None:
        for file in vol.parent.glob(f"{vol.stem}.*"):
            if file.is_file():
                shutil.copy(file, folder)
    with zonder_omgeving(), neem("127.0.0.1", 0) as luistert:
        adres = adres_van(luistert)
        if wie is not None:
            wie.klok = klok
            os.environ["VERZUIMSPOOR_AANMELDEN"] = str(
                instellingen(folder, wie, anders.pop("publiek", adres), **anders)
            )
        with Toegang(lambda: installatie(str(db))) as toegang, wachtrij(toegang) as rij:
            os.environ.pop("VERZUIMSPOOR_AANMELDEN", None)
            inhoud = Inhoud(standaarddag=PEILDATUM, voorbeeld=voorbeeld)
            app = maak_app(toegang, rij, inhoud, lambda: False, nu=klok)
            config = uvicorn.Config(app, lifespan="off", log_level="error", access_log=False, proxy_headers=False)
            server = uvicorn.Server(config)
            draad = threading.Thread(target=server.run, kwargs={"sockets": [luistert]}, daemon=True)
            draad.start()
            while not server.started:
                time.sleep(0.01)
            try:
                yield Aangemeld(adres, klok, db)
            finally:
                server.should_exit = True
                draad.join(timeout=10)


def meld_aan(client: httpx.Client, pad: str = "/") -> httpx.Response:
    """Ask for a page and follow wherever that leads, as a browser does."""
    return client.get(pad, follow_redirects=True)
