"""Who asks the API, and what for?"""

from contextlib import AbstractContextManager
from typing import cast
from urllib.parse import unquote

from starlette.requests import Request

from domain.toegang.bron import Bron, Handeling
from services.installatie import Installatie
from services.toegang import Toegang
from services.vrager import vrager_van
from services.wachtrij import Wachtrij

REDEN = "Inzage-Reden"
"""The header in which an auditor says why he must see who it is about; percent-encoded when it is not ASCII."""
LANGSTE_REDEN = 500


def gevraagd(
    request: Request, bron: Bron, handeling: Handeling = Handeling.LEZEN, *, opnieuw: bool = False
) -> AbstractContextManager[Installatie]:
    """Return the installation as whoever asks may see it, for one thing (as `Toegang.hier`)."""
    toegang = cast("Toegang", request.app.state.toegang)
    return toegang.hier(vrager_van(request.scope), bron, handeling, reden=reden_van(request), opnieuw=opnieuw)


def gevraagd_apart(
    request: Request, bron: Bron, handeling: Handeling = Handeling.LEZEN
) -> AbstractContextManager[Installatie]:
    """Return the same with an installation of its own, for what takes long (raises as `Toegang.apart_voor`)."""
    toegang = cast("Toegang", request.app.state.toegang)
    return toegang.apart_voor(vrager_van(request.scope), bron, handeling, reden=reden_van(request))


def gevraagde_rij(request: Request, bron: Bron, handeling: Handeling = Handeling.LEZEN) -> Wachtrij:
    """Return the queue of deliveries as whoever asks may see it: with his own (raises as `Toegang.hier`)."""
    with gevraagd(request, bron, handeling) as hier:
        rij = cast("Wachtrij", request.app.state.wachtrij)
        return rij if hier.portier.mag_alles else rij.van(hier.portier.gebruiker.wie)


def reden_van(request: Request) -> str:
    """Return why he must see who it is about, as he gave it."""
    return unquote(request.headers.get(REDEN, "")).strip()[:LANGSTE_REDEN]
