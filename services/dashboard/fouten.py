"""How is it said that something cannot be shown?"""

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from domain.errors import VerzuimspoorError
from domain.toegang.besluit import ToegangGeweigerdError
from services.brieven.sjabloon import SjabloonOnbekendError
from services.brieven.verzonden import BriefOnbekendError
from services.dashboard.verzoek import Verzoek
from services.installatie import DossierOnbekendError, DossierVernietigdError
from services.overleg.vinden import OverlegOnbekendError
from services.vragen.vraag import VraagError

TEKSTEN = {
    403: ("Dit formulier is verlopen", "Ga terug, laad de pagina opnieuw en probeer het nog een keer."),
    404: ("Deze pagina is er niet", "Kijk of het adres klopt, of kies een pagina in het menu."),
    405: ("Dat kan hier niet", "Kies een pagina in het menu."),
    413: ("Dit bestand is te groot", "Neem een bestand van meer dan 200 MB in met de opdracht verzuimspoor ingest."),
}
ONS = (
    "Er ging iets mis",
    "Dat ligt aan ons, niet aan u. Wat u eerder vastlegde, staat er nog. Probeer het opnieuw. Blijft het misgaan? "
    "Vraag de beheerder om verzuimspoor doctor te draaien.",
)


@dataclass(frozen=True, slots=True)
class Fout:
    """What templates/fout.html may use."""

    titel: str
    tekst: str
    status: int


def foutpagina(v: Verzoek, fout: Exception) -> Response:
    """Return the page that says what is wrong; the only place that chooses its status."""
    model = _said(fout)
    return v.toon("fout.html", model, model.status)


def _said(fout: Exception) -> Fout:
    match fout:
        case ToegangGeweigerdError():
            return Fout("U mag dit niet zien", fout.besluit.uitleg, 403)
        case HTTPException():
            return Fout(*TEKSTEN.get(fout.status_code, TEKSTEN[404]), fout.status_code)
        case VraagError():
            return Fout("Deze vraag kan zo niet", _sentence(fout), 400)
        case OverlegOnbekendError():
            return Fout("Dit overleg is er niet", _sentence(fout), 404)
        case DossierOnbekendError():
            return Fout("Dit dossier is niet gevonden", _sentence(fout), 404)
        case BriefOnbekendError() | SjabloonOnbekendError():
            return Fout("Deze brief is er niet", _sentence(fout), 404)
        case DossierVernietigdError():
            return Fout("Dit dossier is vernietigd", _sentence(fout), 410)
        case VerzuimspoorError():
            return Fout("Dit kan nu niet", _sentence(fout), 409)
        case _:
            return Fout(*ONS, 500)


def _sentence(fout: Exception) -> str:
    tekst = str(fout)
    return f"{tekst[:1].upper()}{tekst[1:]}".rstrip(".") + "."
